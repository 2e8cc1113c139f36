using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Functions.Telemetry;
using Attribution.Local.Processes;
using Attribution.Reporting.Mail;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests;

/// <summary>The page for senders says what the code does: routes, queues, timers, settings and problem codes.</summary>
public sealed partial class HttpDocumentationTests
{
    private static readonly string Project = Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions");
    private static readonly string Page = File.ReadAllText(Path.Combine(Project, "README.md"));

    private static IEnumerable<MethodInfo> Functions => typeof(AttributionRegistration).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FunctionAttribute)));

    [Fact]
    public void Routes_AreThoseOfTheFunctions()
    {
        var inCode = Functions
            .SelectMany(m => m.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>())
            .SelectMany(t => t.Methods!.Select(method => $"{method.ToUpperInvariant()} /{t.Route}"));

        Assert.Equal(Sorted(inCode), Sorted(Route().Matches(Section("Routes")).Select(m => m.Groups["route"].Value)));
    }

    [Fact]
    public void Queues_AreThoseThatMessagesGoTo() =>
        Assert.Equal(Sorted(Outgoing.Queues), Sorted(FirstCells("Behind the routes").Where(c => c.Contains('-', StringComparison.Ordinal))));

    [Fact]
    public void Timers_AreThoseOfTheFunctions() => Assert.Equal(
        Sorted(Functions.Where(m => m.GetParameters().Any(p => p.IsDefined(typeof(TimerTriggerAttribute)))).Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name)),
        Sorted(FirstCells("Behind the routes").Where(c => !c.Contains('-', StringComparison.Ordinal))));

    [Fact]
    public void Settings_AreThoseOfTheOptions() => Assert.Equal(
        Sorted([
            .. Properties<AttributionOptions>(AttributionOptions.Section),
            .. Properties<RetentionOptions>("Attribution__Retention"),
            .. Properties<LeadLifeOptions>(LeadLifeOptions.Section),
            .. Properties<MailOptions>(MailOptions.Section),
            .. Properties<DashboardOptions>(DashboardOptions.Section),
            .. Properties<MetaOptions>("Platforms__Meta"),
            .. Properties<LinkedInOptions>("Platforms__LinkedIn"),
            TelemetryExport.EndpointSetting,
            TelemetryExport.SamplerSetting,
        ]),
        Sorted(FirstCells("Settings")));

    [Fact]
    public void Codes_AreThoseOfTheSources()
    {
        var sources = string.Join('\n', Directory.EnumerateFiles(Project, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        var inCode = Code().Matches(sources).Select(m => m.Groups["code"].Value)
            .Concat(Reference().Matches(sources).Select(m => $"unknown-{JsonNamingPolicy.KebabCaseLower.ConvertName(m.Groups["kind"].Value)}"));

        Assert.Equal(Sorted(inCode), Sorted(FirstCells("Problems")));
    }

    [Fact]
    public void Codes_AreNotRepeated()
    {
        var codes = FirstCells("Problems").ToList();

        Assert.Equal(codes.Distinct(StringComparer.Ordinal), codes);
    }

    private static IEnumerable<string> Properties<T>(string section) => typeof(T).GetProperties().Select(p => $"{section}__{p.Name}");

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Section(string title)
    {
        var start = Page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"There is no section '{title}'.");
        var end = Page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    /// <summary>What is set as code in the first cells of a section's tables.</summary>
    private static IEnumerable<string> FirstCells(string title) => Section(title).Split('\n')
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
        .SelectMany(l => Quoted().Matches(l.Split(" | ")[0]).Select(m => m.Groups["text"].Value));

    [GeneratedRegex("`(?<route>(?:GET|PUT|POST|DELETE|OPTIONS) /[^`]+)`")]
    private static partial Regex Route();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Quoted();

    /// <summary>The text after a field's name, or after a status, where a fault or a problem is made.</summary>
    [GeneratedRegex("""(?:Fails\(\s*\$?"?[^",]*"?|new ItemFault\(\s*"[^"]*"|Problem\(\s*[A-Za-z0-9_.]+),\s*"(?<code>[a-z]+(?:-[a-z]+)+)""" + "\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"Exists(?:OrNone)?<(?<kind>[A-Z]\w+)>\(")]
    private static partial Regex Reference();
}
