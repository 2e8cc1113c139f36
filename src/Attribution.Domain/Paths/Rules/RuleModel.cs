namespace Attribution.Domain.Paths.Rules;

/// <summary>Shares each path's conversions and value among its touches by a rule, and adds up per channel.</summary>
/// <param name="rule">
/// One of <see cref="PathRules"/> or any other: its weights are divided by their sum. Where all are zero, the touches share equally.
/// </param>
public sealed class RuleModel(TouchRule rule) : PathModel
{
    // Enough for every rule here on paths of a hundred million touches.
    private const double MostExact = int.MaxValue;

    private readonly FractionTally credits = new();
    private ExactSum incomplete;
    private double[] weights = new double[64];

    /// <summary>Conversions on paths without a lead or an opportunity, under which a milestone rule is not complete.</summary>
    public double WithoutMilestone => incomplete.ToDouble();

    private protected override void Count(in PathRow row)
    {
        if (row is { Conversions: 0, Value: 0 })
        {
            return;
        }

        var touches = row.Channels;
        if (touches.Length > weights.Length)
        {
            weights = new double[touches.Length * 2];
        }

        if (row.LeadIndex == PathRow.NotReached || row.OpportunityIndex == PathRow.NotReached)
        {
            incomplete.Add(row.Conversions);
        }

        var shares = weights.AsSpan(0, touches.Length);
        shares.Clear();
        rule(row, shares);
        var whole = Sum(shares, out var exact);
        if (!exact)
        {
            for (var i = 0; i < touches.Length; i++)
            {
                credits.Add(touches[i], row.Conversions * (shares[i] / whole), row.Value * (shares[i] / whole));
            }

            return;
        }

        var (conversions, value) = (ExactSum.Of(row.Conversions), ExactSum.Of(row.Value));
        credits.Divide((long)whole);
        for (var i = 0; i < touches.Length; i++)
        {
            if (shares[i] > 0)
            {
                credits.Add(touches[i], conversions, value, (uint)shares[i]);
            }
        }
    }

    private protected override CreditWeights Weights(ChannelOrder order) => credits.Weights(order);

    // Whole weights make fractions that need no rounding.
    private static double Sum(Span<double> shares, out bool exact)
    {
        var whole = 0.0;
        exact = true;
        foreach (var share in shares)
        {
            whole += share >= 0 ? share : throw new ArgumentException("A rule weighed a touch by less than zero, or by no number.", nameof(shares));
            exact &= share == Math.Floor(share);
        }

        if (whole == 0)
        {
            TouchWeights.Equal(shares);
            whole = shares.Length;
        }

        exact &= whole <= MostExact;
        return double.IsFinite(whole) ? whole : throw new ArgumentException("A rule weighed touches without bounds.", nameof(shares));
    }
}
