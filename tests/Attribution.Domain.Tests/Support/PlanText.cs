using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Domain.Plans;

namespace Attribution.Domain.Tests.Support;

/// <summary>Plans, leads and pay of March 2026 the way people write them down. Days are days of March.</summary>
internal static class PlanText
{
    public const long Euro = 1_000_000;

    /// <summary>Versions of one plan: <c>1 target 300; 16 target 340 limit 40</c> are two, the second of which holds from the 16th on.</summary>
    public static IReadOnlyList<Plan> Versions(string text, string id = "p")
    {
        var versions = new List<Plan>();
        foreach (var version in text.Split(';', StringSplitOptions.TrimEntries))
        {
            var words = version.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var plan = (versions.Count == 0 ? WeekBuilder.Plan(id) : versions[^1]) with
            {
                HoldsFrom = WeekBuilder.March(Number(words[0])),
                Version = versions.Count + 1,
                IsWithdrawn = false,
            };
            for (var i = 1; i < words.Length; i += 2)
            {
                plan = Changed(plan, words[i], words.ElementAtOrDefault(i + 1) ?? "");
            }

            versions.Add(plan);
        }

        return versions;
    }

    /// <summary>A plan's standing over some days: leads and euros of its versions, one after the other.</summary>
    public static PlanStanding Standing(string versions, int from, int to, int asOf, string leads, string euros)
    {
        var spans = PlanVersions.Spans(Versions(versions), March(from, to));
        var (credited, costs) = (leads.Split(' '), euros.Split(' '));
        return new PlanStanding(
        [
            .. spans.Select((span, place) => new PlanPart(
                span,
                span.Days.Through(WeekBuilder.March(asOf)).Days,
                WeekBuilder.Units(decimal.Parse(credited[place], CultureInfo.InvariantCulture)),
                costs[place] == "-" ? null : (long)(decimal.Parse(costs[place], CultureInfo.InvariantCulture) * Euro))),
        ]);
    }

    public static DayRange March(int from, int to) => DayRange.Including(WeekBuilder.March(from), WeekBuilder.March(to));

    public static ReportingPeriod Period(int from, int to) => new(March(from, to).ToString(), March(from, to));

    /// <summary>Pay with a fixed share in percent, and a proportional bonus as <c>floor-cap</c> in percent.</summary>
    public static PayRule Pay(string euros, decimal fixedPercent = 50, string? proportional = null) => new(
        (long)(decimal.Parse(euros, CultureInfo.InvariantCulture) * Euro),
        (int)(fixedPercent * 10_000),
        proportional?.Split('-') is [var floor, var cap] ? new ProportionalBonus(Number(floor) * 10_000, Number(cap) * 10_000) : null);

    /// <summary>A lead that is credited to one channel, and to plans as <c>p 0.5, q 0.5</c>, the same under every model.</summary>
    public static LedgerLead Lead(string key, int day, string plans, string channel = "search", string? attachedTo = null) => new(
        WeekBuilder.March(day),
        new LeadCredits(
            key,
            plans.Length == 0 ? [] : [new ChannelCredit(channel, "", Credit(1))],
            [
                .. plans.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(plan => plan.Split(' '))
                    .Select(plan => new PlanCredit(plan[0], Credit(decimal.Parse(plan[1], CultureInfo.InvariantCulture))) { Version = 1 }),
            ],
            [],
            "v1")
        { AttachedTo = attachedTo });

    private static ModelCredits Credit(decimal leads) => ModelCredits.From(_ => WeekBuilder.Units(leads));

    private static Plan Changed(Plan plan, string word, string value) => word switch
    {
        "target" => plan with { TargetLeads = Number(value) },
        "limit" => plan with { AllowedCplMicros = Number(value) * Euro },
        "budget" => plan with { BudgetMicros = value == "-" ? null : Number(value) * Euro },
        "model" => plan with { Model = Enum.Parse<AttributionModel>(value) },
        "channels" => plan with { Channels = value.Split(',') },
        "from" => plan with { From = WeekBuilder.March(Number(value)) },
        "to" => plan with { To = WeekBuilder.March(Number(value)) },
        "pay" => plan with { Pay = Pay(value) },
        "withdrawn" => plan with { IsWithdrawn = value == "yes" },
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "Unknown word."),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
