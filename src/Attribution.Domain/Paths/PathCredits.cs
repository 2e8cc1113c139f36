namespace Attribution.Domain.Paths;

/// <summary>What a path-level model gives to each channel, and what the answer rests on.</summary>
/// <param name="Channels">Every channel of the paths, sorted by ordinal comparison; also those with no credit.</param>
/// <param name="Conversions">Total, which the channels' conversions add up to.</param>
/// <param name="Value">Total, which the channels' values add up to, in the unit of <see cref="PathCount.Value"/>.</param>
/// <param name="Nulls">Journeys without a conversion.</param>
/// <param name="States">States of the chain, without start, conversion and null; 0 for models without a chain.</param>
public sealed record PathCredits(IReadOnlyList<CreditedChannel> Channels, double Conversions, double Value, double Nulls, int States)
{
    /// <summary>Distinct paths that the answer rests on; 0 where a stream of paths was too long to tell them apart.</summary>
    public int Paths { get; init; }
}

/// <summary>Credit of one channel.</summary>
/// <param name="Channel">Channel, as the paths name it.</param>
/// <param name="Conversions">Conversions credited to it.</param>
/// <param name="Value">Value credited to it.</param>
public sealed record CreditedChannel(string Channel, double Conversions, double Value);
