using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Reporting.Weekly;
using Attribution.Storage.Reports;

namespace Attribution.Functions.Dashboard;

/// <summary>A week's report for any reader, under any rule, in any language: as it was frozen, or as it would be within the last minute.</summary>
public sealed class DashboardWeeks(PreliminaryWeeks preliminary, SnapshotStore snapshots, ReportStore reports, ReportFiles files)
{
    /// <summary>The report of the latest revision; of a week that has none, what it would say now.</summary>
    /// <param name="week">The week.</param>
    /// <param name="reader">Through whose eyes.</param>
    /// <param name="model">Model of the figures; null for the one of the report.</param>
    /// <param name="language">Language of the texts.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<ShownReport> Read(ReportingWeek week, Marketer reader, AttributionModel? model, string language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var texts = ReportTexts.In(language);
        if (await snapshots.Of(week, ct).ConfigureAwait(false) is not [.., var latest])
        {
            var now = await preliminary.Read(week, ct).ConfigureAwait(false);
            var hash = SnapshotText.Hash(SnapshotText.ToBytes(now));
            return new ShownReport(Preliminary(WeeklyReport.Compose(ReportedWeek.Of(now, model), reader, hash, texts), texts), model ?? now.Week.Model, null);
        }

        var snapshot = await snapshots.Read(week, latest.Hash, ct).ConfigureAwait(false);
        var isOtherModel = model is { } asked && asked != snapshot.Week.Model;
        var frozen = isOtherModel ? null : await Frozen(new ReportId(week, reader.Id, latest.Revision), reader, language, ct).ConfigureAwait(false);
        return frozen is var (inputs, inputsHash, pdf)
            ? new ShownReport(WeeklyReport.Compose(ReportedWeek.Of(snapshot), inputs.Reader, inputsHash, texts), snapshot.Week.Model, pdf)
            : new ShownReport(WeeklyReport.Compose(ReportedWeek.Of(snapshot, model), reader, latest.Hash, texts), model ?? snapshot.Week.Model, null);
    }

    /// <summary>What was mailed, when it was in that language and covered as much as the reader may see now; null otherwise.</summary>
    private async Task<(ReportInputs Inputs, string Hash, byte[] Pdf)?> Frozen(ReportId id, Marketer reader, string language, CancellationToken ct)
    {
        if (await reports.Find(id, ct).ConfigureAwait(false) is not { InputsHash: { } hash })
        {
            return null;
        }

        var inputs = ReportInputs.FromBytes(await files.Inputs(id.Week, id.Marketer, hash, ct).ConfigureAwait(false));
        return inputs.Reader.Language == language && inputs.Reader.Role == reader.Role ? (inputs, hash, await files.Pdf(id.Week, id.Marketer, hash, ct).ConfigureAwait(false)) : null;
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
