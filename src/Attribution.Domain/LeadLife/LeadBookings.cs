using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using static Attribution.Domain.LeadLife.LeadMeasures;

namespace Attribution.Domain.LeadLife;

/// <summary>What a lead books: what follows from its credit and its facts.</summary>
public static class LeadBookings
{
    private const long MillionthsPerPoint = 1_000_000;

    /// <summary>What a lead books; nothing for a form that is attached to another's card.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="credits">What its ledger row says.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="around">What it is judged and told by.</param>
    public static IReadOnlyList<Booking> Of(Lead lead, LeadCredits credits, LeadState state, LeadSurroundings around)
    {
        if (credits.AttachedTo is not null)
        {
            return [];
        }

        var temperature = LeadWarmth.OnArrival(lead, credits.Approach, state, around.Settings);
        var sharing = LeadSharing.Of(lead.Day, credits, state, temperature, around);
        var cohort = Cohort(lead, credits, state, temperature, around.Settings).Where(figure => figure.Amount != 0).SelectMany(figure => sharing.Book(lead.Day, figure.Measure, figure.Amount));
        var happened = Happened(state).SelectMany(figure => sharing.Book(around.DayOf(figure.At), figure.Measure, figure.Amount));
        var assigned = state.Assignments.SelectMany(assigned => Assignment(around.DayOf(assigned.At), assigned.Manager, temperature));
        return Booking.Folded(cohort.Concat(happened).Concat(assigned).Concat(MovedOn(lead, state, around)));
    }

    private static IEnumerable<(string Measure, long Amount)> Cohort(
        Lead lead, LeadCredits credits, LeadState state, LeadTemperature temperature, LeadLifeSettings settings)
    {
        var score = LeadScore.Of(lead, state, credits.Approach.Count, settings).Points;
        var (isAccepted, isCustomer, isHigh) = (!state.IsRejected, state.Status == LeadStatus.Customer, score >= settings.Limits.High);
        var (contact, conversion) = (isAccepted ? state.FirstContactAt : null, isCustomer ? state.ConvertedAt : null);
        return
        [
            (LeadMeasures.Leads, Booking.One),
            (Accepted, If(isAccepted)),
            (Rejected, If(state.IsRejected)),
            (Qualified, If(state.IsQualified)),
            (Deferred, If(state.Status == LeadStatus.Deferred)),
            (Open, If(state.IsOpen)),
            (Completeness, lead.Completeness * MillionthsPerPoint),
            (Score, score * MillionthsPerPoint),
            (Contacted, If(contact is not null)),
            (ContactSeconds, Seconds(lead.ConvertedAt, contact)),
            (Demos, If(isAccepted && state.DemoAt is not null)),
            (Customers, If(isCustomer)),
            (ConversionSeconds, Seconds(lead.ConvertedAt, conversion)),
            (Recycled, If(state.Cycles.Count > 1)),
            (Refused, If(state.Steps.Any(step => step.Kind is LeadFactKind.Rejected or LeadFactKind.Deferred))),
            (CustomerScore, isCustomer ? score * MillionthsPerPoint : 0),
            (LowCustomers, If(isCustomer && score < settings.Limits.Low)),
            (HighLeads, If(isHigh)),
            (HighWithoutSale, If(isHigh && !isCustomer)),
            (HotLeads, If(temperature == LeadTemperature.Hot)),
            (WarmLeads, If(temperature == LeadTemperature.Warm)),
        ];
    }

    private static IEnumerable<(string Measure, long Amount, DateTimeOffset At)> Happened(LeadState state) =>
        state.Steps.Select(step => (Measure(step.Kind), Booking.One, step.At)).Where(step => step.Item1.Length > 0)
            .Concat(state.Answers.Select(answer => (NpsAnswers, Booking.One, answer.At)))
            .Concat(state.Answers.Select(answer => (NpsBalance, answer.IsPromoter ? Booking.One : answer.IsDetractor ? -Booking.One : 0, answer.At)));

    private static string Measure(LeadFactKind kind) => kind switch
    {
        LeadFactKind.Qualified => QualifiedInPeriod,
        LeadFactKind.Rejected => RejectedInPeriod,
        LeadFactKind.Converted => ConvertedInPeriod,
        LeadFactKind.Reactivated => ReactivatedInPeriod,
        _ => "",
    };

    /// <summary>Where it came in it is told too, once it is further on in the journey.</summary>
    private static IEnumerable<Booking> MovedOn(Lead lead, LeadState state, LeadSurroundings around)
    {
        var cell = LeadSharing.CellOf(state);
        return PersonaCells.HasMovedOn(cell.Part, state.Stages.Select(reached => reached.Stage), around.Journey)
            ? [new Booking(lead.Day, cell, CellMeasures.MovedOn, Amounts.Same(Booking.One))]
            : [];
    }

    /// <summary>Whom somebody was handed to stays told, also when another takes over.</summary>
    private static IEnumerable<Booking> Assignment(DateOnly day, string manager, LeadTemperature temperature) =>
        new[] { Assigned }.Concat(temperature == LeadTemperature.Hot ? [AssignedHot] : [])
            .Select(measure => new Booking(day, new Cut(CutKind.Manager, manager), measure, Amounts.Same(Booking.One)));

    private static long If(bool holds) => holds ? Booking.One : 0;

    /// <summary>Whole seconds; a call that was noted before the form had come was no slower than none.</summary>
    private static long Seconds(DateTimeOffset from, DateTimeOffset? to) => to is { } reached ? Math.Max(0, (long)(reached - from).TotalSeconds) : 0;
}

/// <summary>What a lead is judged and told by, beside its own facts.</summary>
/// <param name="Settings">Rules of score and temperature.</param>
/// <param name="MarketerOf">Whose a version of a plan is; null for one that is not known.</param>
/// <param name="FamilyOf">How a channel finds people; null for one that is not known.</param>
/// <param name="DayOf">To which day a moment belongs, in the reporting time zone.</param>
public sealed record LeadSurroundings(
    LeadLifeSettings Settings, Func<string, int, string?> MarketerOf, Func<string, LeadFamily?> FamilyOf, Func<DateTimeOffset, DateOnly> DayOf)
{
    /// <summary>Plans, in all their versions: whose a rejected lead would be.</summary>
    public IReadOnlyList<Plan> Plans { get; init; } = [];

    /// <summary>Stages of the buying journey, in any order.</summary>
    public IReadOnlyList<JourneyStage> Journey { get; init; } = [];
}
