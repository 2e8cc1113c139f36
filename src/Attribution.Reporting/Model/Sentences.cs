namespace Attribution.Reporting.Model;

/// <summary>What the week comes down to, in plain sentences; shown larger than other text.</summary>
/// <param name="Lines">One sentence each.</param>
public sealed record Sentences(IReadOnlyList<string> Lines) : ReportBlock((string?)null);

/// <summary>Remarks about the figures.</summary>
public sealed record Note : ReportBlock
{
    /// <summary>Creates the note.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="lines">One remark each.</param>
    public Note(string heading, IReadOnlyList<string> lines)
        : base(heading) => Lines = lines;

    /// <summary>One remark each.</summary>
    public IReadOnlyList<string> Lines { get; }
}
