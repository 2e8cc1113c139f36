namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>What a timer does when it comes up: wait for its next occurrence, or make up for the one that it missed.</summary>
internal sealed record StartDecision(ScheduleStatus Status, bool IsPastDue)
{
    public static StartDecision From(ScheduleStatus? stored, Schedule schedule, DateTime now)
    {
        if (stored is null)
        {
            return new(StartingAt(schedule, now), IsPastDue: false);
        }

        // Another schedule than the one the status was written for: its missed occurrences are none of ours.
        var expected = schedule.Next(stored.Last == default ? stored.LastUpdated : stored.Last);
        return expected == stored.Next
            ? new(stored, IsPastDue: now >= expected)
            : new(StartingAt(schedule, now), IsPastDue: false);
    }

    private static ScheduleStatus StartingAt(Schedule schedule, DateTime now) => new() { Next = schedule.Next(now), LastUpdated = now };
}
