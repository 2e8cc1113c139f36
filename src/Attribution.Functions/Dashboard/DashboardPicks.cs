using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Reporting.Text;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Dashboard;

/// <summary>What a reader has picked; what is empty is up to the reader's own settings.</summary>
/// <param name="Week">The week, at most the present one.</param>
/// <param name="Marketer">Through whose eyes.</param>
/// <param name="Model">Model of the figures; null for the one of the report.</param>
/// <param name="Language">Language of the texts; null for the reader's own.</param>
/// <param name="AsPdf">Whether as a file instead of a page.</param>
internal sealed record DashboardPicks(ReportingWeek Week, string? Marketer, AttributionModel? Model, string? Language, bool AsPdf)
{
    /// <summary>Earlier ones hold nothing.</summary>
    private const int FirstYear = 2000;

    /// <summary>Reads the query. A form sends every pick, also an empty one.</summary>
    /// <param name="query">The query.</param>
    /// <param name="present">The week that has not ended yet.</param>
    /// <param name="picks">The picks; the last week that has ended unless one is named.</param>
    /// <returns>What is wrong; null when all is right.</returns>
    public static ItemFault? Parse(IQueryCollection query, ReportingWeek present, out DashboardPicks picks)
    {
        var (week, marketer, model, language, format) = (Text(query, "week"), Text(query, "marketer"), Text(query, "model"), Text(query, "language"), Text(query, "format"));
        picks = new DashboardPicks(present.Previous, marketer, null, language, format == "pdf");
        if (week is not null)
        {
            if (!ReportingWeek.TryParse(week, out var asked) || asked.Year < FirstYear || asked > present)
            {
                return new ItemFault("week", "invalid-week", $"'week' must be an ISO week such as {present.Previous}, at most the present one.");
            }

            picks = picks with { Week = asked };
        }

        if (model is not null)
        {
            if (!ModelName.TryParse(model, out var asked))
            {
                return ModelName.Unknown;
            }

            picks = picks with { Model = asked };
        }

        return marketer is not null && !FieldReader.IsSlug(marketer) ? UnknownMarketer
            : language is not null && !ReportTexts.Languages.Contains(language)
                ? new ItemFault("language", "unknown-language", $"'language' must be one of {string.Join(", ", ReportTexts.Languages)}.")
            : format is not (null or "html" or "pdf") ? new ItemFault("format", "invalid-choice", "'format' must be html or pdf.")
            : null;
    }

    /// <summary>Nobody of that id gets reports.</summary>
    public static ItemFault UnknownMarketer { get; } = new("marketer", "unknown-marketer", "'marketer' must be the id of a marketer in the catalogue.");

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
