namespace Attribution.Domain.Paths.Games;

/// <summary>
/// Shapley values where a coalition is worth the conversions of journeys whose channels all lie in it (Zhao, Mahboobi, Bagheri, "Shapley
/// Value Methods for Attribution Modeling in Online Advertising", arXiv 1804.05327). Then each conversion is shared equally by its
/// distinct channels, so no coalition need be enumerated and the number of channels does not matter.
/// </summary>
public sealed class SetGame : PathModel
{
    private readonly FractionTally credits = new();
    private readonly DistinctChannels distinct = new();

    private protected override void Count(in PathRow row)
    {
        var (conversions, value) = (ExactSum.Of(row.Conversions), ExactSum.Of(row.Value));
        var channels = distinct.Of(row.Channels);
        credits.Divide(channels.Length);
        foreach (var channel in channels)
        {
            credits.Add(channel, conversions, value, 1);
        }
    }

    private protected override CreditWeights Weights(ChannelOrder order) => credits.Weights(order);
}
