namespace Attribution.Domain.Personas;

/// <summary>How well a cell of the matrix is served.</summary>
public enum CellVerdict
{
    /// <summary>Neither content nor a campaign serves it.</summary>
    Empty = 1,

    /// <summary>It gets far more of the money than of the leads: see <see cref="PersonaThresholds"/>.</summary>
    OverServed = 2,

    /// <summary>Something serves it, and not too much.</summary>
    Served = 3,
}

/// <summary>One persona at one stage of the journey.</summary>
/// <param name="Persona">Persona id; <c>-</c> when it is not known.</param>
/// <param name="Stage">Stage id; <c>-</c> alike.</param>
public sealed record PersonaCell(string Persona, string Stage)
{
    /// <summary>Ids of the content made for it.</summary>
    public IReadOnlyList<string> Contents { get; init; } = [];

    /// <summary>Ids of the campaigns tagged with it.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>What these campaigns cost, in micros of the reporting currency; null when no cost of them was reported.</summary>
    public long? SpendMicros { get; init; }

    /// <summary>Leads that came in here, in billionths.</summary>
    public long Leads { get; init; }

    /// <summary>Of these, the leads that reached a later stage, in billionths.</summary>
    public long MovedOn { get; init; }

    /// <summary>Whether the journey goes on after its stage.</summary>
    public bool HasNext { get; init; }

    /// <summary>How well it is served; null where persona or stage is not one of the catalogue, because nothing can be made for whom nobody knows.</summary>
    public CellVerdict? Verdict { get; init; }
}

/// <summary>From when on a cell is over-served.</summary>
/// <param name="Times">How many times its share of the leads its share of the spend is at least.</param>
/// <param name="FloorPercent">Which share of the spend it has at least, in percent: little money is never too much.</param>
public sealed record PersonaThresholds(int Times, int FloorPercent)
{
    /// <summary>Twice its share of the leads, and a tenth of the spend.</summary>
    public static PersonaThresholds Default { get; } = new(2, 10);

    /// <summary>Whether a cell is over-served; never while there are no leads or no spend to compare with.</summary>
    /// <param name="spend">Spend of the cell, in micros.</param>
    /// <param name="allSpend">Spend of all cells.</param>
    /// <param name="leads">Leads of the cell, in billionths.</param>
    /// <param name="allLeads">Leads of all cells.</param>
    public bool IsOverServed(long spend, long allSpend, long leads, long allLeads) =>
        allLeads > 0 && spend > 0 && (Int128)spend * 100 >= (Int128)allSpend * FloorPercent && (Int128)spend * allLeads >= (Int128)leads * allSpend * Times;
}
