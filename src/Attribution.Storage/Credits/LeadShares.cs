using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Storage.Credits;

/// <summary>One of the numbers under every model that the row of a sum holds.</summary>
internal enum SumPart
{
    /// <summary>Credit of leads that count.</summary>
    Credited = 1,

    /// <summary>Credit that rejected leads would have.</summary>
    Withheld = 2,

    /// <summary>What of the credit is of leads that were cold when they came.</summary>
    Cold = 3,

    /// <summary>What of it is of warm ones.</summary>
    Warm = 4,

    /// <summary>What of it is of hot ones.</summary>
    Hot = 5,
}

/// <summary>What a lead adds to the sums of its partition, by the rows and parts that hold them.</summary>
internal static class LeadShares
{
    /// <summary>
    /// What must be added to each row when a lead's credits change, in ordinal order of their keys; rows and parts that stay the same are not among it.
    /// </summary>
    /// <param name="before">What the sums hold; null when the lead is new to them.</param>
    /// <param name="after">What they shall hold.</param>
    public static IReadOnlyList<(string Key, IReadOnlyList<(SumPart Part, ModelCredits Credits)> Parts)> Difference(LeadCredits? before, LeadCredits after)
    {
        var changes = new Dictionary<(string Key, SumPart Part), ModelCredits>();
        foreach (var (key, part, credits) in Of(after))
        {
            changes[(key, part)] = changes.GetValueOrDefault((key, part), ModelCredits.None) + credits;
        }

        foreach (var (key, part, credits) in before is null ? [] : Of(before))
        {
            changes[(key, part)] = changes.GetValueOrDefault((key, part), ModelCredits.None) - credits;
        }

        return
        [
            .. changes.Where(change => !change.Value.IsNone)
                .GroupBy(change => change.Key.Key, change => (change.Key.Part, change.Value))
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => (row.Key, (IReadOnlyList<(SumPart, ModelCredits)>)[.. row])),
        ];
    }

    private static IEnumerable<(string Key, SumPart Part, ModelCredits Credits)> Of(LeadCredits lead)
    {
        var credited = lead.Channels.Select(credit => (CreditTable.SumKey(credit), SumPart.Credited, credit.Credits));
        var warm = lead.Temperature is { } temperature
            ? lead.Channels.Select(credit => (CreditTable.SumKey(credit), PartOf(temperature), credit.Credits))
            : [];
        return credited.Concat(warm)
            .Concat(lead.Withheld.Select(credit => (CreditTable.SumKey(credit), SumPart.Withheld, credit.Credits)))
            .Concat(lead.Plans.Select(credit => (CreditTable.SumKey(credit), SumPart.Credited, credit.Credits)));
    }

    /// <summary>The part of the leads of one temperature.</summary>
    public static SumPart PartOf(LeadTemperature temperature) => temperature switch
    {
        LeadTemperature.Cold => SumPart.Cold,
        LeadTemperature.Warm => SumPart.Warm,
        _ => SumPart.Hot,
    };
}
