using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Plans;

namespace Attribution.Functions.Plans;

/// <summary>Days and money as JSON.</summary>
internal static class PeriodView
{
    public static object Of(ReportingPeriod period) => new { period.Name, period.Days.From, To = period.Days.Last };

    /// <summary>Money as text with at least two decimals, as the catalogue shows it.</summary>
    public static string Money(long micros) =>
        (micros / (decimal)Domain.Measures.Money.MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture);

    /// <summary>Stretches of the period on which none of the marketer's plans holds.</summary>
    public static IReadOnlyList<object> DaysWithout(PlanPeriodInputs inputs)
    {
        var without = new List<object>();
        var open = inputs.Period.Days.From;
        foreach (var days in PlanPeriodInputs.Spans(inputs.Versions, inputs.Marketer, inputs.Period.Days).Select(span => span.Days).OrderBy(days => days.From))
        {
            Add(new DayRange(open, days.From));
            open = days.Until > open ? days.Until : open;
        }

        Add(new DayRange(open, inputs.Period.Days.Until));
        return without;

        void Add(DayRange gap)
        {
            if (!gap.IsEmpty)
            {
                without.Add(new { gap.From, To = gap.Last });
            }
        }
    }
}
