using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;

namespace Attribution.Storage.Tests.Bookings;

/// <summary>Bookings as tables write them: <c>Mo:channel/paid/spring leads=2</c>, several separated by a comma; <c>+Mo</c> is a week later.</summary>
internal static class BookingText
{
    private static readonly string[] Days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static IReadOnlyList<Booking> Parse(string text, ReportingWeek week) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(booking => One(booking, week))];

    /// <summary>What sums hold, in their order, without days.</summary>
    public static string Of(BookedSums sums) => string.Join(", ", sums.All.Select(sum => $"{Line(sum.Cut)} {sum.Measure}={Text(sum.Amounts)}"));

    private static Booking One(string text, ReportingWeek week)
    {
        var parts = text.Split(':', ' ', '=');
        var later = parts[0].Count(c => c == '+');
        var line = parts[1].Split('/');
        var cut = new Cut(Enum.Parse<CutKind>(line[0], ignoreCase: true), line.ElementAtOrDefault(1) ?? "", line.ElementAtOrDefault(2) ?? "");
        return new Booking(week.Monday.AddDays((7 * later) + Array.IndexOf(Days, parts[0].TrimStart('+'))), cut, parts[2], Amounts.Same(long.Parse(parts[3], CultureInfo.InvariantCulture)));
    }

    private static string Line(Cut cut) =>
        cut.Kind.ToString().ToLowerInvariant() + (cut.Id.Length > 0 ? $"/{cut.Id}" : "") + (cut.Part.Length > 0 ? $"/{cut.Part}" : "");

    private static string Text(Amounts amounts) => amounts.IsSame
        ? amounts[Domain.Models.AttributionModel.First].ToString(CultureInfo.InvariantCulture)
        : string.Join('/', Domain.Models.ModelCredits.Models.Select(model => amounts[model]));
}
