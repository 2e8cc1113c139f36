using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Functions.Settings;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;
using Attribution.Storage.Figures;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Dashboard;

/// <summary>A week's report for any reader, under any rule, in any language: as it was frozen, or as it would be now.</summary>
public sealed class DashboardWeeks(WeekReader weeks, IOptions<AttributionOptions> options)
{
    /// <summary>The report.</summary>
    /// <param name="week">The week.</param>
    /// <param name="reader">Through whose eyes.</param>
    /// <param name="model">Model of the figures; null for the one of the report.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<ShownReport> Read(ReportingWeek week, Marketer reader, AttributionModel? model, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var inputs = await weeks.Read(week, options.Value.Currency, model ?? options.Value.Model, ct).ConfigureAwait(false);
        var texts = ReportTexts.In(language);
        return new ShownReport(Preliminary(WeeklyReport.Compose(WeekCalculation.Figures(inputs), null, reader, [], "", texts), texts), inputs.Model, null);
    }

    private static ReportDocument Preliminary(ReportDocument document, ReportTexts texts) => document with
    {
        Subtitle = $"{document.Subtitle} · {texts[Phrase.DashboardPreliminary]}",
        Blocks = [new Sentences([texts[Phrase.DashboardPreliminaryNote]]), .. document.Blocks],
    };
}

/// <summary>A report that is shown.</summary>
/// <param name="Document">The report, worded.</param>
/// <param name="Model">Model of its figures.</param>
/// <param name="Frozen">The very file that was mailed, when that is what is shown; null otherwise.</param>
public sealed record ShownReport(ReportDocument Document, AttributionModel Model, byte[]? Frozen);
