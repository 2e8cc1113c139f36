using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Attribution.Functions.Settings;
using Attribution.Functions.Telemetry;
using Attribution.Local.Processes;
using Attribution.Reporting;
using Attribution.Storage;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The settings that the code reads, by the names that they have in the environment.</summary>
internal static partial class CodeSettings
{
    /// <summary>Read only in a build with the real packages, whose types this build does not have.</summary>
    public const string OnlyWithRealPackages = "Reports__QuestPdf__License";

    private static readonly IReadOnlyList<Type> Options =
    [
        .. new[] { typeof(AttributionOptions).Assembly, typeof(RendererOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => SectionOf(type) is not null),
    ];

    /// <summary>Name of each setting, and its default as text; an empty one for none.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = OfOptions()
        .Concat(Connection().Select(name => KeyValuePair.Create(name, "")))
        .Concat(EventAccounts().Select(name => KeyValuePair.Create(name, "")))
        .Append(KeyValuePair.Create(OnlyWithRealPackages, ""))
        .Append(KeyValuePair.Create(TelemetryExport.EndpointSetting, ""))
        .Append(KeyValuePair.Create(TelemetryExport.SamplerSetting, ""))
        .ToDictionary();

    /// <summary>Sections that the source names, whether their types are in this build or not.</summary>
    public static IEnumerable<string> SectionsOfTheSource() =>
        Sources().SelectMany(text => SectionName().Matches(text)).Select(m => m.Groups["name"].Value).Order();

    /// <summary>Sections of the types that <see cref="All"/> rests on.</summary>
    public static IEnumerable<string> KnownSections() => Options.Select(type => SectionOf(type)!).Append("Reports:QuestPdf").Order();

    /// <summary>Places that read configuration in another way than by an options type's own section, the storage connection, or a name of OpenTelemetry's.</summary>
    public static IEnumerable<string> OtherReads() =>
        Sources().SelectMany(text => Read().Matches(text)).Select(m => m.Value).Where(read => !read.Contains(".Section)", StringComparison.Ordinal) && !read.Contains("ConnectionName", StringComparison.Ordinal)
            && !read.Contains(nameof(TelemetryExport.EndpointSetting), StringComparison.Ordinal) && !read.Contains(nameof(TelemetryExport.SamplerSetting), StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> OfOptions() =>
        from type in Options
        let defaults = Activator.CreateInstance(type)
        from property in type.GetProperties()
        where property.SetMethod is not null
        select KeyValuePair.Create(
            $"{SectionOf(type)}:{property.Name}".Replace(":", "__", StringComparison.Ordinal), Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture) ?? "");

    private static IEnumerable<string> Connection() =>
        ConnectionPart().Matches(File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Storage", "StorageRegistration.cs")))
            .Select(m => $"{StorageRegistration.ConnectionName}__{m.Groups["name"].Value}");

    /// <summary>Of the first two accounts for events alone: there may be any number. A connection string is for Azurite, which templates do not know.</summary>
    private static IEnumerable<string> EventAccounts() =>
        from number in new[] { 0, 1 }
        from name in EventAccountPart().Matches(File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Storage", "StorageRegistration.cs"))).Select(m => m.Groups["name"].Value).Distinct()
        where name != "connectionString"
        select $"{StorageRegistration.EventsConnectionName}__{number}__{name}";

    private static IEnumerable<string> Sources() =>
        from project in new[] { "Attribution.Functions", "Attribution.Reporting", "Attribution.Storage" }
        from file in Directory.EnumerateFiles(Path.Combine(NodeTools.RepositoryRoot, "src", project), "*.cs", SearchOption.AllDirectories)
        select File.ReadAllText(file);

    private static string? SectionOf(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    [GeneratedRegex(@"const string Section = ""(?<name>[^""]+)""")]
    private static partial Regex SectionName();

    [GeneratedRegex(@"BindConfiguration\([^)]*\)|onfiguration\.Get\w+\([^)]*\)|onfiguration\[[^\]]*\]|Environment\.GetEnvironmentVariable\w*\([^)]*\)")]
    private static partial Regex Read();

    [GeneratedRegex(@"account\[""(?<name>\w+)""\]")]
    private static partial Regex EventAccountPart();

    [GeneratedRegex(@"section(\[|, )""(?<name>\w+)""")]
    private static partial Regex ConnectionPart();
}
