using Attribution.Domain.Events;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Facts;

namespace Attribution.Functions.Events;

/// <summary>Makes the sums hold what an event books now.</summary>
public sealed class EventSettling(CatalogStore catalog, FactStore facts, BookingStore bookings)
{
    /// <summary>Settles an event; again changes nothing. Entry and facts are read when it is decided, so that no older decision overwrites a newer one.</summary>
    public Task Settle(string id, CancellationToken ct)
    {
        var subject = MarketingEvent.Subject(id);
        return bookings.Settle(
            subject,
            async token => await catalog.FindEver<MarketingEvent>(id, token).ConfigureAwait(false) is { } occasion
                ? EventBookings.Of(occasion, EventState.Of(occasion, await facts.Of(subject, token).ConfigureAwait(false)))
                : [],
            ct);
    }
}
