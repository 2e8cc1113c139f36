using System.Globalization;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Webhooks;

/// <summary>The shapes in which senders write a time. What lies before 2000 or more than a day ahead is none.</summary>
internal static class SenderTime
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Unix time in whole seconds.</summary>
    public static bool TrySeconds(string? text, DateTimeOffset now, out DateTimeOffset time) => TryUnix(text, 1, now, out time);

    /// <summary>Unix time in milliseconds.</summary>
    public static bool TryMilliseconds(string? text, DateTimeOffset now, out DateTimeOffset time) => TryUnix(text, 1_000, now, out time);

    /// <summary>ISO 8601 with an offset.</summary>
    public static bool TryIso(string? text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = default;
        return text is not null && FieldReader.TryParseTime(text, out time) && IsSensible(time, now);
    }

    /// <summary>Meta's Graph writes the offset without a colon, as in <c>2026-03-17T09:21:37+0000</c>.</summary>
    public static bool TryGraph(string? text, DateTimeOffset now, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time)
        && IsSensible(time, now);

    private static bool TryUnix(string? text, long perSecond, DateTimeOffset now, out DateTimeOffset time)
    {
        time = default;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value / perSecond > now.ToUnixTimeSeconds() + 86_400)
        {
            return false;
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(value * (1_000 / perSecond));
        return IsSensible(time, now);
    }

    private static bool IsSensible(DateTimeOffset time, DateTimeOffset now) => time >= Earliest && time <= now.AddDays(1);
}
