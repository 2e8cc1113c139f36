using Attribution.Domain.Bookings;

namespace Attribution.Domain.Pipeline;

/// <summary>Deals in the pipeline that are in one stage now.</summary>
/// <param name="Stage">Stage id.</param>
/// <param name="Sums">Their number and value: <see cref="DealMeasures.OpenDeals"/>, <see cref="DealMeasures.OpenValue"/>.</param>
public sealed record OpenStage(string Stage, BookedSums Sums);

/// <summary>What KPIs of the pipeline need beside what was booked: how things stand, and what was set.</summary>
/// <param name="AreDaysOver">Whether all of the days were over when it was read.</param>
/// <param name="Stages">Stages that have settings.</param>
/// <param name="Quotas">Quotas of any period.</param>
/// <param name="Settings">What the organisation said of its business.</param>
/// <param name="Open">Deals in the pipeline now, by stage, sorted by its id.</param>
/// <param name="CustomersAtStart">Customers when the days began: <see cref="DealMeasures.CustomersAtStart"/>.</param>
public sealed record PipelineInputs(
    bool AreDaysOver, IReadOnlyList<PipelineStage> Stages, IReadOnlyList<SalesQuota> Quotas, PipelineSettings Settings, IReadOnlyList<OpenStage> Open, BookedSums CustomersAtStart)
{
    /// <summary>Nothing is known of the pipeline.</summary>
    public static PipelineInputs None { get; } = new(true, [], [], PipelineSettings.None, [], BookedSums.None);

    /// <summary>The same with the campaigns of each channel added up.</summary>
    public PipelineInputs WithoutCampaigns() => this with
    {
        Open = [.. Open.Select(stage => stage with { Sums = stage.Sums.WithoutCampaigns() })],
        CustomersAtStart = CustomersAtStart.WithoutCampaigns(),
    };
}
