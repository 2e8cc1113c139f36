using System.Collections.Concurrent;
using Attribution.Domain.Leads;
using Attribution.Domain.Retention;
using Attribution.Domain.Trails;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Credits;
using Attribution.Storage.Events;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Paths;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Attributing;

/// <summary>
/// Counts the journeys that are over without a lead. What is counted follows from the touches, the ledger and today's date alone:
/// closing again changes nothing, and after a late touch or lead it changes what they change.
/// </summary>
/// <remarks>
/// As a lead keeps its credit when touches of its window may have gone by age, journeys that ended on such a day stay as they were counted. Of one that ended later, and began
/// before, the path stays as it was counted; where it is counted for the first time, it is what is known of it.
/// </remarks>
public sealed class JourneyClosing(
    EventStore events,
    JourneyStore journeys,
    LeadStore leads,
    CreditStore credits,
    NullPathStore nullPaths,
    Horizons horizons,
    ReportingCalendar calendar,
    IOptions<AttributionOptions> options)
{
    private const int CallsAtOnce = 16;

    private TimeSpan Window => TimeSpan.FromDays(options.Value.LookbackDays);

    /// <summary>The last day whose touches belong to journeys that are over.</summary>
    public DateOnly OverThrough => NullPath.OverThrough(calendar.Today, Window);

    /// <summary>
    /// Whether a touch of some moment may belong to a journey that was counted, or will be before this day is over: nobody else will look
    /// at such a touch again.
    /// </summary>
    public bool MayBeOver(DateTimeOffset touch) => calendar.DayOf(touch) <= OverThrough.AddDays(1);

    /// <summary>
    /// Trails on which touches change something that was counted, or will be before this day is over: a journey that was over until a touch came that follows it within the
    /// window, too.
    /// </summary>
    public IEnumerable<ChangedTrail> ChangedBy(IEnumerable<Touchpoint> touches) =>
        touches.Where(touch => MayBeOver(touch.OccurredAt - Window)).SelectMany(touch => ChangedTrail.By(touch, Window));

    /// <summary>Closes the journeys that end in event partitions.</summary>
    public async Task Close(IReadOnlyList<EventPartition> partitions, CancellationToken ct)
    {
        var horizon = await horizons.Now(ct).ConfigureAwait(false);
        foreach (var partition in partitions.Distinct().Where(p => p.Day <= OverThrough && !horizon.IsFinal(p.Day)))
        {
            var counter = await events.Counter(partition, least: null, ct).ConfigureAwait(false);
            var touches = await events.Touches(partition, 0, counter.Events, ct).ConfigureAwait(false);
            await nullPaths.Settle(touches.Select(Place), Paths(horizon), hasNews: false, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the journeys of trails on which something changed.</summary>
    public async Task Close(IReadOnlyList<ChangedTrail> trails, CancellationToken ct)
    {
        var horizon = await horizons.Now(ct).ConfigureAwait(false);
        foreach (var trail in trails)
        {
            var touches = await journeys.Carrying(trail.Trail, ct).ConfigureAwait(false);
            var places = touches.Where(touch => touch.OccurredAt >= trail.From && IsOver(touch.OccurredAt) && !horizon.IsFinal(calendar.DayOf(touch.OccurredAt)) && Trail.LiesOn(touch, trail.Trail)).Select(Place);
            await nullPaths.Settle(places, Paths(horizon), hasNews: true, ct).ConfigureAwait(false);
        }
    }

    private Func<IReadOnlyList<TrailPlace>, CancellationToken, Task<IReadOnlyDictionary<string, EndedPath>>> Paths(RetentionHorizon horizon) =>
        (places, ct) => Paths(places, horizon, ct);

    private async Task<IReadOnlyDictionary<string, EndedPath>> Paths(IReadOnlyList<TrailPlace> places, RetentionHorizon horizon, CancellationToken ct)
    {
        var paths = new ConcurrentDictionary<string, EndedPath>(StringComparer.Ordinal);
        var trails = places.Select(place => place.Trail).Distinct(StringComparer.Ordinal);
        await Parallel.ForEachAsync(trails, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = ct }, async (trail, token) =>
        {
            var touches = await journeys.Carrying(trail, token).ConfigureAwait(false);
            var taken = await Taken(touches, token).ConfigureAwait(false);
            foreach (var journey in NullPath.Of(trail, touches, touch => taken.Contains(touch.Id), Window, options.Value.MostTouches, IsOver))
            {
                paths[Place(journey.Last).Key] = new EndedPath(journey.Path, horizon.HasTouchesFrom(calendar.DayOf(journey.First.OccurredAt - Window)));
            }
        }).ConfigureAwait(false);
        return paths;
    }

    /// <summary>Ids of touches that lie on journeys of leads, as the ledger has it.</summary>
    private async Task<HashSet<string>> Taken(IReadOnlyList<Touchpoint> touches, CancellationToken ct)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        if (touches is [])
        {
            return taken;
        }

        var latest = touches.Max(touch => touch.OccurredAt);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var identifier in touches.SelectMany(touch => touch.Identifiers).Distinct(StringComparer.Ordinal))
        {
            foreach (var (key, convertedAt) in await journeys.LeadsAt(identifier, ct).ConfigureAwait(false))
            {
                if (convertedAt - Window <= latest && seen.Add(key)
                    && await leads.Find(key, ct).ConfigureAwait(false) is { } lead
                    && await credits.Find(lead, ct).ConfigureAwait(false) is { } ledger)
                {
                    taken.UnionWith(ledger.Touches);
                    taken.UnionWith(ledger.Passed);
                }
            }
        }

        return taken;
    }

    private TrailPlace Place(Touchpoint touch) => TrailPlace.Of(touch, calendar.DayOf(touch.OccurredAt));

    private bool IsOver(DateTimeOffset moment) => calendar.DayOf(moment) <= OverThrough;
}
