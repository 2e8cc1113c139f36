namespace Attribution.Domain.Pipeline;

/// <summary>Why a fact has no effect on a deal beside the others. The codes are what senders read.</summary>
public enum DealRefusal
{
    /// <summary>The deal was not opened at that moment.</summary>
    NotOpened = 1,

    /// <summary>The deal was in the pipeline at that moment.</summary>
    IsOpen = 2,

    /// <summary>The deal was closed at that moment.</summary>
    IsClosed = 3,

    /// <summary>The deal was not won at that moment.</summary>
    NotWon = 4,

    /// <summary>Nobody said what the won deal is worth.</summary>
    AmountUnknown = 5,

    /// <summary>No such fact is known, or it is a retraction itself.</summary>
    NothingToRetract = 6,
}

/// <summary>A fact that is kept and has no effect.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Refusal">Why.</param>
/// <param name="Legal">What could have happened at that moment.</param>
public sealed record IdleDealFact(DealFact Fact, DealRefusal Refusal, IReadOnlyList<DealFactKind> Legal);

/// <summary>A deal as it follows from its facts.</summary>
/// <param name="State">How it stands.</param>
/// <param name="WithoutEffect">Facts that were impossible at their moment.</param>
public sealed record DealHistory(DealState State, IReadOnlyList<IdleDealFact> WithoutEffect);

/// <summary>
/// What follows from the facts of a deal: taken one after the other in the order in which they happened, whatever the order in which they came. A fact that
/// was impossible at its moment is kept and passed over, and has its effect once a fact that was missing is told.
/// </summary>
public static class DealLife
{
    private static readonly DealFactKind[] WhileUnknown = [DealFactKind.Opened];

    private static readonly DealFactKind[] WhileOpen =
    [
        DealFactKind.LeadAdded, DealFactKind.Manager, DealFactKind.Stage, DealFactKind.Amount, DealFactKind.ExpectedClose, DealFactKind.Won, DealFactKind.Lost,
    ];

    private static readonly DealFactKind[] WhileWon = [DealFactKind.LeadAdded, DealFactKind.Reopened, DealFactKind.CustomerLost];

    private static readonly DealFactKind[] WhileLost = [DealFactKind.LeadAdded, DealFactKind.Reopened];

    /// <summary>The deal of some facts. Their order, and repetitions, do not matter.</summary>
    public static DealHistory Of(IEnumerable<DealFact> facts)
    {
        var told = facts.DistinctBy(fact => (fact.Source, fact.Id))
            .OrderBy(fact => fact.At).ThenBy(fact => fact.Kind).ThenBy(fact => fact.Source, StringComparer.Ordinal).ThenBy(fact => fact.Id, StringComparer.Ordinal).ToList();
        var known = told.Where(fact => fact.Kind != DealFactKind.Retracted).Select(fact => (fact.Source, fact.Id)).ToHashSet();
        var retracted = told.Where(fact => fact.Kind == DealFactKind.Retracted).Select(fact => (fact.RetractedSource!, fact.RetractedId!)).ToHashSet();

        var state = DealState.None;
        var idle = new List<IdleDealFact>();
        foreach (var fact in told.Where(fact => !retracted.Contains((fact.Source, fact.Id)) || fact.Kind == DealFactKind.Retracted))
        {
            var refusal = fact.Kind == DealFactKind.Retracted
                ? known.Contains((fact.RetractedSource!, fact.RetractedId!)) ? null : DealRefusal.NothingToRetract
                : Refusal(state, fact);
            if (refusal is { } why)
            {
                idle.Add(new IdleDealFact(fact, why, Legal(state.Status)));
            }
            else
            {
                state = After(state, fact);
            }
        }

        return new DealHistory(state, idle);
    }

    /// <summary>What can happen to a deal that stands so; a retraction can always.</summary>
    public static IReadOnlyList<DealFactKind> Legal(DealStatus status) => status switch
    {
        DealStatus.Unknown => WhileUnknown,
        DealStatus.Open => WhileOpen,
        DealStatus.Won => WhileWon,
        _ => WhileLost,
    };

    private static DealRefusal? Refusal(DealState state, DealFact fact)
    {
        if (Legal(state.Status).Contains(fact.Kind))
        {
            return fact.Kind == DealFactKind.Won && (fact.AmountMicros ?? state.AmountMicros) is null ? DealRefusal.AmountUnknown : null;
        }

        return state.Status == DealStatus.Unknown ? DealRefusal.NotOpened
            : fact.Kind == DealFactKind.CustomerLost ? DealRefusal.NotWon
            : state.Status == DealStatus.Open ? DealRefusal.IsOpen
            : DealRefusal.IsClosed;
    }

    private static DealState After(DealState state, DealFact fact) => fact.Kind switch
    {
        DealFactKind.Opened => Worth(
            Expecting(
                Opened(state, fact, fact.Stage!) with
                {
                    OpenedAt = fact.At,
                    Manager = fact.Manager,
                    Kind = fact.DealKind ?? DealKind.New,
                    Accounts = Sorted(fact.Accounts),
                    Leads = Sorted(fact.Leads),
                },
                fact),
            fact),
        DealFactKind.LeadAdded => state with { Leads = Sorted([.. state.Leads, .. fact.Leads]) },
        DealFactKind.Manager => state with { Manager = fact.Manager },
        DealFactKind.Stage => fact.Stage == state.Stage ? state : state with { Stages = [.. Left(state, fact.At), new StageVisit(fact.Stage!, fact.At)] },
        DealFactKind.Amount => Worth(state, fact),
        DealFactKind.ExpectedClose => Expecting(state, fact),
        DealFactKind.Won => Closed(Worth(state, fact), fact, DealStatus.Won),
        DealFactKind.Lost => Closed(state, fact, DealStatus.Lost) with { LossReason = fact.Reason },
        DealFactKind.Reopened => Expecting(Opened(state, fact, fact.Stage ?? state.Stage) with { ClosedAt = null, LossReason = null, CustomerLostAt = [] }, fact),
        DealFactKind.CustomerLost => state with { CustomerLostAt = [.. state.CustomerLostAt, fact.At] },
        DealFactKind.Retracted => state,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Kind, "Unknown kind."),
    };

    private static DealState Opened(DealState state, DealFact fact, string stage) => state with
    {
        Status = DealStatus.Open,
        Cycles = [.. state.Cycles, new DealCycle(fact.At)],
        Stages = [.. state.Stages, new StageVisit(stage, fact.At)],
    };

    private static DealState Closed(DealState state, DealFact fact, DealStatus status) => state with
    {
        Status = status,
        ClosedAt = fact.At,
        Cycles = [.. state.Cycles.SkipLast(1), state.Cycles[^1] with { ClosedAt = fact.At, IsWon = status == DealStatus.Won }],
        Stages = Left(state, fact.At),
    };

    private static IReadOnlyList<StageVisit> Left(DealState state, DateTimeOffset at) => [.. state.Stages.SkipLast(1), state.Stages[^1] with { LeftAt = at }];

    private static DealState Worth(DealState state, DealFact fact) => fact.AmountMicros is null ? state : state with
    {
        AmountMicros = fact.AmountMicros,
        Currency = fact.Currency,
        FirstAmountMicros = state.FirstAmountMicros ?? fact.AmountMicros,
        FirstCurrency = state.FirstCurrency ?? fact.Currency,
    };

    private static DealState Expecting(DealState state, DealFact fact) =>
        fact.ExpectedClose is { } day ? state with { Expectations = [.. state.Expectations, new CloseExpectation(fact.At, day)] } : state;

    private static IReadOnlyList<string> Sorted(IEnumerable<string> keys) => [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
