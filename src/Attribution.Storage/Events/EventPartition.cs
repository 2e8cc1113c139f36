using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;

namespace Attribution.Storage.Events;

/// <summary>Where an event and the counter that counts it live together.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Day">Day in the reporting time zone.</param>
/// <param name="Slice">Slice of the UTC day that the event happened in.</param>
/// <param name="Shard">Shard, from the event's own key.</param>
public readonly record struct EventPartition(Measure Measure, string Channel, DateOnly Day, int Slice, int Shard)
{
    private const long SecondsPerDay = 86_400;
    private const long MillisecondsPerDay = 1_000 * SecondsPerDay;

    /// <summary>The partition of an event: follows from the event alone, so that a duplicate meets its original.</summary>
    public static EventPartition Of(MeasureEvent fact, EventLayout layout)
    {
        return new EventPartition(
            fact.Measure,
            fact.Channel,
            fact.Day,
            SliceOf(fact.OccurredAt, layout.Slices),
            Keys.Shard("e|" + EventTable.Identity(fact), layout.Shards));
    }

    /// <summary>The partition of an event that is known as a touch.</summary>
    public static EventPartition Of(Measure measure, Domain.Leads.Touchpoint touch, DateOnly day, EventLayout layout) =>
        new(measure, touch.Channel, day, SliceOf(touch.OccurredAt, layout.Slices), Keys.Shard("e|" + touch.Id, layout.Shards));

    /// <summary>Fractions of a second count only where slices are shorter: a sender that drops them when it repeats an event should meet the original.</summary>
    private static int SliceOf(DateTimeOffset at, int slices) => slices <= SecondsPerDay
        ? SliceOf(at.ToUnixTimeSeconds(), SecondsPerDay, slices)
        : SliceOf(at.ToUnixTimeMilliseconds(), MillisecondsPerDay, slices);

    private static int SliceOf(long time, long day, int slices) => (int)(((time % day) + day) % day * slices / day);

    /// <summary>Written as a partition key, for example <c>clicks|paid-search|20260316|00000|00</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Measure.ToString().ToLowerInvariant()}|{Channel}|{Keys.Day(Day)}|{Slice:D5}|{Shard:D2}");

    /// <summary>What the keys of all partitions of a measure, channel and day begin with; ends in <c>|</c>.</summary>
    internal static string Prefix(Measure measure, string channel, DateOnly day) => $"{measure.ToString().ToLowerInvariant()}|{channel}|{Keys.Day(day)}|";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(string? text, out EventPartition partition)
    {
        partition = default;
        if (text?.Split('|') is not [var measure, var channel, var day, var slice, var shard]
            || !Enum.TryParse<Measure>(measure, ignoreCase: true, out var parsedMeasure)
            || !DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsedDay)
            || !int.TryParse(slice, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedSlice)
            || !int.TryParse(shard, NumberStyles.None, CultureInfo.InvariantCulture, out var parsedShard))
        {
            return false;
        }

        // One spelling per partition: measures and numbers can be written in more ways than one.
        var read = new EventPartition(parsedMeasure, channel, parsedDay, parsedSlice, parsedShard);
        if (!Enum.IsDefined(parsedMeasure) || read.ToString() != text)
        {
            return false;
        }

        partition = read;
        return true;
    }
}
