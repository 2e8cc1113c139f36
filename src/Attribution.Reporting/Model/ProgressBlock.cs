namespace Attribution.Reporting.Model;

/// <summary>How far something has come: a bar that fills up, a mark where it should be by now, and the facts below.</summary>
public sealed record ProgressBlock : ReportBlock
{
    /// <summary>Creates the block.</summary>
    /// <param name="heading">Heading.</param>
    /// <param name="detail">Said beside the heading, muted.</param>
    /// <param name="done">Filled part of the bar; more than 1 fills it.</param>
    /// <param name="mark">Where the bar should end by now, 0 to 1; null for no mark.</param>
    /// <param name="facts">Up to six labelled facts.</param>
    public ProgressBlock(string heading, string detail, double done, double? mark, IReadOnlyList<LabelledFact> facts)
        : base(heading) => (Detail, Done, Mark, Facts) = (detail, done, mark, facts);

    /// <summary>Said beside the heading, muted.</summary>
    public string Detail { get; }

    /// <summary>Filled part of the bar; more than 1 fills it.</summary>
    public double Done { get; }

    /// <summary>Where the bar should end by now.</summary>
    public double? Mark { get; }

    /// <summary>What there is to know, in the order of reading.</summary>
    public IReadOnlyList<LabelledFact> Facts { get; }
}

/// <summary>A labelled fact.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value.</param>
/// <param name="Emphasis">How the value is set.</param>
/// <param name="Detail">What it is compared with; empty for nothing.</param>
public sealed record LabelledFact(string Label, string Value, Emphasis Emphasis, string Detail);
