using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Events;
using Attribution.Domain.Measures;
using Attribution.Storage.Catalog;

namespace Attribution.Storage.Figures;

/// <summary>Gathers what the figures of events follow from. The cost follows the number of events, and channels × days around those of the days; never facts.</summary>
public sealed class EventInputReader(CatalogStore catalog, ChannelDays channelDays)
{
    /// <summary>Reads the events of some days.</summary>
    /// <param name="days">The days, in the reporting time zone; an event is among them when its first day is.</param>
    /// <param name="booked">Sums of the days, with the campaigns of channels told apart.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<EventInputs> Read(DayRange days, BookedSums booked, CancellationToken ct)
    {
        // What was counted for an event that was retired stays, and so does its name.
        var active = (await catalog.All<MarketingEvent>(includeRetired: false, ct).ConfigureAwait(false)).Select(entry => entry.Id);
        var counted = active.Concat(booked.Lines(CutKind.Event).Select(line => line.Id)).ToHashSet(StringComparer.Ordinal);
        var events = (await catalog.All<MarketingEvent>(includeRetired: true, ct).ConfigureAwait(false)).Where(entry => days.Contains(entry.From) && counted.Contains(entry.Id)).ToList();
        if (events.Count == 0)
        {
            return EventInputs.None;
        }

        var around = new DayRange(events.Min(entry => entry.Window.From), events.Max(entry => entry.Window.Until));
        var (_, sums, _) = await channelDays.Read(around, ct).ConfigureAwait(false);
        var visits = sums.Where(sum => sum.Measure == Measure.Visits && events.Exists(entry => entry.Window.Contains(sum.Day)))
            .GroupBy(sum => sum.Day, (day, all) => new DayVisits(day, all.Sum(sum => sum.Count))).OrderBy(day => day.Day);
        return EventInputs.Of(events, [.. visits], booked);
    }
}
