namespace Attribution.Reporting.Model;

/// <summary>Two blocks side by side, in frames of equal height: charts, progress, facts or notes. Where there is no room they stand one below the other.</summary>
/// <param name="Left">Read first.</param>
/// <param name="Right">Read second.</param>
public sealed record Pair(ReportBlock Left, ReportBlock Right) : ReportBlock((string?)null);
