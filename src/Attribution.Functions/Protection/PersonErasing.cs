using System.Text.Json.Nodes;
using Attribution.Domain.Events;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Attributing;
using Attribution.Functions.Identity;
using Attribution.Functions.Messages;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Facts;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Outbox;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>
/// Erases people. What can be read is deleted; pseudonyms are replaced by names by chance, wherever they stand, so that what was counted and credited still
/// follows from what is kept. Everything is written down first: after a crash it is taken up again, and doing it twice changes nothing.
/// </summary>
public sealed class PersonErasing(
    ErasedStore erased,
    ErasedItems items,
    LeadStore leads,
    ContactStore contacts,
    ContactReader reader,
    PersonStore persons,
    JourneyStore journeys,
    EventStore events,
    DayLayouts layouts,
    FactStore facts,
    DealLinkStore deals,
    CatalogStore catalog,
    LeadAttributor attributor,
    MessageSender sender,
    ReportingCalendar calendar)
{
    /// <summary>What stands where a reason, a customer's number or another free text stood.</summary>
    public const string ErasedText = "erased";

    /// <summary>Late forms and touches of before are taken in within this time; then nobody can tell any longer what was called how.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private static readonly string[] FreeTexts = ["reason", "customer"];

    /// <summary>Erases somebody.</summary>
    /// <param name="person">Who was found; perhaps nobody.</param>
    /// <param name="asked">The pseudonym that was asked by; null for a lead.</param>
    /// <param name="words">The address or number that was asked by, as it was written; null for what is none.</param>
    /// <param name="ct">Stops between steps; what is left is done later.</param>
    public async Task<Erasure> Erase(FoundPerson person, string? asked, string? words, CancellationToken ct)
    {
        var forms = person.Forms.Select(form => form.Key).ToList();
        var told = person.Own.Concat(asked is null ? [] : Identifier.Spellings(asked)).ToList();
        var own = told.Concat(await Spellings(forms, told, ct).ConfigureAwait(false)).Distinct(StringComparer.Ordinal).ToList();

        // By chance: an id that followed from the person would be one more pseudonym.
#pragma warning disable RS0030
        var erasure = new Erasure(Guid.NewGuid().ToString("N"), calendar.Now, forms, ErasedNames.For(own));
#pragma warning restore RS0030
        await erased.Begin(erasure, own.Where(identifier => Identifier.IsPersonal(identifier) && !ErasedNames.IsErased(identifier)), ct).ConfigureAwait(false);
        return await Run(erasure, words, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// How addresses and numbers of somebody are spelled under both identity keys, where their forms were not spelled anew yet: whoever does that while they
    /// are erased must leave nothing behind, and nobody who comes late may be taken for somebody else.
    /// </summary>
    private async Task<List<string>> Spellings(IEnumerable<string> forms, List<string> own, CancellationToken ct)
    {
        var spellings = new List<string>();
        foreach (var form in forms)
        {
            if (await contacts.FindReadable(form, ct).ConfigureAwait(false) is { } contact)
            {
                spellings.AddRange(reader.Read(contact, hasSource: true).Identifiers.Select(Identifier.Spellings).Where(all => all.Any(own.Contains)).SelectMany(all => all));
            }
        }

        return spellings;
    }

    /// <summary>Takes erasures up again that are old enough for everything of before to have come, and forgets them.</summary>
    /// <returns>Number of erasures that were finished.</returns>
    public async Task<int> Finish(CancellationToken ct)
    {
        var due = (await erased.Begun(ct).ConfigureAwait(false)).Where(erasure => erasure.At + Grace <= calendar.Now).ToList();
        foreach (var erasure in due)
        {
            await Run(erasure, null, ct).ConfigureAwait(false);
            await erased.End(erasure.Id, ct).ConfigureAwait(false);
        }

        return due.Count;
    }

    private async Task<Erasure> Run(Erasure begun, string? words, CancellationToken ct)
    {
        var erasure = await WithLateForms(begun, ct).ConfigureAwait(false);
        await items.Remove(erasure, words, ct).ConfigureAwait(false);

        // Credited once more while everything can be told, so that no form is left uncounted. Of a form that is renamed already not everything can be told,
        // until its journeys are.
        await attributor.Attribute(await NotYetErased(erasure, ct).ConfigureAwait(false), areNew: false, ct).ConfigureAwait(false);
        foreach (var lead in erasure.Leads)
        {
            await contacts.Erase(lead, ct).ConfigureAwait(false);
            await Reword(LeadFactStore.Subject(lead), ct).ConfigureAwait(false);
            await leads.Erase(lead, erasure, ct).ConfigureAwait(false);
        }

        foreach (var identifier in erasure.Renames.Keys.Where(Identifier.IsPersonal))
        {
            await persons.Erase(identifier, erasure, ct).ConfigureAwait(false);
        }

        await EraseTouches(erasure, ct).ConfigureAwait(false);
        await EraseAtEvents(erasure, ct).ConfigureAwait(false);
        await EraseAtDeals(erasure, ct).ConfigureAwait(false);
        await attributor.Attribute(erasure.Leads, areNew: false, ct).ConfigureAwait(false);
        return erasure;
    }

    private async Task<IReadOnlyList<string>> NotYetErased(Erasure erasure, CancellationToken ct)
    {
        var left = new List<string>();
        foreach (var lead in erasure.Leads)
        {
            if (await leads.ErasedAt(lead, ct).ConfigureAwait(false) is null)
            {
                left.Add(lead);
            }
        }

        return left;
    }

    /// <summary>Forms of before that were taken in beside the erasure.</summary>
    private async Task<Erasure> WithLateForms(Erasure erasure, CancellationToken ct)
    {
        var late = new List<string>();
        foreach (var identifier in erasure.Renames.Keys.Where(Identifier.IsPersonal))
        {
            late.AddRange((await persons.At(identifier, ct).ConfigureAwait(false)).Where(form => form.ConvertedAt <= erasure.At).Select(form => form.Key));
        }

        var all = erasure.Leads.Union(late, StringComparer.Ordinal).ToList();
        if (all.Count > erasure.Leads.Count)
        {
            erasure = erasure with { Leads = all };
            await erased.Keep(erasure, ct).ConfigureAwait(false);
        }

        return erasure;
    }

    private async Task EraseTouches(Erasure erasure, CancellationToken ct)
    {
        var touches = new Dictionary<(long, string), Touchpoint>();
        foreach (var identifier in erasure.Renames.Keys)
        {
            foreach (var touch in await journeys.Erase(identifier, erasure, ct).ConfigureAwait(false))
            {
                touches[(touch.OccurredAt.UtcTicks, touch.Id)] = touch;
            }
        }

        foreach (var other in touches.Values.SelectMany(touch => touch.Identifiers).SelectMany(Identifier.Spellings).Distinct(StringComparer.Ordinal))
        {
            await journeys.Reword(other, erasure, ct).ConfigureAwait(false);
        }

        foreach (var touch in touches.Values)
        {
            var day = calendar.DayOf(touch.OccurredAt);
            if (await layouts.Find(touch.Channel, day, ct).ConfigureAwait(false) is { } layout)
            {
                foreach (var measure in Enum.GetValues<Measure>().Where(measure => measure.IsTouch()))
                {
                    await events.Erase(EventPartition.Of(measure, touch, day, layout), touch.Id, erasure, ct).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task EraseAtEvents(Erasure erasure, CancellationToken ct)
    {
        foreach (var occasion in await catalog.All<MarketingEvent>(includeRetired: true, ct).ConfigureAwait(false))
        {
            await facts.Reword(
                MarketingEvent.Subject(occasion.Id),
                fact => fact.At <= erasure.At ? EventPseudonyms.Replace(fact.Details, erasure.Rename) : null,
                ct).ConfigureAwait(false);
        }
    }

    private async Task EraseAtDeals(Erasure erasure, CancellationToken ct)
    {
        var concerned = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var lead in erasure.Leads)
        {
            concerned.UnionWith(await deals.DealsAt(lead, ct).ConfigureAwait(false));
        }

        foreach (var deal in concerned)
        {
            await Reword(DealSettling.Subject(deal), ct).ConfigureAwait(false);
        }

        foreach (var message in SettleDeals.For(concerned))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }

    /// <summary>Free texts may name anybody, and nobody can tell: they go, and what was said to have happened stays.</summary>
    private Task<int> Reword(string subject, CancellationToken ct) => facts.Reword(
        subject,
        fact =>
        {
            if (JsonNode.Parse(fact.Details) is not JsonObject details || !FreeTexts.Any(details.ContainsKey))
            {
                return null;
            }

            foreach (var text in FreeTexts.Where(details.ContainsKey))
            {
                details[text] = ErasedText;
            }

            return details.ToJsonString();
        },
        ct);
}
