namespace Attribution.Domain.Pipeline;

/// <summary>
/// What can happen to a deal, in the order in which things of the same moment are taken: a deal that is opened, moved and won on a day of which nobody
/// knows the hours was opened first. The numbers decide that order, the words are stored (<see cref="DealFactText"/>).
/// </summary>
public enum DealFactKind
{
    /// <summary>It came into the pipeline.</summary>
    Opened = 1,

    /// <summary>A lead belongs to it.</summary>
    LeadAdded = 2,

    /// <summary>Somebody else is responsible for it.</summary>
    Manager = 3,

    /// <summary>It moved to another stage.</summary>
    Stage = 4,

    /// <summary>It is worth something else than was thought.</summary>
    Amount = 5,

    /// <summary>It is expected to close on another day.</summary>
    ExpectedClose = 6,

    /// <summary>It was closed and won.</summary>
    Won = 7,

    /// <summary>It was closed and lost.</summary>
    Lost = 8,

    /// <summary>It was closed, and is in the pipeline again.</summary>
    Reopened = 9,

    /// <summary>It was won, and the customer has left since.</summary>
    CustomerLost = 10,

    /// <summary>Something that was said was wrong: it has no effect any more.</summary>
    Retracted = 11,
}

/// <summary>What a deal is to the customer. The numbers are stored.</summary>
public enum DealKind
{
    /// <summary>The first business with somebody.</summary>
    New = 1,

    /// <summary>A larger contract for what the customer has.</summary>
    Expansion = 2,

    /// <summary>Another product group for a customer.</summary>
    CrossSell = 3,

    /// <summary>The same contract for a further period.</summary>
    Renewal = 4,
}

/// <summary>Something that was said to have happened to a deal. Which members say something depends on the kind.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Id">The source's own id of the fact.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it happened.</param>
public sealed record DealFact(string Source, string Id, DealFactKind Kind, DateTimeOffset At)
{
    /// <summary>Stage id: of a deal that was opened or moved; of a reopened one, if it is not the stage that it was closed in.</summary>
    public string? Stage { get; init; }

    /// <summary>What the deal is worth, in micros of <see cref="Currency"/>: as opened, as changed, as won.</summary>
    public long? AmountMicros { get; init; }

    /// <summary>ISO 4217 code; null where there is no amount.</summary>
    public string? Currency { get; init; }

    /// <summary>Day on which it is expected to close, in the reporting time zone.</summary>
    public DateOnly? ExpectedClose { get; init; }

    /// <summary>Id of who is responsible.</summary>
    public string? Manager { get; init; }

    /// <summary>What an opened deal is to the customer; <see cref="DealKind.New"/> unless said.</summary>
    public DealKind? DealKind { get; init; }

    /// <summary>Pseudonyms of the account of an opened deal: <see cref="Account"/>.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Keys of leads that belong to the deal.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>Why it was lost, or the customer was, in the words of whoever says so.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a retraction: whose fact is taken back.</summary>
    public string? RetractedSource { get; init; }

    /// <summary>Of a retraction: which fact of that source is taken back.</summary>
    public string? RetractedId { get; init; }
}
