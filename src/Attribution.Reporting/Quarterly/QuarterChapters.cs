using Attribution.Domain.Catalog;
using Attribution.Reporting.Model;

namespace Attribution.Reporting.Quarterly;

/// <summary>The chapters of a report that are about the quarter: a head reads all of them, a marketer the one about the own leads.</summary>
internal static class QuarterChapters
{
    /// <summary>The chapters that have data.</summary>
    public static IEnumerable<ReportBlock> Of(QuarterContext quarter, Marketer reader) => reader.Role == MarketerRole.Head
        ?
        [
            .. LifeChapter.Of(quarter),
            .. PipelineChapter.Of(quarter),
            .. EventChapter.Of(quarter),
            .. PersonaChapter.Of(quarter),
        ]
        : OwnChapter.Of(reader.Id, quarter);
}
