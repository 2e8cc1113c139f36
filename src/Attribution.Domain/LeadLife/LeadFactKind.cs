namespace Attribution.Domain.LeadLife;

/// <summary>
/// What may be said to have happened to a lead. The names are stored (<see cref="LeadFactKinds"/>); the numbers are the order in which facts of the same
/// moment are taken: what is only noted first, what ends a cycle last.
/// </summary>
public enum LeadFactKind
{
    /// <summary>Somebody in sales is responsible for it from then on.</summary>
    Assigned = 1,

    /// <summary>Which buying persona it is.</summary>
    Persona = 2,

    /// <summary>Which stage of the buying journey it has reached; buyers may go back.</summary>
    Stage = 3,

    /// <summary>How it was found, whatever its channels say.</summary>
    Family = 4,

    /// <summary>How warm it is, as somebody says.</summary>
    Temperature = 5,

    /// <summary>Its rejection was a mistake.</summary>
    Restored = 6,

    /// <summary>It came back: a new cycle of the same lead, never a second lead.</summary>
    Reactivated = 7,

    /// <summary>Somebody in sales talked to it.</summary>
    Contacted = 8,

    /// <summary>It was shown the product.</summary>
    DemoHeld = 9,

    /// <summary>It fits the target portrait and may buy.</summary>
    Qualified = 10,

    /// <summary>It answered how likely it would recommend us, 0 to 10.</summary>
    Nps = 11,

    /// <summary>It became a customer: first contract, invoice or purchase.</summary>
    Converted = 12,

    /// <summary>Put off to a day.</summary>
    Deferred = 13,

    /// <summary>It is none, or will never buy.</summary>
    Rejected = 14,

    /// <summary>Another fact of this lead does not count.</summary>
    Retracted = 15,
}

/// <summary>Kinds of facts as they are sent and stored.</summary>
public static class LeadFactKinds
{
    private static readonly IReadOnlyList<(LeadFactKind Kind, string Name)> Names =
    [
        (LeadFactKind.Qualified, "qualified"),
        (LeadFactKind.Rejected, "rejected"),
        (LeadFactKind.Restored, "restored"),
        (LeadFactKind.Deferred, "deferred"),
        (LeadFactKind.Reactivated, "reactivated"),
        (LeadFactKind.Assigned, "assigned"),
        (LeadFactKind.Contacted, "contacted"),
        (LeadFactKind.DemoHeld, "demo-held"),
        (LeadFactKind.Converted, "converted"),
        (LeadFactKind.Nps, "nps"),
        (LeadFactKind.Temperature, "temperature"),
        (LeadFactKind.Family, "family"),
        (LeadFactKind.Persona, "persona"),
        (LeadFactKind.Stage, "stage"),
        (LeadFactKind.Retracted, "retracted"),
    ];

    /// <summary>All kinds, in the order in which people read them.</summary>
    public static IReadOnlyList<LeadFactKind> All { get; } = [.. Names.Select(entry => entry.Kind)];

    /// <summary>Its name: <c>demo-held</c>.</summary>
    public static string Name(this LeadFactKind kind) => Names.First(entry => entry.Kind == kind).Name;

    /// <summary>Names of several, for messages.</summary>
    public static string Text(IEnumerable<LeadFactKind> kinds) => string.Join(", ", All.Intersect(kinds).Select(Name));

    /// <summary>Reads a name; null for what is none.</summary>
    public static LeadFactKind? Parse(string text) => Names.Where(entry => entry.Name == text).Select(entry => (LeadFactKind?)entry.Kind).FirstOrDefault();
}
