using Attribution.Domain.Bookings;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>What is to be booked when everything is known: computed at once, from lists, without links, messages or stores.</summary>
internal sealed class PipelineModel(IReadOnlyList<Lead> forms, IReadOnlyList<Touchpoint> visits, IReadOnlyList<(string Deal, DealFact Fact)> facts, TimeZoneInfo zone)
{
    private readonly IReadOnlyList<Person> people = [.. forms.GroupBy(form => form.Identifiers[0]).Select(Person.Of)];

    private readonly IReadOnlyDictionary<string, DealState> deals = facts.GroupBy(fact => fact.Deal).ToDictionary(deal => deal.Key, deal => DealLife.Of(deal.Select(fact => fact.Fact)).State);

    public BookedSums Sums() => BookedSums.Of(deals.SelectMany(deal => Bookings(deal.Key, deal.Value)));

    /// <summary>Value of the deals in the pipeline, by currency.</summary>
    public IReadOnlyDictionary<string, long> OpenValue() => deals.Values.Where(deal => deal is { Status: DealStatus.Open, Currency: not null })
        .GroupBy(deal => deal.Currency!).ToDictionary(same => same.Key, same => same.Sum(deal => deal.AmountMicros!.Value));

    public int Won => deals.Values.Count(deal => deal.Status == DealStatus.Won);

    private IReadOnlyList<Booking> Bookings(string key, DealState deal)
    {
        if (deal.Status == DealStatus.Unknown)
        {
            return [];
        }

        var own = PeopleOf(deal);
        return DealBookings.Of(key, deal, Shares(deal.OpenedAt), Shares(deal.ClosedAt ?? deal.OpenedAt), Customer(key, deal), zone);

        DealShares Shares(DateTimeOffset until) => DealAttribution.Credit(
            DealJourney.Of(deal, own.SelectMany(person => person.Forms), until),
            [.. visits.Where(visit => own.Any(person => person.Identifiers.Contains(visit.Identifiers[0])))],
            AttributionRules.Default,
            [],
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(deal.OpenedAt, zone).DateTime));
    }

    private IReadOnlyList<Person> PeopleOf(DealState deal) => [.. people.Where(person => person.Forms.Any(form => deal.Leads.Contains(form.Key) || form.Accounts.Intersect(AccountsOf(deal)).Any()))];

    private IEnumerable<string> AccountsOf(DealState deal) => deal.Accounts.Concat(forms.Where(form => deal.Leads.Contains(form.Key)).SelectMany(form => form.Accounts));

    private IEnumerable<string> At(DealState deal) => AccountsOf(deal).Concat(deal.Leads)
        .Concat(people.Where(person => person.Forms.Any(form => deal.Leads.Contains(form.Key))).SelectMany(person => person.Forms).Select(form => form.Key));

    private CustomerLife? Customer(string key, DealState deal) => CustomerLife.Of(deals
        .Where(other => other.Value.WonAt is not null && (other.Key == key || At(other.Value).Intersect(At(deal)).Any()))
        .Select(other => new DealWin(other.Key, other.Value.WonAt!.Value, other.Value.Kind, other.Value.CustomerLostAt)));
}
