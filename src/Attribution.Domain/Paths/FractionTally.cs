using System.Numerics;

namespace Attribution.Domain.Paths;

/// <summary>
/// Conversions and values of each channel as sums of fractions without a rounding: parts are kept by their denominator, and divided only
/// at the end. So three journeys that are counted one by one give what they give when counted at once.
/// </summary>
internal sealed class FractionTally
{
    // The places that a quotient keeps behind those of the sums.
    private const int MorePlaces = 64;

    private readonly Dictionary<long, Parts> byDenominator = [];
    private long denominator;
    private Parts parts = new();

    /// <summary>What follows is divided by this number.</summary>
    /// <param name="by">From 1.</param>
    public void Divide(long by)
    {
        if (by == denominator)
        {
            return;
        }

        denominator = by;
        if (!byDenominator.TryGetValue(by, out parts!))
        {
            byDenominator[by] = parts = new Parts();
        }
    }

    /// <summary>Adds times of the conversions and the value, divided by the denominator that was named last.</summary>
    public void Add(int channel, in ExactSum conversions, in ExactSum value, uint times)
    {
        if (times == 1)
        {
            parts.Conversions[channel].Add(conversions);
            parts.Values[channel].Add(value);
            return;
        }

        parts.Conversions[channel].Add(conversions.Times(times));
        parts.Values[channel].Add(value.Times(times));
    }

    /// <summary>Adds parts that are rounded already.</summary>
    public void Add(int channel, double conversions, double value)
    {
        Divide(1);
        parts.Conversions[channel].Add(conversions);
        parts.Values[channel].Add(value);
    }

    /// <summary>The sums, as weights in the order of names.</summary>
    public CreditWeights Weights(ChannelOrder order) => new(
        [.. order.Numbers.Select(number => Sum(number, sums => sums.Conversions))],
        [.. order.Numbers.Select(number => Sum(number, sums => sums.Values))]);

    private BigInteger Sum(int channel, Func<Parts, Tally> which) => byDenominator.Aggregate(
        BigInteger.Zero, (sum, parts) => sum + ((which(parts.Value)[channel].ToWhole() << MorePlaces) / parts.Key));

    private sealed class Parts
    {
        public Tally Conversions { get; } = new();

        public Tally Values { get; } = new();
    }
}
