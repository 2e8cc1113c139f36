namespace Attribution.Domain.Pipeline;

/// <summary>A stage of the sales funnel.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Order">Its place in the funnel; stages of the same place stand in the order of their ids.</param>
/// <param name="ProbabilityPercent">How likely a deal that is in it is won, 0 to 100.</param>
public sealed record PipelineStage(string Id, string Name, int Order, decimal ProbabilityPercent);

/// <summary>What somebody in sales is to win in a period.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Manager">Id of who is responsible.</param>
/// <param name="From">First day, in the reporting time zone.</param>
/// <param name="To">Last day, included.</param>
/// <param name="AmountMicros">Revenue to win, in micros of <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record SalesQuota(string Id, string Manager, DateOnly From, DateOnly To, long AmountMicros, string Currency);

/// <summary>What only the organisation itself knows of its business. What is null was not said.</summary>
/// <param name="ChurnLimitPercent">Most customers of a hundred that may leave in a month, 0 to 100.</param>
/// <param name="GrossMarginPercent">What is left of a hundred of revenue after the cost of what was sold, 0 to 100.</param>
/// <param name="CustomerMonths">How long a customer stays, in months; unless said it follows from the churn.</param>
public sealed record PipelineSettings(decimal? ChurnLimitPercent, decimal? GrossMarginPercent, decimal? CustomerMonths)
{
    /// <summary>Id of the one entry of the catalogue.</summary>
    public const string Id = "pipeline";

    /// <summary>Nothing was said.</summary>
    public static PipelineSettings None { get; } = new(null, null, null);
}
