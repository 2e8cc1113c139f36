using System.Runtime.CompilerServices;

namespace Attribution.Domain.Paths.Games;

/// <summary>
/// Shapley values where a coalition is worth the conversions of journeys whose channels all lie in it (Zhao, Mahboobi, Bagheri, "Shapley
/// Value Methods for Attribution Modeling in Online Advertising", arXiv 1804.05327). Then each conversion is shared equally by its
/// distinct channels, so no coalition need be enumerated and the number of channels does not matter.
/// </summary>
public sealed class SetGame : PathModel
{
    private readonly Tally conversions = new();
    private readonly Tally values = new();
    private readonly DistinctChannels distinct = new();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override void Count(in PathRow row)
    {
        var channels = distinct.Of(row.Channels);
        foreach (var channel in channels)
        {
            conversions[channel].Add(row.Conversions / channels.Length);
            values[channel].Add(row.Value / channels.Length);
        }
    }

    private protected override CreditWeights Weights(ChannelOrder order) => CreditWeights.Of(conversions, values, order);
}
