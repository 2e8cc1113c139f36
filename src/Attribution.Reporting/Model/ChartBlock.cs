using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Model;

/// <summary>A chart, already drawn.</summary>
public sealed record ChartBlock : ReportBlock
{
    /// <summary>Creates the block.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="detail">Said beside the heading, muted.</param>
    /// <param name="drawing">The chart, with its title and text alternative.</param>
    public ChartBlock(string heading, string detail, Drawing drawing)
        : base(heading) => (Detail, Drawing) = (detail, drawing);

    /// <summary>Said beside the heading, muted.</summary>
    public string Detail { get; }

    /// <summary>The chart.</summary>
    public Drawing Drawing { get; }
}
