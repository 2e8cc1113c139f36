using Attribution.Domain.Figures;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Azure.Data.Tables;

namespace Attribution.Storage.Credits;

/// <summary>Sums of a week's leads.</summary>
/// <param name="Channels">Credit per channel and campaign, sorted by both.</param>
/// <param name="Plans">Credit per plan and version, sorted by both.</param>
public sealed record WeekSums(IReadOnlyList<ChannelCredit> Channels, IReadOnlyList<PlanCredit> Plans)
{
    /// <summary>Credit that rejected leads would have, per channel and campaign, sorted by both.</summary>
    public IReadOnlyList<ChannelCredit> Withheld { get; init; } = [];

    /// <summary>
    /// The credit of <see cref="Channels"/> by temperature, sorted by temperature (unknown first), then channel: per channel and model it adds up to
    /// exactly that.
    /// </summary>
    public IReadOnlyList<TemperatureCredit> Temperatures { get; init; } = [];
}

/// <summary>Adds up the rows of a week's partitions, in whatever order they come.</summary>
internal sealed class WeekSumReading
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Channel, string Campaign), ModelCredits> channels = new(OrdinalPairs);
    private readonly SortedDictionary<(string Channel, string Campaign), ModelCredits> withheld = new(OrdinalPairs);
    private readonly Dictionary<(LeadTemperature Temperature, string Channel), ModelCredits> temperatures = [];
    private readonly Dictionary<(string Plan, int Version), ModelCredits> plans = [];

    private static Comparer<(string, string)> OrdinalPairs { get; } = Comparer<(string, string)>.Create((left, right) =>
        string.CompareOrdinal(left.Item1, right.Item1) is var first and not 0 ? first : string.CompareOrdinal(left.Item2, right.Item2));

    /// <summary>Adds a row.</summary>
    public void Add(TableEntity row)
    {
        lock (gate)
        {
            if (!row.RowKey.StartsWith(CreditTable.ChannelSumPrefix, StringComparison.Ordinal))
            {
                Add(plans, CreditTable.ParsePlanSum(row.RowKey), CreditTable.Part(row, SumPart.Credited));
                return;
            }

            var key = CreditTable.ParseChannelSum(row.RowKey);
            Add(channels, key, CreditTable.Part(row, SumPart.Credited));
            Add(withheld, key, CreditTable.Part(row, SumPart.Withheld));
            foreach (var temperature in Enum.GetValues<LeadTemperature>())
            {
                Add(temperatures, (temperature, key.Channel), CreditTable.Part(row, LeadShares.PartOf(temperature)));
            }
        }
    }

    /// <summary>What was added, sorted.</summary>
    public WeekSums ToSums() => new(
        Sorted(channels),
        [
            .. plans.Where(plan => !plan.Value.IsNone)
                .OrderBy(plan => plan.Key.Plan, StringComparer.Ordinal).ThenBy(plan => plan.Key.Version)
                .Select(plan => new PlanCredit(plan.Key.Plan, plan.Value) { Version = plan.Key.Version }),
        ])
    {
        Withheld = Sorted(withheld),
        Temperatures = [.. Unknown().Concat(Known())],
    };

    private static IReadOnlyList<ChannelCredit> Sorted(SortedDictionary<(string Channel, string Campaign), ModelCredits> sums) =>
        [.. sums.Where(sum => !sum.Value.IsNone).Select(sum => new ChannelCredit(sum.Key.Channel, sum.Key.Campaign, sum.Value))];

    private IEnumerable<TemperatureCredit> Known() => temperatures.Where(sum => !sum.Value.IsNone)
        .OrderBy(sum => sum.Key.Temperature).ThenBy(sum => sum.Key.Channel, StringComparer.Ordinal)
        .Select(sum => new TemperatureCredit(sum.Key.Temperature, sum.Key.Channel, sum.Value));

    // What no temperature was said of is the rest, also in weeks that were credited before there were temperatures.
    private IEnumerable<TemperatureCredit> Unknown() => channels.GroupBy(sum => sum.Key.Channel, sum => sum.Value, StringComparer.Ordinal)
        .Select(channel => new TemperatureCredit(null, channel.Key, Sum(channel) - Sum(temperatures.Where(sum => sum.Key.Channel == channel.Key).Select(sum => sum.Value))))
        .Where(rest => !rest.Credits.IsNone);

    private static ModelCredits Sum(IEnumerable<ModelCredits> credits) => credits.Aggregate(ModelCredits.None, (sum, each) => sum + each);

    private static void Add<TKey>(IDictionary<TKey, ModelCredits> sums, TKey key, ModelCredits credits) =>
        sums[key] = (sums.TryGetValue(key, out var sum) ? sum : ModelCredits.None) + credits;
}
