using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Pipeline;

/// <summary>Sums of one line of a cut, as KPIs of the pipeline ask for them.</summary>
/// <param name="Inputs">What was read.</param>
/// <param name="Pipeline">How the pipeline stands.</param>
/// <param name="Model">Whose sums.</param>
/// <param name="Line">The line.</param>
internal sealed record PipelineSums(KpiInputs Inputs, PipelineInputs Pipeline, AttributionModel Model, Cut Line)
{
    /// <summary>Days of a month, on the average of four years.</summary>
    private const decimal DaysOfMonth = 365.25m / 12;

    /// <summary>What was booked on the days.</summary>
    public long this[string measure] => Inputs.Sums.Of(Line, measure, Model);

    /// <summary>What was booked on as many days before.</summary>
    public long Before(string measure) => Inputs.Before.Of(Line, measure, Model);

    /// <summary>How many months the days are.</summary>
    public decimal Months => Inputs.Days.Days / DaysOfMonth;

    /// <summary>Won and lost deals.</summary>
    public long Closed => this[DealMeasures.WonDeals] + this[DealMeasures.LostDeals];

    /// <summary>What is in the pipeline now, in all stages.</summary>
    public long Open(string measure) => Pipeline.Open.Sum(stage => stage.Sums.Of(Line, measure, Model));

    /// <summary>Customers when the days began.</summary>
    public long CustomersAtStart => Pipeline.CustomersAtStart.Of(Line, DealMeasures.CustomersAtStart, Model);

    /// <summary>Customers at some time of the days.</summary>
    public long Customers => CustomersAtStart + this[DealMeasures.NewCustomers];

    /// <summary>Other currencies than the reporting one, in which the line has any money; sorted.</summary>
    public IReadOnlyList<string> OtherCurrencies =>
    [
        .. DealMeasures.CurrenciesOf(Inputs.Sums.All.Concat(Pipeline.Open.SelectMany(stage => stage.Sums.All)).Where(sum => sum.Cut == Line).Select(sum => sum.Measure))
            .Where(currency => currency != Inputs.Currency),
    ];

    /// <summary>Quotas of the line that hold on the last of the days, in a currency, in micros.</summary>
    public long Quota(string currency) => Pipeline.Quotas
        .Where(quota => quota.Currency == currency && quota.From <= Inputs.Days.Last && quota.To >= Inputs.Days.Last && (Line.Kind == CutKind.Total || quota.Manager == Line.Id))
        .Sum(quota => quota.AmountMicros);
}
