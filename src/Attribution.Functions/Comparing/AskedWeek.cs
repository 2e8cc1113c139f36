using Attribution.Domain.Calendar;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Comparing;

/// <summary>A week that a request names in its path or query.</summary>
internal static class AskedWeek
{
    /// <summary>Plans end by then, and days do exist around its weeks.</summary>
    private const int LastYear = 2100;

    /// <summary>Reads it.</summary>
    /// <returns>What is wrong with it; null when all is right.</returns>
    public static ItemFault? Parse(string text, out ReportingWeek week) =>
        ReportingWeek.TryParse(text, out week) && week.Year <= LastYear ? null : new ItemFault("week", "invalid-week", "The week must be an ISO week such as 2026-W12, of the years 2000 to 2100.");
}
