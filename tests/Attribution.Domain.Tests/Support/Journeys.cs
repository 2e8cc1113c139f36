using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Support;

/// <summary>Writes journeys the way a marketer says them: <c>email 14d, search/brand 7d, direct 0d</c> are channel, campaign and age.</summary>
internal static class Journeys
{
    public static readonly DateTimeOffset ConvertedAt = new(2026, 3, 18, 9, 30, 0, TimeSpan.Zero);

    public static readonly AttributionRules Rules = AttributionRules.Default with { DirectChannels = new HashSet<string> { "direct" } };

    /// <summary>A lead without a form's channel, so that only touches count.</summary>
    public static readonly Lead Lead = new("lead-1", "web", null, "", ConvertedAt, new DateOnly(2026, 3, 18), []);

    /// <summary>Touches named t1, t2, … as they are written. Ages: <c>30d</c>, <c>5h</c>, and ticks more (<c>30d+1</c>) or fewer (<c>0d-1</c>).</summary>
    public static IReadOnlyList<Touchpoint> Of(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((touch, place) => Touch(touch, $"t{place + 1}"))];

    public static LeadCredits Credit(string journey, AttributionRules? rules = null, Lead? lead = null, IReadOnlyList<Plan>? plans = null) =>
        LeadAttribution.Credit(Person.Of([lead ?? Lead]), Of(journey), rules ?? Rules, plans ?? []);

    /// <summary>Credits of one model in percent, for example <c>email 40, search 60</c>; a campaign follows its channel after a slash.</summary>
    public static string Percents(LeadCredits credits, AttributionModel model) =>
        string.Join(", ", credits.Channels
            .Where(row => row.Credits[model] != 0)
            .Select(row => $"{row.Channel}{(row.Campaign.Length == 0 ? "" : "/" + row.Campaign)} {Percent(row.Credits[model])}"));

    public static string PlanPercents(LeadCredits credits, AttributionModel model) =>
        string.Join(", ", credits.Plans.Where(row => row.Credits[model] != 0).Select(row => $"{row.Plan} {Percent(row.Credits[model])}"));

    /// <summary>Everything in the credits as text, to compare two of them whole.</summary>
    public static string Text(LeadCredits credits) => string.Join('\n',
        credits.Channels.Select(row => $"{row.Channel}/{row.Campaign}: {Text(row.Credits)}")
            .Concat(credits.Plans.Select(row => $"plan {row.Plan}: {Text(row.Credits)}"))
            .Append(string.Join(' ', credits.Touches))
            .Append($"{credits.Lead}, {credits.Rules}"));

    public static string Text(ModelCredits credits) => string.Join(' ', ModelCredits.Models.Select(model => credits[model]));

    private static string Percent(long units) => (units / 10_000_000m).ToString("0.#######", CultureInfo.InvariantCulture);

    private static Touchpoint Touch(string text, string id)
    {
        var parts = text.Split(' ', 2);
        var place = parts[0].Split('/');
        return new Touchpoint(id, place[0], place.Length > 1 ? place[1] : "", ConvertedAt - Age(parts[1]), []);
    }

    private static TimeSpan Age(string text)
    {
        var sign = text.IndexOfAny(['+', '-'], 1);
        var ticks = sign < 0 ? 0 : long.Parse(text[sign..], CultureInfo.InvariantCulture);
        var length = sign < 0 ? text : text[..sign];
        var number = double.Parse(length[..^1], CultureInfo.InvariantCulture);
        return (length[^1] == 'd' ? TimeSpan.FromDays(number) : TimeSpan.FromHours(number)) + TimeSpan.FromTicks(ticks);
    }
}
