using Attribution.Domain.Bookings;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Attributing;
using Attribution.Functions.Messages;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Outbox;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Pipeline;

/// <summary>Brings deals up to date: reads their facts and the journeys of their accounts, lets the domain decide, moves the sums, tells leads and other deals.</summary>
/// <remarks>
/// A deal whose journey began when touches may have gone by age is whose it was when it was last settled, as long as it was opened, and closed, at the same moment. What was
/// never settled before is shared by what is left.
/// </remarks>
public sealed class DealSettling(
    FactStore facts,
    DealPeople people,
    JourneyStore journeys,
    PlanStore plans,
    DealStore deals,
    BookingStore bookings,
    CurrentRules rules,
    Horizons horizons,
    MessageSender sender,
    ReportingCalendar calendar)
{
    /// <summary>What facts and bookings of a deal are about: <c>deal|{key}</c>.</summary>
    public static string Subject(string deal) => JourneyStore.DealPrefix + deal;

    /// <summary>The deal's key in a subject.</summary>
    public static string KeyOf(string subject) => subject[JourneyStore.DealPrefix.Length..];

    /// <summary>Settles deals by key; again changes nothing. A key without facts announces some that never came, and is passed over.</summary>
    public async Task Settle(IReadOnlyList<string> keys, CancellationToken ct)
    {
        var today = await rules.Read(ct).ConfigureAwait(false);
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            if ((await facts.Of(Subject(key), ct).ConfigureAwait(false)).Count > 0)
            {
                await Settle(key, today, ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>How a deal stands by everything that is known now.</summary>
    public async Task<(DealHistory History, DealStanding Standing)> Decide(string key, CancellationToken ct) =>
        await Decide(key, await rules.Read(ct).ConfigureAwait(false), _ => { }, ct).ConfigureAwait(false);

    private async Task Settle(string key, AttributionRules today, CancellationToken ct)
    {
        IReadOnlyList<string> circle = [];
        var (standing, untold) = await deals.Settle(key, async token => (await Decide(key, today, known => circle = known.Deals, token).ConfigureAwait(false)).Standing, ct).ConfigureAwait(false);

        // Decided once more after everything that is booked was read: the deal's row is out by then, so that of two deals of one customer the later one sees the other.
        await bookings.Settle(Subject(key), async token => Book(key, (await Decide(key, today, _ => { }, token).ConfigureAwait(false)).Standing), ct).ConfigureAwait(false);
        if (untold is null)
        {
            return;
        }

        // Leads that it is no longer the opportunity of must hear of it too.
        var told = AttributeLeads.Again(untold.Leads.Union(standing.Leads, StringComparer.Ordinal)).Concat(SettleDeals.For(circle.Where(deal => deal != key)));
        foreach (var message in told)
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }

        await deals.NoteTold(key, standing, ct).ConfigureAwait(false);
    }

    private IReadOnlyList<Booking> Book(string key, DealStanding standing) =>
        DealBookings.Of(key, standing.State, standing.Opened, standing.Closed, standing.Customer, calendar.Zone);

    private async Task<(DealHistory History, DealStanding Standing)> Decide(string key, AttributionRules today, Action<DealCircle> found, CancellationToken ct)
    {
        var history = DealLife.Of((await facts.Of(Subject(key), ct).ConfigureAwait(false)).Select(DealFactText.Read).OfType<DealFact>());
        var state = history.State;
        var circle = state.Status == DealStatus.Unknown ? DealCircle.None : await people.Of(key, state, ct).ConfigureAwait(false);
        found(circle);

        var opening = DealJourney.Of(state, circle.AllForms, state.OpenedAt);
        var closing = DealJourney.Of(state, circle.AllForms, state.ClosedAt ?? state.OpenedAt);
        var touches = await Touches(key, circle, closing, today, ct).ConfigureAwait(false);
        var (all, openedOn) = (await plans.Versions(ct).ConfigureAwait(false), calendar.DayOf(state.OpenedAt));
        var settled = closing is not null && (await horizons.Now(ct).ConfigureAwait(false)).IsFinal(closing.Person.Card.Day) ? await deals.Settled(key, ct).ConfigureAwait(false) : null;
        return (history, new DealStanding(
            state,
            settled?.OpenedAt == state.OpenedAt ? settled.Opened : DealAttribution.Credit(opening, touches, today, all, openedOn),
            settled?.ClosedAt == (state.ClosedAt ?? state.OpenedAt) ? settled.Closed : DealAttribution.Credit(closing, touches, today, all, openedOn),
            await Customer(key, state, circle, ct).ConfigureAwait(false),
            LeadsOf(state, circle),
            circle.At));
    }

    private async Task<IReadOnlyList<Touchpoint>> Touches(string key, DealCircle circle, DealJourney? journey, AttributionRules today, CancellationToken ct)
    {
        var touches = new List<Touchpoint>();
        if (journey is not null)
        {
            foreach (var person in circle.People)
            {
                touches.AddRange(await journeys.Of(Subject(key), journey, person, today, ct).ConfigureAwait(false));
            }
        }

        return touches;
    }

    /// <summary>The customer of the deal's account, as far as other deals have written down what they know of it.</summary>
    private async Task<CustomerLife?> Customer(string key, DealState state, DealCircle circle, CancellationToken ct)
    {
        var wins = new List<DealWin>();
        if (state.WonAt is { } at)
        {
            wins.Add(new DealWin(key, at, state.Kind, state.CustomerLostAt));
        }

        foreach (var other in circle.Deals.Where(deal => deal != key))
        {
            // A link outlives what it rested on: what the other deal says of itself counts.
            if (await deals.Find(other, ct).ConfigureAwait(false) is { Win: { } win } news && news.At.Intersect(circle.At, StringComparer.Ordinal).Any())
            {
                wins.Add(win);
            }
        }

        return CustomerLife.Of(wins);
    }

    /// <summary>The leads that the deal names; where it names none, those of its account that had come when it was opened.</summary>
    private static IReadOnlyList<string> LeadsOf(DealState state, DealCircle circle)
    {
        var forms = circle.AllForms.DistinctBy(form => form.Key, StringComparer.Ordinal).ToList();
        var own = state.Leads is [] ? forms.Where(form => circle.Forms.Contains(form.Key) && form.ConvertedAt <= state.OpenedAt) : forms.Where(form => state.Leads.Contains(form.Key));
        return [.. own.Select(form => form.Key).Order(StringComparer.Ordinal)];
    }
}
