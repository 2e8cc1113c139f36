using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>How a lead stands, and how it came to: all that follows from its facts, in whatever order they became known.</summary>
/// <param name="Status">How it stands.</param>
/// <param name="Cycles">How often it was worked on, the first time first; at least one.</param>
/// <param name="History">Every fact, in order of time, and whether it has an effect.</param>
public sealed record LeadState(LeadStatus Status, IReadOnlyList<LeadCycle> Cycles, IReadOnlyList<ToldFact> History)
{
    /// <summary>Whether it was rejected, or restored since; null when it never was.</summary>
    public LeadStanding? Standing { get; init; }

    /// <summary>Day to which it is put off; null unless it is.</summary>
    public DateOnly? DeferredUntil { get; init; }

    /// <summary>Who is responsible for it; null for nobody.</summary>
    public string? Manager { get; init; }

    /// <summary>Who became responsible for it, in order of time.</summary>
    public IReadOnlyList<LeadAssigned> Assignments { get; init; } = [];

    /// <summary>When somebody in sales first talked to it.</summary>
    public DateTimeOffset? FirstContactAt { get; init; }

    /// <summary>How often somebody talked to it.</summary>
    public int Contacts { get; init; }

    /// <summary>When it was first shown the product.</summary>
    public DateTimeOffset? DemoAt { get; init; }

    /// <summary>When it became a customer.</summary>
    public DateTimeOffset? ConvertedAt { get; init; }

    /// <summary>The customer's id, if it was said.</summary>
    public string? Customer { get; init; }

    /// <summary>Its answers to the question how likely it would recommend us.</summary>
    public IReadOnlyList<NpsAnswer> Answers { get; init; } = [];

    /// <summary>How it was found, as somebody said; null when only its channels tell.</summary>
    public LeadFamily? Family { get; init; }

    /// <summary>Persona id, as somebody said, else as its form did; null while it is not known.</summary>
    public string? Persona { get; init; }

    /// <summary>Stages of the buying journey, that of its form first, then in the order in which it reached them; the last one holds.</summary>
    public IReadOnlyList<StageReached> Stages { get; init; } = [];

    /// <summary>Id of the stage of the buying journey; null while it is not known.</summary>
    public string? Stage => Stages is [] ? null : Stages[^1].Stage;

    /// <summary>How warm somebody said it was, in order of time.</summary>
    public IReadOnlyList<TemperatureSaid> Temperatures { get; init; } = [];

    /// <summary>Changes of how it stands that were no mistakes: a rejection that was taken back is not among them.</summary>
    public IReadOnlyList<LeadStep> Steps { get; init; } = [];

    /// <summary>The cycle that it is in, or that was its last.</summary>
    public LeadCycle Cycle => Cycles[^1];

    /// <summary>Whether it is rejected: then it earns no credit.</summary>
    public bool IsRejected => Status == LeadStatus.Rejected;

    /// <summary>Whether somebody has to work on it.</summary>
    public bool IsOpen => Status is LeadStatus.New or LeadStatus.Qualified;

    /// <summary>Whether it fits the target portrait: it was qualified or bought, and is not rejected.</summary>
    public bool IsQualified => !IsRejected && Steps.Any(step => step.Kind is LeadFactKind.Qualified or LeadFactKind.Converted);

    /// <summary>How a lead stands by everything that was said of it.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="facts">Facts in any order; one that is there twice counts once.</param>
    /// <remarks>
    /// Facts are taken in order of time; those of one moment in the order of <see cref="LeadFactKind"/>, then of source and id. One that cannot happen to the lead
    /// as it stands at its moment is kept without effect, and gains it when a fact is told late that makes it possible.
    /// </remarks>
    public static LeadState Of(Lead lead, IEnumerable<LeadFact> facts) => new LeadFold(lead).Fold(facts);
}

/// <summary>A fact, and whether it has an effect.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Idle">Why it has none; null when it has.</param>
public sealed record ToldFact(LeadFact Fact, IdleReason? Idle);

/// <summary>Why a fact has no effect.</summary>
public abstract record IdleReason
{
    private IdleReason()
    {
    }

    /// <summary>It cannot happen to a lead that stands as this one did.</summary>
    /// <param name="Status">How it stood at that moment.</param>
    public sealed record Illegal(LeadStatus Status) : IdleReason;

    /// <summary>A later statement took it back.</summary>
    public sealed record TakenBack : IdleReason;

    /// <summary>It takes back what nobody said of this lead so far, or another retraction.</summary>
    public sealed record NothingToTakeBack : IdleReason;
}

/// <summary>One time that a lead was worked on.</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">When it came, or came back.</param>
/// <param name="End">How it ended: <see cref="LeadFactKind.Rejected"/>, <see cref="LeadFactKind.Deferred"/> or <see cref="LeadFactKind.Converted"/>; null while it goes on.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record LeadCycle(int Number, DateTimeOffset From, LeadFactKind? End = null, DateTimeOffset? EndedAt = null)
{
    /// <summary>Whether somebody became responsible for the lead during it.</summary>
    public bool IsAssigned { get; init; }
}

/// <summary>A change of how a lead stands.</summary>
/// <param name="Kind">What changed it.</param>
/// <param name="At">When.</param>
public sealed record LeadStep(LeadFactKind Kind, DateTimeOffset At);

/// <summary>Somebody became responsible for a lead.</summary>
/// <param name="Manager">Who.</param>
/// <param name="At">When.</param>
public sealed record LeadAssigned(string Manager, DateTimeOffset At);

/// <summary>An answer to the question how likely somebody would recommend us.</summary>
/// <param name="Score">0 to 10.</param>
/// <param name="At">When it was given.</param>
public sealed record NpsAnswer(int Score, DateTimeOffset At)
{
    /// <summary>Would recommend us: 9 or 10.</summary>
    public bool IsPromoter => Score >= 9;

    /// <summary>Would warn of us: 0 to 6.</summary>
    public bool IsDetractor => Score <= 6;
}

/// <summary>A stage of the buying journey was reached.</summary>
/// <param name="Stage">Stage id.</param>
/// <param name="At">When.</param>
public sealed record StageReached(string Stage, DateTimeOffset At);

/// <summary>Somebody said how warm a lead was.</summary>
/// <param name="Temperature">How warm.</param>
/// <param name="At">When.</param>
public sealed record TemperatureSaid(LeadTemperature Temperature, DateTimeOffset At);
