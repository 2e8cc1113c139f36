using System.Text.RegularExpressions;
using Attribution.Local.Processes;
using Attribution.Local.Tests.Infrastructure;

namespace Attribution.Local.Tests.Repository;

/// <summary>Workflows run nothing but what was looked at, with no more rights than each job needs.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(NodeTools.RepositoryRoot, ".github", "workflows");

    // What every job may do at most: read the sources; and to deploy, prove who it is.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["deploy.yml: deploy"] = ["contents: read", "id-token: write"],
    };

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)!)];

    [Fact]
    public void Workflows_AreThese() => Assert.Equal(["ci.yml", "deploy.yml"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order());

    [Theory, MemberData(nameof(Files))]
    public void Actions_ArePinnedByCommit_AndSayTheirVersion(string file)
    {
        var uses = Uses().Matches(Text(file)).Select(m => m.Groups["action"].Value.Trim()).Where(action => !action.StartsWith("./", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", action));
    }

    [Fact]
    public void OneAction_IsUsedInOneVersion()
    {
        var versions = Directory.EnumerateFiles(Folder).SelectMany(file => Uses().Matches(File.ReadAllText(file))).Select(m => m.Groups["action"].Value.Trim()).Distinct();

        Assert.All(versions.GroupBy(action => action.Split('@')[0]), action => Assert.Single(action));
    }

    [Theory, MemberData(nameof(Files))]
    public void Permissions_AreNoneForTheWorkflow_AndStatedByEachJob(string file)
    {
        Assert.Contains("\npermissions: {}\n", Text(file));
        Assert.All(Jobs(file), job => Assert.Equal(
            Allowed.GetValueOrDefault($"{file}: {job.Name}") ?? ["contents: read"],
            Permission().Matches(job.Text).Select(m => m.Value.Trim())));
    }

    [Theory, MemberData(nameof(Files))]
    public void Runs_DoNotOverlap_AndEnd(string file)
    {
        Assert.Contains("\nconcurrency:\n", Text(file));
        Assert.All(Jobs(file).Where(job => job.Text.Contains("runs-on:", StringComparison.Ordinal)), job => Assert.Contains("timeout-minutes:", job.Text));
    }

    [Theory, MemberData(nameof(Files))]
    public void Checkouts_KeepNoToken_AndNothingReadsASecret(string file)
    {
        Assert.Equal(Checkout().Count(Text(file)), KeepsNoToken().Count(Text(file)));
        Assert.DoesNotContain("secrets.", Text(file));
    }

    [Fact]
    public void Deployment_WaitsForTests_AndForWhoeverGuardsTheEnvironment()
    {
        var deploy = Jobs("deploy.yml").Single(job => job.Name == "deploy").Text;

        Assert.Contains("needs: ci", deploy);
        Assert.Contains("environment: production", deploy);
    }

    [Fact]
    public void Deployment_HandsOnEveryVariable_WithItsDefault()
    {
        var handedOn = HandedOn().Matches(Text("deploy.yml"))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["default"].Value);

        Assert.Empty(InfraPage.Variables.Keys.Except(handedOn.Keys).Except(["AZURE_PRINCIPAL_TYPE"]));
        Assert.All(
            InfraPage.Variables.Where(v => handedOn.ContainsKey(v.Key)),
            v => Assert.Equal((v.Key, v.Value == "required" ? "" : v.Value), (v.Key, handedOn[v.Key])));
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static IEnumerable<(string Name, string Text)> Jobs(string file)
    {
        var jobs = Text(file).Split("\njobs:\n")[1];
        var starts = Job().Matches(jobs).ToList();
        return starts.Select((start, i) => (start.Groups["name"].Value, jobs[start.Index..(i + 1 < starts.Count ? starts[i + 1].Index : jobs.Length)]));
    }

    [GeneratedRegex(@"^\s*(- )?uses: (?<action>.+)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^  (?<name>[\w-]+):$", RegexOptions.Multiline)]
    private static partial Regex Job();

    [GeneratedRegex(@"(?<=^    permissions:\n(?:      [\w-]+: \w+\n)*)      [\w-]+: \w+$", RegexOptions.Multiline)]
    private static partial Regex Permission();

    [GeneratedRegex("uses: actions/checkout@")]
    private static partial Regex Checkout();

    [GeneratedRegex("persist-credentials: false")]
    private static partial Regex KeepsNoToken();

    [GeneratedRegex(@"(?<name>\w+): \$\{\{ vars\.\k<name>( \|\| '(?<default>[^']*)')? \}\}")]
    private static partial Regex HandedOn();
}
