using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Explaining;
using Attribution.Domain.Figures;
using Attribution.Functions.DataDriven;

namespace Attribution.Functions.Comparing;

/// <summary>Markov and Shapley as columns beside the rules, with what a reader must know of them.</summary>
public sealed class DataDrivenColumns(DataDrivenRun run)
{
    /// <summary>Why a comparison of other days than whole weeks goes without them.</summary>
    public const string WholeWeeksOnly = "Markov and Shapley rest on sums of weeks: ask from a Monday to a Sunday to see them.";

    /// <summary>The columns for whole weeks, computed from the paths as they are now, so that they share the same leads as the rules; none for other days.</summary>
    public async Task<IReadOnlyList<ModelColumn>> Of(DayRange days, CancellationToken ct) =>
        AreWholeWeeks(days) ? [.. (await run.Now(ReportingWeek.Of(days.From), ReportingWeek.Of(days.Last), ct).ConfigureAwait(false)).Select(Column)] : [];

    /// <summary>Whether the days begin with a Monday and end with a Sunday.</summary>
    public static bool AreWholeWeeks(DayRange days) => ReportingWeek.Of(days.From).Monday == days.From && ReportingWeek.Of(days.Last).Sunday == days.Last;

    /// <summary>A result as a column.</summary>
    internal static ModelColumn Column(DataDrivenCredits credits) => new(
        credits.Model.ToString(),
        credits.Model.ToString(),
        credits.Paths,
        Note(credits),
        credits.Channels.Where(channel => channel.Units != 0).ToDictionary(channel => channel.Channel, channel => channel.Units, StringComparer.Ordinal));

    private static string? Note(DataDrivenCredits credits)
    {
        if (credits.Fallback is { } fallback)
        {
            return $"Too few leads for this model ({credits.Leads}): these are the credits of {ModelWords.Name(fallback)}.";
        }

        // Only Markov looks at journeys that led to nobody.
        return credits.Model != DataDrivenModel.Markov || credits.NullsThrough >= credits.To.Sunday ? null
            : credits.NullsThrough is { } through ? string.Create(CultureInfo.InvariantCulture, $"Journeys without a lead are counted through {through:yyyy-MM-dd} only: later ones may still be on their way.")
            : "Journeys without a lead have not been counted yet.";
    }
}
