using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Plans;

/// <summary>What is asked about a marketer's plans.</summary>
/// <param name="Marketer">Whose plans.</param>
/// <param name="Period">Which days.</param>
/// <param name="AsOf">The day that it is taken to be.</param>
/// <param name="Offset">Lines of the sheet to pass over.</param>
/// <param name="Limit">Lines of the sheet to show.</param>
public sealed record PlanQuestion(Marketer Marketer, ReportingPeriod Period, DateOnly AsOf, int Offset, int Limit);

/// <summary>Reads questions about plans off a request.</summary>
public sealed class PlanQuestions(CatalogStore catalog, ReportingCalendar calendar)
{
    private const int UsualLines = 1_000;
    private const int MostLines = 10_000;

    /// <summary>The question, or what to answer when it makes no sense.</summary>
    public async Task<(PlanQuestion? Question, IActionResult? Refusal)> Read(HttpRequest request, string marketer, string period, CancellationToken ct)
    {
        if (!FieldReader.IsSlug(marketer) || await catalog.FindEver<Marketer>(marketer, ct).ConfigureAwait(false) is not { } known)
        {
            return (null, Problems.NotFound($"There never was a marketer '{marketer}'."));
        }

        if (!ReportingPeriod.TryParse(period, out var asked))
        {
            return (null, Problems.Invalid(new ItemFault("period", "invalid-period",
                "The period must be a month such as 2026-03, a quarter such as 2026-Q1, an ISO week such as 2026-W12, or at most 366 days such as 2026-03-01..2026-03-15.")));
        }

        var (asOf, fault) = AsOf(request.Query["asOf"].ToString());
        var (offset, limit) = (0, UsualLines);
        fault ??= Number(request, "offset", 0, int.MaxValue, ref offset) ?? Number(request, "limit", 1, MostLines, ref limit);
        return fault is null ? (new PlanQuestion(known, asked, asOf, offset, limit), null) : (null, Problems.Invalid(fault));
    }

    private (DateOnly Day, ItemFault? Fault) AsOf(string text) =>
        text.Length == 0 ? (calendar.Today, null)
        : !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day < FieldReader.Earliest
            ? (default, new ItemFault("asOf", "invalid-date", "'asOf' must be a day that exists, such as 2026-03-16."))
        : day > calendar.Today ? (default, new ItemFault("asOf", "date-in-future", "'asOf' lies in the future: nothing was counted for it yet."))
        : (day, null);

    private static ItemFault? Number(HttpRequest request, string name, int least, int most, ref int value)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most
            ? null
            : new ItemFault(name, "out-of-range", $"'{name}' must be a whole number from {least} to {most}.");
    }
}
