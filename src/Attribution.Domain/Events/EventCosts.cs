using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;

namespace Attribution.Domain.Events;

/// <summary>
/// What events cost, by currency: what each says of itself, in full, and what is reported on the days for their campaigns, each campaign once. Different
/// currencies are never added.
/// </summary>
internal sealed class EventCosts
{
    private readonly SortedDictionary<string, long> micros = new(StringComparer.Ordinal);
    private readonly string reporting;

    public EventCosts(IReadOnlyList<MarketingEvent> events, KpiInputs inputs)
    {
        reporting = inputs.Currency;
        foreach (var occasion in events.Where(occasion => occasion.CostMicros is not null))
        {
            Add(occasion.Currency ?? reporting, occasion.CostMicros!.Value);
        }

        foreach (var campaign in Campaigns(events))
        {
            if (inputs.CostMicros(campaign) is { } reported)
            {
                Add(reporting, reported);
            }
        }
    }

    /// <summary>The campaigns of events, as lines of the cut by channel, each once.</summary>
    public static IEnumerable<Cut> Campaigns(IEnumerable<MarketingEvent> events) =>
        events.Select(occasion => new Cut(CutKind.Channel, occasion.Channel, occasion.Campaign)).Distinct();

    /// <summary>The cost, a figure per currency, the reporting one first.</summary>
    public IEnumerable<KpiFigure> Figures()
    {
        yield return Figure("cost", reporting, null);
        foreach (var currency in micros.Keys.Where(currency => currency != reporting))
        {
            yield return Figure("cost", currency, null);
        }
    }

    /// <summary>Cost per something: in the currency that all of it is in, and withheld when it is in several.</summary>
    public KpiFigure Per(string name, KpiPart denominator) => micros.Count switch
    {
        0 => Figure(name, reporting, denominator),
        1 => Figure(name, micros.Keys.Single(), denominator),
        _ => Figure(name, reporting, denominator) with { Withheld = "mixedCurrencies:cost" },
    };

    private KpiFigure Figure(string name, string currency, KpiPart? denominator) =>
        new(name, KpiUnit.Money, KpiPart.Money("cost", micros.GetValueOrDefault(currency), currency), denominator)
        {
            Currency = currency,
            Withheld = micros.ContainsKey(currency) ? null : "notReported:cost",
        };

    private void Add(string currency, long amount) => micros[currency] = checked(micros.GetValueOrDefault(currency) + amount);
}
