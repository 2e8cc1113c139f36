using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Cataloguing;

/// <summary>A plan's rule of pay as JSON.</summary>
internal static class PayRuleFormat
{
    private const int MillionthsPerPercent = 10_000;

    /// <summary>Reads the field <c>pay</c>; null when it is missing. Faults name their place, such as <c>pay.amount</c>.</summary>
    public static bool Read(FieldReader fields, string currency, out PayRule? rule)
    {
        rule = null;
        if (!fields.Object("pay", out var pay) || !fields.Has("pay"))
        {
            return fields.Fault is null;
        }

        var inner = new FieldReader(pay);
        var millionths = PayRule.UsualFixedMillionths;
        if (inner.Amount("amount", out var amount) && Cents(inner, amount)
            && (!inner.Has("currency") || inner.Currency("currency", currency))
            && (!inner.Has("fixedPercent") || Percent(inner, "fixedPercent", PayRule.Whole, out millionths))
            && Proportional(inner, out var proportional))
        {
            rule = new PayRule(amount, millionths, proportional);
            return true;
        }

        return Inside(fields, "pay", inner);
    }

    /// <summary>Shows a rule; null when there is none.</summary>
    public static object? View(PayRule? rule, string currency) => rule is null ? null : new
    {
        Amount = (rule.AmountMicros / (decimal)Money.MicrosPerUnit).ToString("0.00", CultureInfo.InvariantCulture),
        Currency = currency,
        FixedPercent = Percent(rule.FixedMillionths),
        GoalPercent = Percent(PayRule.Whole - rule.FixedMillionths),
        Proportional = rule.Proportional is { } bonus
            ? new { FloorPercent = Percent(bonus.FloorMillionths), CapPercent = Percent(bonus.CapMillionths) }
            : null,
    };

    private static bool Cents(FieldReader fields, long amount) =>
        amount % PayRule.MicrosPerCent == 0 || fields.Fails("amount", "not-whole-cents", "'amount' must have at most two decimals: pay is in whole cents.");

    private static bool Proportional(FieldReader fields, out ProportionalBonus? bonus)
    {
        bonus = null;
        if (!fields.Object("proportional", out var value) || !fields.Has("proportional"))
        {
            return fields.Fault is null;
        }

        var inner = new FieldReader(value);
        var (floor, cap) = (0, PayRule.Whole);
        if ((!inner.Has("floorPercent") || Percent(inner, "floorPercent", ProportionalBonus.MostMillionths, out floor))
            && (!inner.Has("capPercent") || Percent(inner, "capPercent", ProportionalBonus.MostMillionths, out cap))
            && (cap >= floor || inner.Fails("capPercent", "out-of-range", "'capPercent' must not lie below 'floorPercent'.")))
        {
            bonus = new ProportionalBonus(floor, cap);
            return true;
        }

        return Inside(fields, "proportional", inner);
    }

    private static bool Percent(FieldReader fields, string field, int most, out int millionths)
    {
        millionths = 0;
        if (!fields.Text(field, out var text))
        {
            return false;
        }

        if (!Money.TryParseMicros(text, out var micros) || micros % (Money.MicrosPerUnit / MillionthsPerPercent) != 0)
        {
            return fields.Fails(field, "invalid-percent", $"'{field}' must be a percentage with at most four decimals, such as 50 or 33.3333.");
        }

        var given = micros / (Money.MicrosPerUnit / MillionthsPerPercent);
        millionths = given >= 0 && given <= most ? (int)given : 0;
        return millionths == given || fields.Fails(field, "out-of-range", $"'{field}' must lie between 0 and {most / MillionthsPerPercent}.");
    }

    private static decimal Percent(int millionths) => millionths / (decimal)MillionthsPerPercent;

    private static bool Inside(FieldReader fields, string place, FieldReader inner) =>
        fields.Fails(inner.Fault!.Field.Length == 0 ? place : $"{place}.{inner.Fault.Field}", inner.Fault.Code, inner.Fault.Message);
}
