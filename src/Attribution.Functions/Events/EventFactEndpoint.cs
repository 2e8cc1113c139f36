using Attribution.Domain.Events;
using Attribution.Functions.Facts;
using Attribution.Functions.Http;
using Attribution.Functions.Identity;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Facts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Events;

/// <summary>Takes in what is told of an event. Whoever registers or comes has touched its channel, which is recorded as any other touch is.</summary>
public sealed class EventFactEndpoint(
    CatalogStore catalog, FactEndpoint facts, FactStore store, EventIntake touches, ContactReader contacts, Horizons horizons, ReportingCalendar calendar)
{
    /// <summary>Answers as for all facts, 404 for an event that is not in the catalogue, and 409 for one whose people have become names by chance.</summary>
    /// <exception cref="Storage.StoreBusyException">Too much is under way already.</exception>
    public async Task<IActionResult> Accept(string id, HttpRequest request, CancellationToken ct)
    {
        if (!FieldReader.IsSlug(id) || await catalog.Find<MarketingEvent>(id, ct).ConfigureAwait(false) is not { } occasion)
        {
            return Problems.NotFound($"There is no event '{id}'.");
        }

        if ((await horizons.Now(ct).ConfigureAwait(false)).FactsFrom is { } oldest && occasion.To < oldest)
        {
            return Problems.Conflict(new ItemFault(
                "", "beyond-horizon", $"The event was over on {occasion.To:yyyy-MM-dd}. Facts are taken of events that were not over before {oldest:yyyy-MM-dd}: who was there goes by age, and could not be told from whoever is told of now."));
        }

        var format = new EventFactFormat(occasion, new EventFactReader(occasion, contacts, calendar), calendar);
        var answer = await facts.Accept(format, request, ct).ConfigureAwait(false);

        // After the facts, and from the facts as they were written down first: a repetition meets its own touch, wherever the event has moved since.
        if (format.Touches() is { Count: > 0 } recorded)
        {
            await touches.Accept(recorded, ct).ConfigureAwait(false);
        }

        return answer;
    }

    /// <summary>Everything that was said of an event, also of one that was retired, or 404.</summary>
    public async Task<IActionResult> Show(string id, CancellationToken ct)
    {
        if (!FieldReader.IsSlug(id) || await catalog.FindEver<MarketingEvent>(id, ct).ConfigureAwait(false) is not { } occasion)
        {
            return Problems.NotFound($"There is no event '{id}'.");
        }

        var state = EventState.Of(occasion, await store.Of(MarketingEvent.Subject(id), ct).ConfigureAwait(false));
        return new OkObjectResult(EventFactView.Of(occasion, state));
    }
}
