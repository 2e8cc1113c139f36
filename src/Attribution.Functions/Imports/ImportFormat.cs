using System.IO.Pipelines;
using Attribution.Functions.Imports.Csv;
using Attribution.Functions.Imports.Meta;

namespace Attribution.Functions.Imports;

/// <summary>A kind of export that we read.</summary>
/// <param name="Name">Its name in the URL.</param>
/// <param name="ContentTypes">What it may be sent as, the usual type first.</param>
/// <param name="Open">Makes rows of a body, read as they are asked for.</param>
/// <param name="Layout">Its columns; null when it is no CSV and nothing can be mapped.</param>
public sealed record ImportFormat(string Name, IReadOnlyList<string> ContentTypes, Func<PipeReader, CsvSettings, IRowSource> Open, CsvLayout? Layout)
{
    internal static readonly string[] CsvTypes = ["text/csv", "text/tab-separated-values", "text/plain", "application/vnd.ms-excel", "application/octet-stream"];

    /// <summary>All formats.</summary>
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        Csv("google-ads-csv", CsvLayout.GoogleAds),
        new("meta-insights", ["application/json"], (body, _) => new MetaRows(body), Layout: null),
        Csv("ga4-cost-csv", CsvLayout.Ga4Cost),
        Csv("csv", CsvLayout.Generic),
    ];

    /// <summary>A format by its name; null when there is none.</summary>
    public static ImportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static ImportFormat Csv(string name, CsvLayout layout) =>
        new(name, CsvTypes, (body, settings) => new CsvRows(body, layout.With(settings.Map), settings.Delimiter), layout);
}

/// <summary>How a CSV file is written, where the file itself does not say.</summary>
/// <param name="Delimiter">What stands between cells; null to find it in the header.</param>
/// <param name="Numbers">How numbers are written.</param>
/// <param name="DateFormat">How days are written, in .NET's letters.</param>
/// <param name="Map">Headers of columns that are called otherwise than usual.</param>
public sealed record CsvSettings(char? Delimiter, NumberFormat Numbers, string DateFormat, IReadOnlyDictionary<ImportColumn, string> Map)
{
    /// <summary>ISO 8601.</summary>
    public const string UsualDateFormat = "yyyy-MM-dd";

    /// <summary>What programs write.</summary>
    public static CsvSettings Usual { get; } = new(null, NumberFormat.Plain, UsualDateFormat, new Dictionary<ImportColumn, string>());
}
