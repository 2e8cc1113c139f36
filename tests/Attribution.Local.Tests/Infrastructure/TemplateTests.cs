using System.Text.RegularExpressions;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The templates as text: they compile, and ask for what the page about them says.</summary>
public sealed partial class TemplateTests
{
    [BicepFact]
    public async Task Templates_Compile_WithoutAWarning()
    {
        var (exitCode, template, diagnostics) = await Bicep.Run(["build", Path.Combine(Bicep.Folder, "main.bicep"), "--stdout"], new Dictionary<string, string>());

        Assert.Equal((0, ""), (exitCode, diagnostics.Trim()));
        Assert.StartsWith("{", template);
    }

    [BicepFact]
    public async Task MissingVariables_AreNamed()
    {
        var (exitCode, _, diagnostics) = await Bicep.Run(["build-params", Path.Combine(Bicep.Folder, "main.bicepparam"), "--stdout"], new Dictionary<string, string>());

        Assert.NotEqual(0, exitCode);
        Assert.Equal(Deployments.Required.Order(), Missing().Matches(diagnostics).Select(m => m.Groups["name"].Value).Order());
    }

    [BicepFact]
    public async Task EmptyVariable_IsRefused()
    {
        var environment = new Dictionary<string, string>(Deployments.Least) { ["ATTRIBUTION_CURRENCY"] = "" };

        var (exitCode, _, diagnostics) = await Bicep.Run(["build-params", Path.Combine(Bicep.Folder, "main.bicepparam"), "--stdout"], environment);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("length", diagnostics);
    }

    [Fact]
    public void Variables_AreDescribed()
    {
        var read = Variable().Matches(File.ReadAllText(Path.Combine(Bicep.Folder, "main.bicepparam"))).Select(m => m.Groups["name"].Value).Order();
        var described = InfraPage.Variables.Keys.Order();

        Assert.Equal(Deployments.Known.Order(), read);
        Assert.Equal(read, described);
    }

    [Fact]
    public void DefaultsOfVariables_AreThoseOfThePage()
    {
        var defaults = Variable().Matches(File.ReadAllText(Path.Combine(Bicep.Folder, "main.bicepparam")))
            .ToDictionary(m => m.Groups["name"].Value, m => m.Groups["default"] is { Success: true } d ? d.Value : "required");

        Assert.All(InfraPage.Variables, row => Assert.Equal((row.Key, defaults[row.Key]), (row.Key, row.Value)));
    }

    [Fact]
    public void Modules_AreOfReadableSize() =>
        Assert.All(Directory.EnumerateFiles(Bicep.Folder, "*.bicep*", SearchOption.AllDirectories), file => Assert.InRange(File.ReadLines(file).Count(), 1, 180));

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'(, '(?<default>[^']*)')?\)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"Environment variable ""(?<name>\w+)"" does not exist")]
    private static partial Regex Missing();
}
