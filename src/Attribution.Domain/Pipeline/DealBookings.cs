using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;

namespace Attribution.Domain.Pipeline;

/// <summary>What a deal adds to the sums of which days.</summary>
public static class DealBookings
{
    /// <summary>Books a deal as it stands.</summary>
    /// <param name="key">Deal key.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="opened">Whose it was when it was opened.</param>
    /// <param name="closed">Whose it was when it was closed; not asked for while it is open.</param>
    /// <param name="customer">The customer of the account; null when nothing was won.</param>
    /// <param name="zone">The reporting time zone.</param>
    public static IReadOnlyList<Booking> Of(string key, DealState deal, DealShares opened, DealShares closed, CustomerLife? customer, TimeZoneInfo zone) =>
        deal.Status == DealStatus.Unknown ? [] : Booking.Folded(
        [
            .. Opening(deal, opened.Sharing(deal.Manager), zone),
            .. Expected(deal, opened.Sharing(deal.Manager), zone),
            .. StageTimes(deal, zone),
            .. deal.IsClosed ? Closing(deal, closed.Sharing(deal.Manager), zone) : [],
            .. customer is not null && customer.Deal == key ? Customer(customer, closed.Sharing(deal.Manager), zone) : [],
        ]);

    private static IEnumerable<Booking> Opening(DealState deal, Sharing sharing, TimeZoneInfo zone)
    {
        var day = LocalTime.Day(deal.OpenedAt, zone);
        return sharing.Book(day, DealMeasures.OpenedDeals, Booking.One)
            .Concat(deal.FirstAmountMicros is null ? [] : sharing.Book(day, DealMeasures.OpenedDealsIn(deal.FirstCurrency!), Booking.One))
            .Concat(deal.FirstAmountMicros is { } worth ? sharing.Book(day, DealMeasures.OpenedValue(deal.FirstCurrency!), worth) : []);
    }

    private static IEnumerable<Booking> Closing(DealState deal, Sharing sharing, TimeZoneInfo zone)
    {
        var day = LocalTime.Day(deal.ClosedAt!.Value, zone);
        var stages = deal.Stages.Select(visit => visit.Stage).Distinct(StringComparer.Ordinal).Select(stage => new Cut(CutKind.Stage, stage)).ToList();
        var isWon = deal.Status == DealStatus.Won;
        return sharing.Book(day, isWon ? DealMeasures.WonDeals : DealMeasures.LostDeals, Booking.One)
            .Concat(sharing.Book(day, DealMeasures.CycleSeconds, Seconds(deal.OpenedAt, deal.ClosedAt.Value)))
            .Concat(isWon ? Revenue(deal, sharing, day) : [])
            .Concat(stages.Select(stage => new Booking(day, stage, DealMeasures.StageClosed, Amounts.Same(Booking.One))))
            .Concat(stages.Where(_ => isWon).Select(stage => new Booking(day, stage, DealMeasures.StageWon, Amounts.Same(Booking.One))));
    }

    private static IEnumerable<Booking> Revenue(DealState deal, Sharing sharing, DateOnly day)
    {
        var (amount, currency) = (deal.AmountMicros!.Value, deal.Currency!);
        return sharing.Book(day, DealMeasures.WonDealsIn(currency), Booking.One)
            .Concat(sharing.Book(day, DealMeasures.WonRevenue(currency), amount))
            .Concat(DealMeasures.RevenueOf(deal.Kind, currency) is { } ofKind ? sharing.Book(day, ofKind, amount) : []);
    }

    // An expectation is in force on its day when it was stated before the day began and no other was since. A deal that was closed earlier has met it.
    private static IEnumerable<Booking> Expected(DealState deal, Sharing sharing, TimeZoneInfo zone) =>
        deal.Expectations.Select(expected => expected.Day).Distinct()
            .Where(day => deal.Expectations.LastOrDefault(expected => LocalTime.Day(expected.Since, zone) < day)?.Day == day)
            .SelectMany(day => sharing.Book(day, DealMeasures.ExpectedDeals, Booking.One)
                .Concat(WasClosed(deal, day, zone) ? sharing.Book(day, DealMeasures.MetDeals, Booking.One) : []));

    private static bool WasClosed(DealState deal, DateOnly day, TimeZoneInfo zone) =>
        deal.Cycles.LastOrDefault(cycle => LocalTime.Day(cycle.OpenedAt, zone) <= day)?.ClosedAt is { } at && LocalTime.Day(at, zone) <= day;

    private static IEnumerable<Booking> StageTimes(DealState deal, TimeZoneInfo zone) =>
        deal.Stages.Where(visit => visit.LeftAt is not null).SelectMany(visit =>
        {
            var (day, stage) = (LocalTime.Day(visit.LeftAt!.Value, zone), new Cut(CutKind.Stage, visit.Stage));
            return new[]
            {
                new Booking(day, stage, DealMeasures.StagesLeft, Amounts.Same(Booking.One)),
                new Booking(day, stage, DealMeasures.StageSeconds, Amounts.Same(Seconds(visit.EnteredAt, visit.LeftAt.Value))),
            };
        });

    private static IEnumerable<Booking> Customer(CustomerLife customer, Sharing sharing, TimeZoneInfo zone) =>
        (customer.IsNew ? sharing.Book(LocalTime.Day(customer.Spans[0].Since, zone), DealMeasures.NewCustomers, Booking.One) : [])
            .Concat(customer.Spans.Select(span => span.Until).OfType<DateTimeOffset>()
                .SelectMany(until => sharing.Book(LocalTime.Day(until, zone), DealMeasures.LostCustomers, Booking.One)));

    private static long Seconds(DateTimeOffset from, DateTimeOffset to) => (long)(to - from).TotalSeconds;
}
