namespace Attribution.Reporting.Model;

/// <summary>Begins a part of the report with a heading of its own: what follows belongs to it, up to the next one.</summary>
public sealed record Chapter : ReportBlock
{
    /// <summary>Creates the block.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="detail">Said beside the heading, muted: the days that it is about.</param>
    public Chapter(string heading, string detail)
        : base(heading) => Detail = detail;

    /// <summary>Said beside the heading, muted.</summary>
    public string Detail { get; }
}
