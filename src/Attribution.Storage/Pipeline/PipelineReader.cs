using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Catalog;

namespace Attribution.Storage.Pipeline;

/// <summary>Gathers how the pipeline stands: as many rows as there are deals in it and customers, whatever the number of facts.</summary>
public sealed class PipelineReader(DealStore deals, CatalogStore catalog)
{
    /// <summary>Reads it as it is now.</summary>
    /// <param name="days">The days that are asked for, in the reporting time zone.</param>
    /// <param name="today">Today, in the reporting time zone.</param>
    /// <param name="zone">The reporting time zone.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<PipelineInputs> Read(DayRange days, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var open = await deals.Open(ct).ConfigureAwait(false);
        var customers = await deals.Customers(ct).ConfigureAwait(false);
        return new PipelineInputs(
            days.Until <= today,
            await catalog.All<PipelineStage>(includeRetired: false, ct).ConfigureAwait(false),
            await catalog.All<SalesQuota>(includeRetired: false, ct).ConfigureAwait(false),
            await catalog.Find<PipelineSettings>(PipelineSettings.Id, ct).ConfigureAwait(false) ?? PipelineSettings.None,
            [
                .. open.GroupBy(deal => deal.Stage, StringComparer.Ordinal).OrderBy(stage => stage.Key, StringComparer.Ordinal)
                    .Select(stage => new OpenStage(stage.Key, BookedSums.Of(stage.SelectMany(deal => Bookings(deal, today))))),
            ],
            BookedSums.Of(customers.Where(customer => customer.Life.IsCustomerOn(days.From, zone))
                .SelectMany(customer => customer.Shares.Sharing(customer.Manager).Book(days.From, DealMeasures.CustomersAtStart, Booking.One))));
    }

    private static IEnumerable<Booking> Bookings(OpenDeal deal, DateOnly today)
    {
        var sharing = deal.Shares.Sharing(deal.Manager);
        return sharing.Book(today, DealMeasures.OpenDeals, Booking.One)
            .Concat(deal.AmountMicros is { } worth ? sharing.Book(today, DealMeasures.OpenValue(deal.Currency!), worth) : []);
    }
}
