using Attribution.Local.Demo;

namespace Attribution.Local.Expectations;

/// <summary>Everything that must come out of what is pushed.</summary>
/// <param name="Week">The figures of the reported week.</param>
/// <param name="Quarter">The KPIs of the quarter that ends with it.</param>
internal sealed record Expected(ExpectedFigures Week, ExpectedKpis Quarter)
{
    /// <summary>Works it out.</summary>
    public static Expected Of(DemoData data, DateOnly monday) => new(ExpectedWeek.Of(data, monday), ExpectedKpis.Of(data));
}
