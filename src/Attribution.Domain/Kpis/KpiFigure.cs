namespace Attribution.Domain.Kpis;

/// <summary>What a KPI or a part of one is measured in. The names are what readers of the JSON see.</summary>
public enum KpiUnit
{
    /// <summary>Things that are counted: leads, deals, meetings. Fractions where credit is shared.</summary>
    Count = 1,

    /// <summary>A share: 0.25 is 25 %.</summary>
    Ratio = 2,

    /// <summary>Units of a currency, not micros.</summary>
    Money = 3,

    /// <summary>Days of 24 hours.</summary>
    Days = 4,

    /// <summary>Points of a score, 0 to 100, or of a net promoter score, -1 to 1 as a share.</summary>
    Points = 5,

    /// <summary>Units of a currency per day.</summary>
    MoneyPerDay = 6,
}

/// <summary>A number that a KPI is made of.</summary>
/// <param name="Name">What it is, in camel case: <c>wonDeals</c>.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Value">The number; exact.</param>
/// <param name="Currency">ISO 4217 code of money; null otherwise.</param>
public sealed record KpiPart(string Name, KpiUnit Unit, decimal Value, string? Currency = null)
{
    /// <summary>Things counted in billionths, as they are booked.</summary>
    public static KpiPart Count(string name, long billionths) => new(name, KpiUnit.Count, (decimal)billionths / Bookings.Booking.One);

    /// <summary>Money in micros, as it is booked.</summary>
    public static KpiPart Money(string name, long micros, string currency) => new(name, KpiUnit.Money, (decimal)micros / Measures.Money.MicrosPerUnit, currency);

    /// <summary>A duration in seconds, as it is booked, told in days.</summary>
    public static KpiPart Days(string name, long seconds) => new(name, KpiUnit.Days, seconds / 86_400m);

    /// <summary>Points in millionths, as they are booked.</summary>
    public static KpiPart Points(string name, long millionths) => new(name, KpiUnit.Points, millionths / 1_000_000m);
}

/// <summary>A KPI that its reader can check: what was divided by what.</summary>
/// <param name="Name">What it is, in camel case: <c>winRate</c>.</param>
/// <param name="Unit">What <see cref="Value"/> is measured in.</param>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below it; null for a number that is no quotient.</param>
public sealed record KpiFigure(string Name, KpiUnit Unit, KpiPart Numerator, KpiPart? Denominator = null)
{
    /// <summary>ISO 4217 code of money; null otherwise.</summary>
    public string? Currency { get; init; }

    /// <summary>Why there is no value although both parts are known, in camel case: <c>settingMissing:grossMarginPercent</c>. Null when nothing stands against it.</summary>
    public string? Withheld { get; init; }

    /// <summary>The number; null when there is nothing to divide by, or it is withheld.</summary>
    public decimal? Value => Withheld is not null || Denominator is { Value: 0 } ? null : Denominator is null ? Numerator.Value : Numerator.Value / Denominator.Value;

    /// <summary>Why there is no value: <c>no:{name of the denominator}</c>, or what it is withheld for. Null when there is one.</summary>
    public string? Why => Withheld ?? (Denominator is { Value: 0 } nothing ? $"no:{nothing.Name}" : null);
}

/// <summary>The KPIs of one line of a cut.</summary>
/// <param name="Id">Which line: a channel, a marketer; empty for the total.</param>
/// <param name="Figures">In the order in which they are read.</param>
public sealed record KpiLine(string Id, IReadOnlyList<KpiFigure> Figures)
{
    /// <summary>A part of it, as in <see cref="Bookings.Cut.Part"/>: the campaign of a channel, the journey stage of a persona; else empty.</summary>
    public string Part { get; init; } = "";

    /// <summary>The figure of that name in the reporting currency, or without any; null when the line has none.</summary>
    public KpiFigure? this[string name] => Figures.FirstOrDefault(figure => figure.Name == name);
}
