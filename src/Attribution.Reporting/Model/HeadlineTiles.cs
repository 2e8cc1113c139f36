namespace Attribution.Reporting.Model;

/// <summary>The few figures that everybody looks for first, side by side.</summary>
/// <param name="Tiles">Two to five tiles.</param>
public sealed record HeadlineTiles(IReadOnlyList<HeadlineTile> Tiles) : ReportBlock((string?)null);

/// <summary>One headline figure.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The figure; a dash when there is none.</param>
/// <param name="Change">Change, or standing against a limit; empty when there is nothing to compare with.</param>
/// <param name="ChangeEmphasis">Whether the change needs action.</param>
/// <param name="Detail">What the figure is made of, compared with, or why it is missing.</param>
public sealed record HeadlineTile(string Label, string Value, string Change, Emphasis ChangeEmphasis, string Detail)
{
    /// <summary>Standing against the plan, a line of its own below; empty when there is no plan to compare with.</summary>
    public string AgainstPlan { get; init; } = "";

    /// <summary>Whether the standing against the plan needs action.</summary>
    public Emphasis AgainstPlanEmphasis { get; init; } = Emphasis.Muted;
}
