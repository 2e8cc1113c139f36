using System.Globalization;

namespace Attribution.Domain.Models;

/// <summary>
/// Weights of an organisation's own: a touch weighs what its position does times what its channel does. Only ratios matter. A journey
/// whose touches all weigh nothing is shared in equal parts, because the lead did come. All numbers are thousandths, so that no rule rounds.
/// </summary>
/// <param name="First">Weight of the first touch.</param>
/// <param name="Middle">Weight of each touch between.</param>
/// <param name="Last">Weight of the last touch.</param>
/// <param name="Channels">Weight by channel id; a channel that is not named weighs <see cref="One"/>.</param>
public sealed record CustomWeights(long First, long Middle, long Last, IReadOnlyDictionary<string, long> Channels)
{
    /// <summary>The weight 1, in thousandths.</summary>
    public const long One = 1_000;

    private const int Most = 1_000;
    private const string ChannelPrefix = "channel:";

    /// <summary>Every touch weighs the same.</summary>
    public static CustomWeights Even { get; } = new(One, One, One, new Dictionary<string, long>());

    /// <summary>What a channel's touches weigh, in thousandths.</summary>
    public long OfChannel(string channel) => Channels.GetValueOrDefault(channel, One);

    /// <summary>
    /// Reads weights such as <c>first=3 middle=1 last=2.5 channel:direct=0</c>, separated by blanks or commas; what is not named weighs 1.
    /// </summary>
    /// <param name="text">The text; empty for <see cref="Even"/>.</param>
    /// <param name="weights">The weights; <see cref="Even"/> when there is a fault.</param>
    /// <returns>What is wrong with it, as a sentence; null when all is right.</returns>
    public static string? Parse(string text, out CustomWeights weights)
    {
        weights = Even;
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Fault(part, named) is { } fault)
            {
                return fault;
            }
        }

        weights = new CustomWeights(
            named.GetValueOrDefault("first", One),
            named.GetValueOrDefault("middle", One),
            named.GetValueOrDefault("last", One),
            named.Where(n => n.Key.StartsWith(ChannelPrefix, StringComparison.Ordinal))
                .ToDictionary(n => n.Key[ChannelPrefix.Length..], n => n.Value, StringComparer.Ordinal));
        return null;
    }

    /// <summary>Equal weights give equal text: <c>even</c>, or <c>first 3, middle 1, last 2.5, direct 0</c>.</summary>
    public override string ToString()
    {
        var channels = Channels.Where(c => c.Value != One).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        return (First, Middle, Last) == (One, One, One) && channels is []
            ? "even"
            : string.Join(", ", [$"first {Text(First)}", $"middle {Text(Middle)}", $"last {Text(Last)}", .. channels.Select(c => $"{c.Key} {Text(c.Value)}")]);
    }

    private static string? Fault(string part, Dictionary<string, long> named)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? part : part[..equals];
        if (name is not ("first" or "middle" or "last") && (!name.StartsWith(ChannelPrefix, StringComparison.Ordinal) || name.Length == ChannelPrefix.Length))
        {
            return $"'{part}' names no weight; weights are first, middle, last and channel:ID, for example first=3 channel:direct=0.";
        }

        if (equals < 0 || !decimal.TryParse(part.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return $"'{part}' has no weight; write a number, for example {name}=2.5.";
        }

        if (number < 0)
        {
            return $"'{part}' is negative; a weight is 0 or more, and 0 gives such touches nothing.";
        }

        if (number > Most || decimal.Truncate(number * One) != number * One)
        {
            return $"'{part}' is no weight from 0 to 1000 with at most three decimals.";
        }

        return named.TryAdd(name, (long)(number * One)) ? null : $"'{name}' is named twice.";
    }

    private static string Text(long weight) => ((decimal)weight / One).ToString("0.###", CultureInfo.InvariantCulture);
}
