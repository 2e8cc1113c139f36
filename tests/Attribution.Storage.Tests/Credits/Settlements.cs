using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Tests.Credits;

/// <summary>
/// Credits as text: <c>paid/spring:3 email:1 plan=riga:4</c>. Each model gets a multiple of its own, so that columns cannot be
/// mistaken for each other.
/// </summary>
internal static class Settlements
{
    public static Lead Lead(string key, ReportingWeek week) =>
        new(key, "meta", null, "", new DateTimeOffset(2026, 3, 16, 12, 0, 0, TimeSpan.Zero), week.Monday.AddDays(3), []);

    public static LeadCredits CreditsOf(string lead, string text, string rules = "v1", params string[] touches)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).ToList();
        return new LeadCredits(
            lead,
            [.. parts.Where(p => !p[0].StartsWith("plan=", StringComparison.Ordinal)).Select(p => (Key: p[0].Split('/'), Credits: Of(p[1])))
                .Select(p => new ChannelCredit(p.Key[0], p.Key.Length > 1 ? p.Key[1] : "", p.Credits))],
            [.. parts.Where(p => p[0].StartsWith("plan=", StringComparison.Ordinal)).Select(p => new PlanCredit(p[0][5..], Of(p[1])))],
            touches,
            rules);
    }

    /// <summary>Sums as text, in the order in which the store returns them.</summary>
    public static string Text(WeekSums sums) => Text((sums.Channels, sums.Plans));

    /// <summary>What is withheld, as text.</summary>
    public static string Withheld(WeekSums sums) => Text((sums.Withheld, []));

    /// <summary>Credit by temperature as text: <c>-/email:1 hot/paid:2</c>.</summary>
    public static string Temperatures(WeekSums sums) =>
        string.Join(' ', sums.Temperatures.Select(t => $"{t.Temperature?.ToString().ToLowerInvariant() ?? "-"}/{t.Channel}:{Number(t.Credits)}"));

    /// <summary>Signed credits as text, in the order in which they are given.</summary>
    public static string Text((IReadOnlyList<ChannelCredit> Channels, IReadOnlyList<PlanCredit> Plans) sums) => string.Join(' ',
    [
        .. sums.Channels.Select(c => $"{c.Channel}{(c.Campaign.Length > 0 ? "/" + c.Campaign : "")}:{Number(c.Credits)}"),
        .. sums.Plans.Select(p => $"plan={p.Plan}:{Number(p.Credits)}"),
    ]);

    private static ModelCredits Of(string number) => Of(long.Parse(number, CultureInfo.InvariantCulture));

    private static ModelCredits Of(long number) => ModelCredits.From(model => number * (int)model * 1_000_000_000);

    private static long Number(ModelCredits credits)
    {
        var number = credits[AttributionModel.First] / 1_000_000_000;
        Assert.Equal(Of(number), credits);
        return number;
    }
}
