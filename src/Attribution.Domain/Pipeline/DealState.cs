namespace Attribution.Domain.Pipeline;

/// <summary>How a deal stands.</summary>
public enum DealStatus
{
    /// <summary>Nobody has opened it yet.</summary>
    Unknown = 0,

    /// <summary>It is in the pipeline.</summary>
    Open = 1,

    /// <summary>It was closed and won.</summary>
    Won = 2,

    /// <summary>It was closed and lost.</summary>
    Lost = 3,
}

/// <summary>A deal's stay in a stage.</summary>
/// <param name="Stage">Stage id.</param>
/// <param name="EnteredAt">When it came.</param>
/// <param name="LeftAt">When it went on or was closed; null while it is there.</param>
public sealed record StageVisit(string Stage, DateTimeOffset EnteredAt, DateTimeOffset? LeftAt = null);

/// <summary>When a deal was expected to close, as was thought from a moment on.</summary>
/// <param name="Since">From when on that was thought.</param>
/// <param name="Day">The expected day, in the reporting time zone.</param>
public sealed record CloseExpectation(DateTimeOffset Since, DateOnly Day);

/// <summary>A time in the pipeline: from opening, or reopening, to closing.</summary>
/// <param name="OpenedAt">When it began.</param>
/// <param name="ClosedAt">When it ended; null while it lasts.</param>
/// <param name="IsWon">Whether it ended with a win.</param>
public sealed record DealCycle(DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt = null, bool IsWon = false);

/// <summary>What follows from the facts of a deal.</summary>
public sealed record DealState
{
    /// <summary>A deal of which nothing is known.</summary>
    public static DealState None { get; } = new();

    /// <summary>How it stands.</summary>
    public DealStatus Status { get; init; }

    /// <summary>When it was first opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed; null unless it is closed now.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>All its times in the pipeline, in order; more than one when it was reopened.</summary>
    public IReadOnlyList<DealCycle> Cycles { get; init; } = [];

    /// <summary>All its stays in stages, in order.</summary>
    public IReadOnlyList<StageVisit> Stages { get; init; } = [];

    /// <summary>What it was first said to be worth, in micros of <see cref="FirstCurrency"/>; null while nobody said.</summary>
    public long? FirstAmountMicros { get; init; }

    /// <summary>ISO 4217 code of <see cref="FirstAmountMicros"/>.</summary>
    public string? FirstCurrency { get; init; }

    /// <summary>What it is worth, in micros of <see cref="Currency"/>; what it was won for once it was. Null while nobody said.</summary>
    public long? AmountMicros { get; init; }

    /// <summary>ISO 4217 code of <see cref="AmountMicros"/>.</summary>
    public string? Currency { get; init; }

    /// <summary>When it was expected to close, as was thought over time, in order.</summary>
    public IReadOnlyList<CloseExpectation> Expectations { get; init; } = [];

    /// <summary>Id of who is responsible, or was when it closed; null when nobody is.</summary>
    public string? Manager { get; init; }

    /// <summary>What it is to the customer.</summary>
    public DealKind Kind { get; init; } = DealKind.New;

    /// <summary>Pseudonyms of its account, sorted.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Keys of the leads that it names, sorted.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>Why it was lost; null unless it is lost, and where nobody said.</summary>
    public string? LossReason { get; init; }

    /// <summary>When the customer left after it was won, in order; empty unless it is won.</summary>
    public IReadOnlyList<DateTimeOffset> CustomerLostAt { get; init; } = [];

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed => Status is DealStatus.Won or DealStatus.Lost;

    /// <summary>The stage that it is in, or was closed in; empty for a deal that nobody opened.</summary>
    public string Stage => Stages is [.., var last] ? last.Stage : "";

    /// <summary>When it was won; null unless it is won.</summary>
    public DateTimeOffset? WonAt => Status == DealStatus.Won ? ClosedAt : null;

    /// <summary>Day on which it is expected to close; null when nobody said.</summary>
    public DateOnly? ExpectedClose => Expectations is [.., var last] ? last.Day : null;
}
