namespace Attribution.Storage.Notices;

/// <summary>How far a lead has got that was announced and is fetched later.</summary>
public enum NoticeState
{
    /// <summary>Announced, not fetched yet.</summary>
    Announced = 1,

    /// <summary>Fetched and stored.</summary>
    Fetched = 2,

    /// <summary>It can never be fetched; the reason is parked.</summary>
    Hopeless = 3,

    /// <summary>The person withdrew it. Final: whatever is announced later, it is not fetched.</summary>
    Withdrawn = 4,
}

/// <summary>What was announced: ids, nothing about the person.</summary>
/// <param name="Connection">Connection id.</param>
/// <param name="Id">The sender's id of the lead.</param>
public readonly record struct LeadNotice(string Connection, string Id);
