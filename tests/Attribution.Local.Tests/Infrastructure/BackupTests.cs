using System.Text.RegularExpressions;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The commands of the page that copy everything, run by a shell with an <c>az</c> that answers in pages.</summary>
public sealed partial class BackupTests
{
    private const string FirstPage = """{"items":[{"RowKey":"r1"},{"RowKey":"r2"}],"nextMarker":{"nextpartitionkey":"p","nextrowkey":"r3"}}""";
    private const string LastPage = """{"items":[{"RowKey":"r3"}],"nextMarker":{}}""";
    private const string NoRows = """{"items":[],"nextMarker":null}""";

    [JqFact]
    public async Task EveryTableAndContainer_IsCopied_WhileTheAppStands()
    {
        using var shell = new Shell();
        Directory.CreateSymbolicLink(Path.Combine(shell.Folder, "infra"), Bicep.Folder);
        shell.Replace("azcopy");
        shell.Replace("az", $"""
            *"--table-name Events "*"--marker nextpartitionkey=p nextrowkey=r3"*) echo '{LastPage}' ;;
            *"--table-name Events "*) echo '{FirstPage}' ;;
            "storage entity query "*) echo '{NoRows}' ;;
            """);

        var (exitCode, output) = await shell.Run("bash", ["-eu", "-c", Commands().Match(InfraPage.Text).Groups["commands"].Value]);

        Assert.True(exitCode == 0, output);
        Assert.StartsWith("az functionapp stop ", shell.Calls[0]);
        Assert.StartsWith("az functionapp start ", shell.Calls[^1]);
        Assert.Equal(Declared.Storage("queues"), Named("--queue-name"));
        Assert.Equal(Declared.Storage("tables"), Named("--table-name").Distinct());
        Assert.Equal(Declared.Storage("containers"), shell.Calls.Where(c => c.StartsWith("azcopy ", StringComparison.Ordinal)).Select(c => c.Split(' ')[2].Split('/')[^1]));
        Assert.Equal(["""{"RowKey":"r1"}""", """{"RowKey":"r2"}""", """{"RowKey":"r3"}"""], File.ReadAllLines(Path.Combine(shell.Folder, "backup", "Events.ndjson")));
        Assert.Equal(Declared.Storage("tables").Count + 1, Named("--table-name").Count());

        IEnumerable<string> Named(string option) => shell.Calls.Where(c => c.Contains($" {option} ", StringComparison.Ordinal)).Select(c => c.Split($" {option} ")[1].Split(' ')[0]);
    }

    [GeneratedRegex(@"```sh\n(?<commands>az functionapp stop.*?)```", RegexOptions.Singleline)]
    private static partial Regex Commands();
}

public sealed class JqFactAttribute : FactAttribute
{
    public JqFactAttribute() => Skip =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "jq"))) ? null : "jq is not installed.";
}
