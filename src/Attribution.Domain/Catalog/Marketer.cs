namespace Attribution.Domain.Catalog;

/// <summary>Someone who gets the weekly report.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Name">Name on the report.</param>
/// <param name="Email">Where it is mailed.</param>
/// <param name="Role">What the report covers.</param>
/// <param name="TimeZone">IANA zone that decides when the mail goes out, for example <c>Europe/Riga</c>.</param>
/// <param name="SendOn">Weekday of sending, in that zone.</param>
/// <param name="SendAt">Time of sending, in that zone.</param>
public sealed record Marketer(string Id, string Name, string Email, MarketerRole Role, string TimeZone, DayOfWeek SendOn, TimeOnly SendAt)
{
    /// <summary>The language of those who have not chosen one.</summary>
    public const string DefaultLanguage = "en";

    /// <summary>Language of reports and mails: <c>en</c>, <c>hy</c>, <c>ka</c>, <c>hu</c>, <c>lv</c> or <c>ru</c>.</summary>
    public string Language { get; init; } = DefaultLanguage;
}

/// <summary>What a report covers. The numbers are stored.</summary>
public enum MarketerRole
{
    /// <summary>All channels, and the person's own plans.</summary>
    Marketer = 1,

    /// <summary>All channels, and everybody's plans.</summary>
    Head = 2,
}
