using System.Diagnostics;
using Attribution.Domain.Retention;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>How far back data goes at this moment, by the settings and by what has gone already. That is read once a minute: what goes is days older than what is relied on.</summary>
public sealed class Horizons(RetentionStore store, IOptions<RetentionOptions> retention, IOptions<AttributionOptions> attribution, ReportingCalendar calendar)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private ReadMarks? known;

    /// <summary>How far back data goes.</summary>
    public async Task<RetentionHorizon> Now(CancellationToken ct)
    {
        if (known is not { } last || Stopwatch.GetElapsedTime(last.ReadAt) > Fresh)
        {
            var marks = new RetentionMarks(
                (await store.Find(AgedTables.Events, ct).ConfigureAwait(false)).GoneBefore,
                (await store.Find(AgedTables.Journeys, ct).ConfigureAwait(false)).GoneBefore,
                (await store.Find(AgedTables.Facts, ct).ConfigureAwait(false)).GoneBefore);
            known = last = new ReadMarks(marks, Stopwatch.GetTimestamp());
        }

        return RetentionHorizon.Of(retention.Value.Periods, last.Marks, attribution.Value.LookbackDays, calendar.Today);
    }

    /// <summary>Why something of before a day is refused.</summary>
    /// <param name="field">The field that tells its time.</param>
    /// <param name="oldest">The oldest day that is taken.</param>
    /// <param name="what">What could not be done with it, for example <c>be told from what was counted already</c>.</param>
    internal static ItemFault Fault(string field, DateOnly oldest, string what) => new(
        field, "beyond-horizon", $"What lies before {oldest:yyyy-MM-dd} goes by age, and cannot {what}: that is the oldest day that is taken.");

    private sealed record ReadMarks(RetentionMarks Marks, long ReadAt);
}

/// <summary>Names of the tables that something goes from by age.</summary>
internal static class AgedTables
{
    public const string Events = "Events";
    public const string Journeys = "Journeys";
    public const string Leads = "Leads";
    public const string Facts = "Facts";
    public const string Contacts = "Contacts";
    public const string Parked = "Parked";
    public const string Failures = "Failures";
    public const string Audit = "Audit";
}
