namespace Attribution.Domain.Paths.Games;

/// <summary>The distinct channels of one path after another.</summary>
internal sealed class DistinctChannels
{
    private int[] distinct = new int[64];

    // How often a channel occurs in the path at hand; zero between paths.
    private int[] occurrences = new int[64];

    /// <summary>Distinct channels in the order of their first touches; valid until the next call.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> channels)
    {
        var count = Count(channels);
        foreach (var channel in distinct.AsSpan(0, count))
        {
            occurrences[channel] = 0;
        }

        return distinct.AsSpan(0, count);
    }

    /// <summary>The same, and for each touch how often its channel occurs.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<int> channels, Span<int> times)
    {
        var count = Count(channels);
        for (var i = 0; i < channels.Length; i++)
        {
            times[i] = occurrences[channels[i]];
        }

        foreach (var channel in distinct.AsSpan(0, count))
        {
            occurrences[channel] = 0;
        }

        return distinct.AsSpan(0, count);
    }

    private int Count(ReadOnlySpan<int> channels)
    {
        if (distinct.Length < channels.Length)
        {
            distinct = new int[channels.Length * 2];
        }

        var count = 0;
        foreach (var channel in channels)
        {
            if (channel >= occurrences.Length)
            {
                Array.Resize(ref occurrences, Math.Max(channel + 1, occurrences.Length * 2));
            }

            if (occurrences[channel]++ == 0)
            {
                distinct[count++] = channel;
            }
        }

        return count;
    }
}
