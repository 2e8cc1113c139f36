using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>Takes the facts of a lead one after another.</summary>
internal sealed class LeadFold(Lead lead)
{
    private readonly List<LeadCycle> cycles = [new LeadCycle(1, lead.ConvertedAt)];
    private readonly List<LeadStep> steps = [];
    private readonly List<LeadAssigned> assignments = [];
    private readonly List<NpsAnswer> answers = [];
    private readonly List<StageReached> stages = lead.Stage is { } stage ? [new StageReached(stage, lead.ConvertedAt)] : [];
    private readonly List<TemperatureSaid> temperatures = [];
    private LeadState state = new(LeadStatus.New, [], []) { Persona = lead.Persona };
    private (LeadStatus Status, LeadCycle Cycle, DateOnly? DeferredUntil) beforeRejection;

    public LeadState Fold(IEnumerable<LeadFact> facts)
    {
        List<LeadFact> ordered =
        [
            .. facts.OrderBy(fact => fact.At).ThenBy(fact => fact.Kind)
                .ThenBy(fact => fact.Source, StringComparer.Ordinal).ThenBy(fact => fact.Id, StringComparer.Ordinal)
                .DistinctBy(fact => (fact.Source, fact.Id)),
        ];
        var known = ordered.Where(fact => fact.Kind != LeadFactKind.Retracted).Select(fact => (fact.Source, fact.Id)).ToHashSet();
        var takenBack = ordered.Where(fact => fact.Kind == LeadFactKind.Retracted).Select(Target).ToHashSet();
        List<ToldFact> history = [.. ordered.Select(fact => new ToldFact(fact, Take(fact, known, takenBack)))];
        return state with
        {
            Cycles = cycles,
            History = history,
            Assignments = assignments,
            Answers = answers,
            Stages = stages,
            Temperatures = temperatures,
            Steps = steps,
        };
    }

    private static (string Source, string Id) Target(LeadFact retraction) => (retraction.Details.RetractedSource!, retraction.Details.RetractedId!);

    private IdleReason? Take(LeadFact fact, HashSet<(string Source, string Id)> known, HashSet<(string Source, string Id)> takenBack)
    {
        if (fact.Kind == LeadFactKind.Retracted)
        {
            return known.Contains(Target(fact)) ? null : new IdleReason.NothingToTakeBack();
        }

        if (takenBack.Contains((fact.Source, fact.Id)))
        {
            return new IdleReason.TakenBack();
        }

        if (!LeadTransitions.Legal(state.Status).Contains(fact.Kind))
        {
            return new IdleReason.Illegal(state.Status);
        }

        Note(fact);
        Change(fact);
        return null;
    }

    private void Note(LeadFact fact)
    {
        var (said, at) = (fact.Details, fact.At);
        switch (fact.Kind)
        {
            case LeadFactKind.Assigned:
                assignments.Add(new LeadAssigned(said.Manager!, at));
                cycles[^1] = cycles[^1] with { IsAssigned = true };
                state = state with { Manager = said.Manager };
                break;
            case LeadFactKind.Persona:
                state = state with { Persona = said.Persona };
                break;
            case LeadFactKind.Stage:
                stages.Add(new StageReached(said.Stage!, at));
                break;
            case LeadFactKind.Family:
                state = state with { Family = said.Family };
                break;
            case LeadFactKind.Temperature:
                temperatures.Add(new TemperatureSaid(said.Temperature!.Value, at));
                break;
            case LeadFactKind.Nps:
                answers.Add(new NpsAnswer(said.Score!.Value, at));
                break;
            case LeadFactKind.Contacted:
                state = state with { FirstContactAt = state.FirstContactAt ?? at, Contacts = state.Contacts + 1 };
                break;
            case LeadFactKind.DemoHeld:
                state = state with { DemoAt = state.DemoAt ?? at };
                break;
            case LeadFactKind.Converted:
                state = state with { ConvertedAt = at, Customer = said.Customer };
                break;
        }
    }

    private void Change(LeadFact fact)
    {
        var before = state.Status;
        var after = LeadTransitions.After(before, fact.Kind);
        switch (fact.Kind)
        {
            case LeadFactKind.Qualified:
                steps.Add(new LeadStep(fact.Kind, fact.At));
                break;
            case LeadFactKind.Rejected when before == LeadStatus.Rejected:
                break;
            case LeadFactKind.Rejected:
                beforeRejection = (before, cycles[^1], state.DeferredUntil);
                End(fact);
                break;
            case LeadFactKind.Deferred or LeadFactKind.Converted:
                End(fact);
                break;
            case LeadFactKind.Restored:
                (after, cycles[^1]) = (beforeRejection.Status, beforeRejection.Cycle with { IsAssigned = cycles[^1].IsAssigned });
                steps.RemoveAt(steps.FindLastIndex(step => step.Kind == LeadFactKind.Rejected));
                break;
            case LeadFactKind.Reactivated:
                cycles.Add(new LeadCycle(cycles.Count + 1, fact.At));
                steps.Add(new LeadStep(fact.Kind, fact.At));
                break;
        }

        state = state with
        {
            Status = after,
            Standing = Standing(fact, before),
            DeferredUntil = after != LeadStatus.Deferred ? null
                : fact.Kind == LeadFactKind.Deferred ? fact.Details.Until
                : fact.Kind == LeadFactKind.Restored ? beforeRejection.DeferredUntil
                : state.DeferredUntil,
        };
    }

    private LeadStanding? Standing(LeadFact fact, LeadStatus before) =>
        fact.Kind == LeadFactKind.Rejected ? new LeadStanding(true, fact.Details.Reason!, fact.At)
        : before == LeadStatus.Rejected && fact.Kind is LeadFactKind.Restored or LeadFactKind.Reactivated ? new LeadStanding(false, "", fact.At)
        : state.Standing;

    private void End(LeadFact fact)
    {
        cycles[^1] = cycles[^1] with { End = fact.Kind, EndedAt = fact.At };
        steps.Add(new LeadStep(fact.Kind, fact.At));
    }
}
