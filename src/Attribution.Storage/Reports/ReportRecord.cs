using Attribution.Domain.Calendar;

namespace Attribution.Storage.Reports;

/// <summary>How far the report of one week and marketer has got. The numbers are stored.</summary>
public enum ReportState
{
    /// <summary>A message asks for it.</summary>
    Queued = 1,

    /// <summary>Inputs and bytes are stored and will not change.</summary>
    Frozen = 2,

    /// <summary>Handed to the mail server.</summary>
    Sent = 3,

    /// <summary>The mail server refuses the address for good.</summary>
    Refused = 4,

    /// <summary>The mail server has not taken it for so long that nobody tries any more.</summary>
    GivenUp = 5,
}

/// <summary>Names a report.</summary>
/// <param name="Week">The reported week.</param>
/// <param name="Marketer">Marketer id.</param>
/// <param name="Revision">1 for the first; a reopened week has further ones.</param>
public readonly record struct ReportId(ReportingWeek Week, string Marketer, int Revision = 1)
{
    /// <summary>For messages: <c>2026-W12 of anna</c>, and the revision where there are several.</summary>
    public override string ToString() => Revision == 1 ? $"{Week} of {Marketer}" : $"{Week} of {Marketer}, revision {Revision}";
}

/// <summary>One report's row.</summary>
/// <param name="Id">Which report.</param>
/// <param name="State">How far it has got.</param>
/// <param name="QueuedAt">When it was last asked for.</param>
/// <param name="InputsHash">SHA-256 of its inputs; null before it is frozen.</param>
/// <param name="Reason">Why it was refused, or given up.</param>
public sealed record ReportRecord(ReportId Id, ReportState State, DateTimeOffset QueuedAt, string? InputsHash, string? Reason)
{
    /// <summary>When the mail server took it; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often the mail server has not taken it.</summary>
    public int Tries { get; init; }

    /// <summary>What happened the last time; null when the first try is still to come, or went well.</summary>
    public string? LastError { get; init; }

    /// <summary>When it is tried again; null when nothing is put off.</summary>
    public DateTimeOffset? NextTryAt { get; init; }
}

/// <summary>Whether a report may be sent now.</summary>
public abstract record SendingClaim
{
    private SendingClaim()
    {
    }

    /// <summary>It may, by whoever asked, for five minutes.</summary>
    public sealed record Mine : SendingClaim;

    /// <summary>There is nothing to send: not frozen yet, or sent, refused or given up already.</summary>
    public sealed record Over : SendingClaim;

    /// <summary>Not now: somebody else is at it, or it is put off.</summary>
    /// <param name="At">When to ask again.</param>
    public sealed record Later(DateTimeOffset At) : SendingClaim;
}
