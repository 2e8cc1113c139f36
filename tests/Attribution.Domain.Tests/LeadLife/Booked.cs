using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>Leads with credit, and what they book, as text.</summary>
internal static class Booked
{
    private static readonly Dictionary<string, LeadFamily> Families = new() { ["ads"] = LeadFamily.Nets, ["mail"] = LeadFamily.Nets, ["friends"] = LeadFamily.Seeds };

    /// <summary>Anna's is the plan <c>a</c>, which covers the ads of March, and Bruno's <c>b</c>; days are those of UTC.</summary>
    public static readonly LeadSurroundings Around = new(
        LeadLifeSettings.Default,
        (plan, _) => plan switch { "a" => "anna", "b" => "bruno", _ => null },
        channel => Families.TryGetValue(channel, out var family) ? family : null,
        at => DateOnly.FromDateTime(at.UtcDateTime))
    {
        Plans = [new Plan("a", "anna", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), 10, 1, null, ["ads"], [], AttributionModel.Linear, 1)],
    };

    /// <summary>Credit as <c>ads 60 mail 40 | a 60 - 40</c>: channels, then plans, in percent under every model.</summary>
    public static LeadCredits Credits(string text, LeadState state)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        var channels = Pairs(parts[0]).Select(pair => new ChannelCredit(pair.Name, "", Percent(pair.Percent))).ToList();
        return state.IsRejected
            ? new LeadCredits("lead-1", [], [], [], "") { Standing = state.Standing, Withheld = channels }
            : new LeadCredits("lead-1", channels, [.. Pairs(parts[1]).Select(pair => new PlanCredit(pair.Name, Percent(pair.Percent)))], [], "");
    }

    public static IReadOnlyList<Booking> Of(string credit, string facts, Lead? lead = null)
    {
        var state = Stories.State(facts);
        return LeadBookings.Of(lead ?? Stories.Lead, Credits(credit, state), state, Around);
    }

    /// <summary>One measure's bookings, in whole units: <c>03-16 total 1, 03-16 channel/ads 0.6</c>.</summary>
    public static string Text(IEnumerable<Booking> bookings, string measure) => string.Join(", ", bookings.Where(booking => booking.Measure == measure)
        .Select(booking => string.Create(CultureInfo.InvariantCulture, $"{booking.Day:MM-dd} {Line(booking.Cut)} {booking.Amounts[AttributionModel.Linear] / (decimal)Booking.One:0.###}")));

    private static string Line(Cut cut) => cut.Kind == CutKind.Total ? "total" : $"{cut.Kind.ToString().ToLowerInvariant()}/{cut.Id}{(cut.Part.Length > 0 ? $"/{cut.Part}" : "")}";

    private static IEnumerable<(string Name, int Percent)> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(pair => (pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture)));

    private static ModelCredits Percent(int percent) => ModelCredits.From(_ => ModelCredits.Lead / 100 * percent);
}
