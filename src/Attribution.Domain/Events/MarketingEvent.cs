using Attribution.Domain.Calendar;

namespace Attribution.Domain.Events;

/// <summary>What kind of event it is. The names are stored.</summary>
public enum EventKind
{
    /// <summary>Held online.</summary>
    Webinar = 1,

    /// <summary>A stand among those of others.</summary>
    Exhibition = 2,

    /// <summary>People meet to talk: a conference, a round table, a dinner.</summary>
    Forum = 3,
}

/// <summary>A webinar, an exhibition, a forum: something that takes place on some days and costs money, and whose registrations and attendances are touches.</summary>
/// <param name="Id">Lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">What kind of event it is.</param>
/// <param name="From">First day, in the reporting time zone: all of its figures belong to it.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Channel">Channel id that its touches belong to.</param>
/// <param name="Campaign">Campaign id that its touches, its advertising and the leads credited to it belong to.</param>
public sealed record MarketingEvent(string Id, string Name, EventKind Kind, DateOnly From, DateOnly To, string Channel, string Campaign)
{
    /// <summary>How many days after an event people are followed up in time, unless somebody says otherwise.</summary>
    public const int UsualFollowUpDays = 3;

    /// <summary>How many days around an event belong to it, unless somebody says otherwise.</summary>
    public const int UsualWindowDays = 14;

    /// <summary>What it costs beside what is reported for its campaign: the stand, the room, travel. In micros; null when nobody said so.</summary>
    public long? CostMicros { get; init; }

    /// <summary>ISO 4217 code of that cost; null without one.</summary>
    public string? Currency { get; init; }

    /// <summary>Up to how many days after the last one a follow-up is in time.</summary>
    public int FollowUpDays { get; init; } = UsualFollowUpDays;

    /// <summary>How many days before the first one, and as many after the last one, mentions and visits are told for.</summary>
    public int WindowDays { get; init; } = UsualWindowDays;

    /// <summary>The days that visits are counted on: those of the event, and those around it.</summary>
    public DayRange Window => DayRange.Including(From.AddDays(-WindowDays), To.AddDays(WindowDays));

    /// <summary>Whether a follow-up on a day is in time: not before the event, and not too long after it.</summary>
    public bool IsInTime(DateOnly day) => day >= From && day <= To.AddDays(FollowUpDays);

    /// <summary>Facts and bookings of an event are kept under this: <c>event|riga-fair</c>.</summary>
    public static string Subject(string id) => $"event|{id}";
}
