namespace Attribution.Local.Attributing;

/// <summary>What a model needs to know of a path beside its channels and counts.</summary>
/// <param name="Ages">The age of each touch.</param>
/// <param name="Milestones">Which touch created the lead, and which came before the opportunity.</param>
internal sealed record PathNeeds(bool Ages, bool Milestones)
{
    public const string Days = "days";
    public const string Lead = "lead_index";
    public const string Opportunity = "opp_index";

    /// <summary>The columns that hold it.</summary>
    public IReadOnlyList<string> Columns => Ages ? [Days] : Milestones ? [Lead, Opportunity] : [];
}
