using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Calendar;

/// <summary>When reports go out. Weeks are those of Riga unless a row says otherwise; instants are UTC.</summary>
public sealed class ReportScheduleTests
{
    [Theory]
    // Marketer's zone,    weekday,              at,       week,       sent (UTC)
    // Same zone: Monday at seven, which is 5:00 in winter and 4:00 in summer.
    [InlineData("Europe/Riga",         DayOfWeek.Monday,    "07:00", "2026-W12", "2026-03-23T05:00:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Monday,    "07:00", "2026-W13", "2026-03-30T04:00:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Monday,    "00:00", "2026-W12", "2026-03-22T22:00:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Wednesday, "16:30", "2026-W12", "2026-03-25T14:30:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "23:59", "2026-W12", "2026-03-29T20:59:00Z")]
    // Further east: at seven in Tbilisi the week has been over in Riga for five hours; at one it has not, so a week later.
    [InlineData("Asia/Tbilisi",        DayOfWeek.Monday,    "07:00", "2026-W12", "2026-03-23T03:00:00Z")]
    [InlineData("Asia/Tbilisi",        DayOfWeek.Monday,    "01:00", "2026-W11", "2026-03-22T21:00:00Z")]
    [InlineData("Asia/Kolkata",        DayOfWeek.Monday,    "07:00", "2026-W12", "2026-03-23T01:30:00Z")]
    // Further west: Sunday evening in New York comes after the week has ended in Riga.
    [InlineData("America/New_York",    DayOfWeek.Sunday,    "20:00", "2026-W12", "2026-03-23T00:00:00Z")]
    [InlineData("America/New_York",    DayOfWeek.Monday,    "07:00", "2026-W12", "2026-03-23T11:00:00Z")]
    // Riga, 29 March: 3:00 becomes 4:00. A time that is skipped has passed when the clocks jump.
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "02:59", "2026-W12", "2026-03-29T00:59:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "03:00", "2026-W12", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "03:30", "2026-W12", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "04:00", "2026-W12", "2026-03-29T01:00:00Z")]
    // Riga, 25 October: 4:00 becomes 3:00. Of two 3:30s the first.
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "02:59", "2026-W42", "2026-10-24T23:59:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "03:30", "2026-W42", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Riga",         DayOfWeek.Sunday,    "04:00", "2026-W42", "2026-10-25T02:00:00Z")]
    // Lord Howe moves its clocks by half an hour: 4 October, 2:00 becomes 2:30.
    [InlineData("Australia/Lord_Howe", DayOfWeek.Sunday,    "02:15", "2026-W39", "2026-10-03T15:30:00Z")]
    // Chile moves at midnight: 6 September, 0:00 becomes 1:00.
    [InlineData("America/Santiago",    DayOfWeek.Sunday,    "00:30", "2026-W35", "2026-09-06T04:00:00Z")]
    // A zone that nobody knows: the reporting zone's seven o'clock.
    [InlineData("Mars/Olympus",        DayOfWeek.Monday,    "07:00", "2026-W12", "2026-03-23T05:00:00Z")]
    public void SendsAt_IsFirstOccurrenceAfterTheWeek_WhenMarketerWants(
        string zone, DayOfWeek on, string at, string week, string expected)
    {
        var sends = ReportSchedule.SendsAt(Marketer("anna", zone, on, at), Week(week), Riga);

        Assert.Equal(Instant(expected), sends.ToUniversalTime());
    }

    [Theory]
    // In summer the week ends in Riga at 17:00 of New York's Sunday, and 17:30 is the first time after it.
    [InlineData("2026-W42", "2026-10-18T21:30:00Z")]
    // On 25 October only Riga goes back: that week ends at 18:00. 17:30 is too early, and a week later, when New York went back
    // too, it comes after the end of the next week. The report goes out at the end of its week.
    [InlineData("2026-W43", "2026-10-25T22:00:00Z")]
    [InlineData("2026-W44", "2026-11-01T22:30:00Z")]
    // In spring New York goes first, on 8 March: the same time comes before the end of the week, so the next one counts.
    [InlineData("2026-W09", "2026-03-01T22:30:00Z")]
    [InlineData("2026-W10", "2026-03-15T21:30:00Z")]
    public void SendsAt_LeavesNoWeekOut_WhenZonesMoveTheirClocksOnDifferentDays(string week, string expected)
    {
        var marketer = Marketer("anna", "America/New_York", DayOfWeek.Sunday, "17:30");

        Assert.Equal(Instant(expected), ReportSchedule.SendsAt(marketer, Week(week), Riga).ToUniversalTime());
    }

    [Theory]
    // Now,                      due: Anna on Mondays at 7:00 Riga, Nino on Tuesdays at 9:00 Tbilisi.
    [InlineData("2026-03-22T21:59:59Z", "anna 2026-W11, nino 2026-W11")] // the week is not over yet
    [InlineData("2026-03-22T22:00:00Z", "")]
    [InlineData("2026-03-23T04:59:59Z", "")]
    [InlineData("2026-03-23T05:00:00Z", "anna 2026-W12")]
    [InlineData("2026-03-24T04:59:59Z", "anna 2026-W12")]
    [InlineData("2026-03-24T05:00:00Z", "anna 2026-W12, nino 2026-W12")]
    // After an outage of a month: the last complete week alone.
    [InlineData("2026-04-23T12:00:00Z", "anna 2026-W16, nino 2026-W16")]
    // The year's turn.
    [InlineData("2027-01-04T05:00:00Z", "anna 2026-W53")]
    [InlineData("2027-01-11T05:00:00Z", "anna 2027-W01")]
    public void Due_IsTheLastCompleteWeek_WhenNowIs(string now, string expected)
    {
        Marketer[] marketers =
        [
            Marketer("nino", "Asia/Tbilisi", DayOfWeek.Tuesday, "09:00"),
            Marketer("anna", "Europe/Riga", DayOfWeek.Monday, "07:00"),
        ];

        var due = ReportSchedule.Due(marketers, Instant(now), Riga);

        Assert.Equal(expected, string.Join(", ", due.Select(report => $"{report.Marketer} {report.Week}")));
    }

    [Fact]
    public void Due_CoversEveryWeekOnce_WhenAskedEveryHalfHourOfAYear()
    {
        Marketer[] marketers =
        [
            Marketer("a", "America/New_York", DayOfWeek.Sunday, "17:30"),
            Marketer("b", "Europe/Riga", DayOfWeek.Sunday, "03:30"),
            Marketer("c", "Asia/Tbilisi", DayOfWeek.Monday, "01:00"),
            Marketer("d", "Pacific/Auckland", DayOfWeek.Monday, "09:15"),
        ];
        var start = Instant("2026-01-05T00:00:00Z");

        var due = Enumerable.Range(0, 52 * 7 * 48)
            .SelectMany(half => ReportSchedule.Due(marketers, start.AddMinutes(30 * half), Riga))
            .Distinct()
            .ToLookup(report => report.Marketer, report => report.Week);

        Assert.All(marketers, marketer => Assert.Superset(
            Enumerable.Range(1, 51).Select(number => Week($"2026-W{number:D2}")).ToHashSet(),
            due[marketer.Id].ToHashSet()));
    }

    private static readonly TimeZoneInfo Riga = TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga");

    private static Marketer Marketer(string id, string zone, DayOfWeek on, string at) =>
        new(id, id, $"{id}@example.com", MarketerRole.Marketer, zone, on, TimeOnly.ParseExact(at, "HH:mm", CultureInfo.InvariantCulture));

    private static ReportingWeek Week(string text) => ReportingWeek.TryParse(text, out var week) ? week : throw new FormatException(text);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
