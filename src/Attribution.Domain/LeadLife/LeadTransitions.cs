using static Attribution.Domain.LeadLife.LeadFactKind;

namespace Attribution.Domain.LeadLife;

/// <summary>How a lead stands.</summary>
public enum LeadStatus
{
    /// <summary>It came, or came back, and nothing was decided yet.</summary>
    New = 1,

    /// <summary>It fits and may buy.</summary>
    Qualified = 2,

    /// <summary>It is none, or will never buy; it may come back.</summary>
    Rejected = 3,

    /// <summary>Put off to a day; it may come back.</summary>
    Deferred = 4,

    /// <summary>It bought.</summary>
    Customer = 5,
}

/// <summary>What may happen to a lead as it stands, and how it stands then: the whole table.</summary>
public static class LeadTransitions
{
    private static readonly IReadOnlyList<(LeadStatus From, LeadFactKind Fact, LeadStatus To)> Changes =
    [
        (LeadStatus.New, LeadFactKind.Qualified, LeadStatus.Qualified),
        (LeadStatus.New, LeadFactKind.Deferred, LeadStatus.Deferred),
        (LeadStatus.New, LeadFactKind.Rejected, LeadStatus.Rejected),
        (LeadStatus.New, Converted, LeadStatus.Customer),

        (LeadStatus.Qualified, LeadFactKind.Deferred, LeadStatus.Deferred),
        (LeadStatus.Qualified, LeadFactKind.Rejected, LeadStatus.Rejected),
        (LeadStatus.Qualified, Converted, LeadStatus.Customer),

        // Put off again, to another day. Somebody who buys before the day has come back, whether or not that was said.
        (LeadStatus.Deferred, LeadFactKind.Deferred, LeadStatus.Deferred),
        (LeadStatus.Deferred, LeadFactKind.Rejected, LeadStatus.Rejected),
        (LeadStatus.Deferred, Reactivated, LeadStatus.New),
        (LeadStatus.Deferred, Converted, LeadStatus.Customer),

        // Said again: the reason that was given last holds. Restored, it stands as it did before it was rejected, which is not always new.
        (LeadStatus.Rejected, LeadFactKind.Rejected, LeadStatus.Rejected),
        (LeadStatus.Rejected, Restored, LeadStatus.New),
        (LeadStatus.Rejected, Reactivated, LeadStatus.New),
    ];

    /// <summary>What is only noted: it may be said at any time and leaves the lead as it stands.</summary>
    private static readonly IReadOnlyList<LeadFactKind> Always = [Assigned, Persona, Stage, Family, LeadFactKind.Temperature, Nps, Retracted];

    /// <summary>Work that nobody puts into a rejected lead.</summary>
    private static readonly IReadOnlyList<LeadFactKind> Work = [Contacted, DemoHeld];

    /// <summary>Kinds of facts that have an effect on a lead as it stands.</summary>
    public static IReadOnlyList<LeadFactKind> Legal(LeadStatus status) =>
    [
        .. LeadFactKinds.All.Where(kind => Changes.Any(change => change.From == status && change.Fact == kind) || Always.Contains(kind)
            || (Work.Contains(kind) && status != LeadStatus.Rejected)),
    ];

    /// <summary>How the lead stands after a fact that has an effect: as it did, for what is only noted.</summary>
    public static LeadStatus After(LeadStatus status, LeadFactKind kind) =>
        Changes.Where(change => change.From == status && change.Fact == kind).Select(change => (LeadStatus?)change.To).FirstOrDefault() ?? status;
}
