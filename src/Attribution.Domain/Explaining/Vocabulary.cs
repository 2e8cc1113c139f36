using System.Globalization;
using Attribution.Domain.Calendar;

namespace Attribution.Domain.Explaining;

/// <summary>How sentences call things and tell the time: English, in the reporting time zone.</summary>
/// <param name="Zone">The reporting time zone.</param>
/// <param name="Channels">Names of channels by id, retired ones too.</param>
/// <param name="Campaigns">Names of campaigns by id.</param>
/// <param name="Marketers">Names of marketers by id.</param>
public sealed record Vocabulary(
    TimeZoneInfo Zone,
    IReadOnlyDictionary<string, string> Channels,
    IReadOnlyDictionary<string, string> Campaigns,
    IReadOnlyDictionary<string, string> Marketers)
{
    /// <summary>What people call a channel.</summary>
    public string Channel(string id) => id == Catalog.Channel.Unattributed ? "Unattributed" : Channels.GetValueOrDefault(id, id);

    /// <summary>What people call a campaign; null when there is none.</summary>
    public string? Campaign(string id) => id.Length == 0 ? null : Campaigns.GetValueOrDefault(id, id);

    /// <summary>What people call a marketer.</summary>
    public string Marketer(string id) => Marketers.GetValueOrDefault(id, id);

    /// <summary>A channel with its campaign in brackets.</summary>
    public string Source(string channel, string campaign) => Campaign(campaign) is { } name ? $"{Channel(channel)} ({name})" : Channel(channel);

    /// <summary>A moment with the offset that clocks in the reporting zone had.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>For example <c>16 March 2026, 11:00</c>.</summary>
    public string Time(DateTimeOffset moment) => Local(moment).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For example <c>16 March</c>.</summary>
    public string ShortDay(DateTimeOffset moment) => LocalTime.Day(moment, Zone).ToString("d MMMM", CultureInfo.InvariantCulture);

    /// <summary>For example <c>16 March 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A length of time in its two largest units, for example <c>3 days 4 hours</c>; cut, not rounded.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Both((int)time.TotalDays, "day", time.Hours, "hour"),
        { TotalHours: >= 1 } => Both(time.Hours, "hour", time.Minutes, "minute"),
        { TotalMinutes: >= 1 } => Count(time.Minutes, "minute"),
        { TotalSeconds: >= 1 } => Count(time.Seconds, "second"),
        _ => "less than a second",
    };

    /// <summary>For example <c>1 day</c> or <c>3 days</c>.</summary>
    public static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>For example <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";

    private static string Both(int large, string unit, int small, string next) => small == 0 ? Count(large, unit) : $"{Count(large, unit)} {Count(small, next)}";
}
