using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;

namespace Attribution.Domain.Figures;

/// <summary>What was counted for one channel: by ourselves and by platforms, each fact once.</summary>
internal sealed class ChannelCounts
{
    private static readonly IReadOnlyList<Measure> Additive = [.. Enum.GetValues<Measure>().Where(measure => measure != Measure.Reach)];

    private readonly ILookup<Measure, DayCount> own;
    private readonly ILookup<(Measure Measure, string Source), DayCount> platforms;
    private readonly ILookup<string, DayTotal> reach;

    private ChannelCounts(Channel channel, IEnumerable<DaySum> sums, IReadOnlyList<DayTotal> totals)
    {
        Channel = channel;
        own = sums.ToLookup(
            sum => sum.Measure,
            sum => new DayCount(sum.Campaign, sum.Day, sum.Measure == Measure.Cost ? sum.Micros : sum.Count));
        platforms = OncePerDay(totals).ToLookup(
            total => (total.Measure, total.Source),
            total => new DayCount(total.Campaign, total.From, total.Value));
        reach = totals.Where(total => total.Measure == Measure.Reach).ToLookup(total => total.Source, StringComparer.Ordinal);
    }

    public Channel Channel { get; }

    /// <summary>Counts of every channel that is in the catalogue or has numbers.</summary>
    public static IReadOnlyList<ChannelCounts> Of(WeekInputs inputs) => Of(inputs.Channels, inputs.Sums, inputs.Totals);

    /// <summary>See above.</summary>
    public static IReadOnlyList<ChannelCounts> Of(IReadOnlyList<Channel> channels, IReadOnlyList<DaySum> ownSums, IReadOnlyList<DayTotal> statements)
    {
        var catalogue = channels.ToDictionary(channel => channel.Id, StringComparer.Ordinal);
        var sums = ownSums.ToLookup(sum => sum.Channel, StringComparer.Ordinal);
        var totals = Latest(statements).ToLookup(total => total.Channel, StringComparer.Ordinal);
        return
        [
            .. catalogue.Keys
                .Union(sums.Select(group => group.Key), StringComparer.Ordinal)
                .Union(totals.Select(group => group.Key), StringComparer.Ordinal)
                .Select(id => new ChannelCounts(
                    catalogue.GetValueOrDefault(id) ?? Removed(id, totals[id]),
                    sums[id],
                    [.. totals[id]])),
        ];
    }

    /// <summary>The counts that are reported for a measure: those of its source of truth, for every day that is known.</summary>
    public IEnumerable<DayCount> Truth(Measure measure) => (Channel.TruthFor(measure), Channel.Platform) switch
    {
        (SourceOfTruth.Events, _) => own[measure],
        (_, { } platform) => platforms[(measure, platform)],
        _ => [],
    };

    /// <summary>The reported count of a week; null when nothing was reported.</summary>
    public long? Count(Measure measure, ReportingWeek week) => Sum(Truth(measure), week);

    /// <summary>How many different people the platform says it reached. Our own events name showings, not people.</summary>
    public Reach Reach(ReportingWeek week) =>
        Channel.TruthFor(Measure.Reach) == SourceOfTruth.Platform && Channel.Platform is { } platform
            ? ReachRule.Of(reach[platform], week)
            : new Reach.NotAvailable();

    /// <summary>What everyone but the source of truth counted. Reach is among it only where it is known exactly, as a claim is one number.</summary>
    public IReadOnlyList<Claim> Claims(ReportingWeek week)
    {
        var claims = new List<Claim>();
        foreach (var measure in Additive)
        {
            if (Channel.TruthFor(measure) != SourceOfTruth.Events && Sum(own[measure], week) is { } count)
            {
                claims.Add(new Claim(measure, Claim.OwnCount, count));
            }
        }

        claims.AddRange(
            from counts in platforms
            where !IsTruth(counts.Key.Measure, counts.Key.Source)
            let value = Sum(counts, week)
            where value is not null
            select new Claim(counts.Key.Measure, counts.Key.Source, value.Value));
        claims.AddRange(
            from statements in reach
            where !IsTruth(Measure.Reach, statements.Key)
            let exact = ReachRule.Of(statements, week) as Reach.Exact
            where exact is not null
            select new Claim(Measure.Reach, statements.Key, exact.People));
        return [.. claims.OrderBy(claim => claim.Measure).ThenBy(claim => claim.Source, StringComparer.Ordinal)];
    }

    private bool IsTruth(Measure measure, string source) =>
        Channel.TruthFor(measure) == SourceOfTruth.Platform && string.Equals(Channel.Platform, source, StringComparison.Ordinal);

    // Nothing reported is not zero, and Enumerable.Sum refuses to overflow.
    private static long? Sum(IEnumerable<DayCount> counts, ReportingWeek week)
    {
        var values = counts.Where(count => week.Contains(count.Day)).Select(count => count.Value).ToList();
        return values is [] ? null : values.Sum();
    }

    // A statement that was restated counts as it was stated last. Of two statements of one instant the larger value stands, so that
    // the order of the list decides nothing.
    private static IEnumerable<DayTotal> Latest(IEnumerable<DayTotal> totals) => totals
        .GroupBy(total => (total.Measure, total.Source, total.Channel, total.Campaign, total.From, total.To))
        .Select(statements => statements.OrderByDescending(total => total.ReportedAt).ThenByDescending(total => total.Value).First());

    // Platforms state a day for the whole channel, campaign by campaign, or both. Where campaigns are known their sum is the
    // channel's, and the channel's own total of that day would count it twice.
    private static IEnumerable<DayTotal> OncePerDay(IEnumerable<DayTotal> totals) => totals
        .Where(total => total.Measure != Measure.Reach && total.From == total.To)
        .GroupBy(total => (total.Measure, total.Source, total.From))
        .SelectMany(day => day.Any(total => total.Campaign.Length > 0) ? day.Where(total => total.Campaign.Length > 0) : day);

    // A channel that was taken out of the catalogue keeps the money it spent: when a single source reported on it, that source
    // is taken for its platform.
    private static Channel Removed(string id, IEnumerable<DayTotal> totals)
    {
        var sources = totals.Select(total => total.Source).Distinct(StringComparer.Ordinal).ToList();
        return new Channel(id, id, sources is [var only] ? only : null, false, new Dictionary<Measure, SourceOfTruth>(), EventLayout.Default);
    }
}

/// <summary>A count of one day.</summary>
internal readonly record struct DayCount(string Campaign, DateOnly Day, long Value);
