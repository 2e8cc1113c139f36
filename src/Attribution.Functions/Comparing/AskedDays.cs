using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Comparing;

/// <summary>Days that a request names by its parameters <c>from</c> and <c>to</c>, both included.</summary>
internal static class AskedDays
{
    private const int MostDays = 366;
    private const int LastYear = 2100;

    /// <summary>Reads them.</summary>
    /// <returns>What is wrong with them; null when all is right.</returns>
    public static ItemFault? Parse(HttpRequest request, out DayRange days)
    {
        days = default;
        var wrongFrom = Day(request, "from", out var from);
        var wrongTo = Day(request, "to", out var to);
        if ((wrongFrom ?? wrongTo) is { } fault)
        {
            return fault;
        }

        days = DayRange.Including(from, to);
        return days.IsEmpty ? new ItemFault("to", "invalid-date", "'to' must not lie before 'from'.")
            : days.Days > MostDays ? new ItemFault("to", "invalid-date", $"'from' and 'to' span {days.Days} days; the most is {MostDays}.")
            : null;
    }

    private static ItemFault? Day(HttpRequest request, string name, out DateOnly day)
    {
        day = default;
        var text = request.Query[name].ToString();
        return text.Length == 0 ? new ItemFault(name, "missing-field", $"'{name}' is required: a day such as 2026-03-16.")
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day >= FieldReader.Earliest && day.Year <= LastYear ? null
            : new ItemFault(name, "invalid-date", $"'{name}' must be a day of the years 2000 to 2100, such as 2026-03-16.");
    }
}
