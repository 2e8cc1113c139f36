using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

namespace Attribution.Functions.LeadLife;

/// <summary>A lead's life as JSON.</summary>
internal static class LeadLifeView
{
    public static object Of(Lead lead, string? attachedTo, LeadState state, LeadScore score, LeadTemperature onArrival, IReadOnlyList<WarmthChange> warmth) => new
    {
        Lead = lead.Key,
        AttachedTo = attachedTo,
        lead.Day,
        lead.ConvertedAt,
        Status = Words.Of(state.Status),
        state.Standing?.Reason,
        state.DeferredUntil,
        Legal = LeadTransitions.Legal(state.Status).Select(kind => kind.Name()),
        Cycles = state.Cycles.Select(cycle => new { cycle.Number, cycle.From, End = cycle.End?.Name(), cycle.EndedAt }),
        state.Manager,
        state.FirstContactAt,
        state.DemoAt,
        CustomerAt = state.ConvertedAt,
        state.Customer,
        Family = state.Family is { } family ? Words.Of(family) : null,
        state.Persona,
        state.Stage,
        Stages = state.Stages.Select(reached => new { reached.Stage, reached.At }),
        Nps = state.Answers.Select(answer => new { answer.Score, answer.At }),
        lead.Completeness,
        Score = new { score.Points, Reasons = score.Reasons.Select(reason => new { reason.Name, reason.Points, reason.Most }) },
        Temperature = new
        {
            Now = Words.Of(warmth is [.., var last] ? last.Temperature : LeadTemperature.Cold),
            OnArrival = Words.Of(onArrival),
            History = warmth.Select(change => new { change.From, Temperature = Words.Of(change.Temperature), change.Why }),
        },
        Facts = state.History.Select(Fact),
    };

    private static object Fact(ToldFact told)
    {
        var (said, fault) = (told.Fact.Details, told.Idle is null ? null : LeadFactFormat.Fault(told));
        return new
        {
            told.Fact.Source,
            told.Fact.Id,
            Kind = told.Fact.Kind.Name(),
            told.Fact.At,
            said.Reason,
            said.Until,
            said.Manager,
            said.Customer,
            said.Score,
            Temperature = said.Temperature is { } temperature ? Words.Of(temperature) : null,
            Family = said.Family is { } family ? Words.Of(family) : null,
            said.Persona,
            said.Stage,
            said.RetractedSource,
            said.RetractedId,
            HasEffect = fault is null,
            fault?.Code,
            fault?.Message,
        };
    }
}
