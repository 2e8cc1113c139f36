using Attribution.Domain.Events;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Attributing;
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
    ErasedPseudonyms pseudonyms,
    ErasedStore erased,
    ErasedItems items,
    LeadStore leads,
    ContactStore contacts,
    PersonStore persons,
    JourneyStore journeys,
    EventStore events,
    DayLayouts layouts,
    FactStore facts,
    DealLinkStore deals,
    CatalogStore catalog,
    LeadAttributor attributor,
    JourneyClosing closing,
    MessageSender sender,
    ReportingCalendar calendar)
{
    /// <summary>Spellings of each kind that texts are searched for: they are written down in one row.</summary>
    private const int MostTexts = 50;

    /// <summary>Erases somebody.</summary>
    /// <param name="person">Who was found; perhaps nobody.</param>
    /// <param name="asked">The pseudonym that was asked by; null for a lead.</param>
    /// <param name="way">The address or number that was asked by, as it was written; null for what is none.</param>
    /// <param name="ct">Stops between steps; what is left is done later.</param>
    public async Task<Erasure> Erase(FoundPerson person, string? asked, string? way, CancellationToken ct)
    {
        var forms = person.Forms.Select(form => form.Key).ToList();
        var own = person.Own.Concat(asked is null ? [] : Identifier.Spellings(asked));
        var all = await pseudonyms.InAllSpellings(own, forms, ct).ConfigureAwait(false);
        var last = person.Forms.Select(form => form.ConvertedAt).Append(DateTimeOffset.MinValue).Max();
        var erasure = await erased.Keep(begun => New(calendar.Now, forms, ErasedPseudonyms.Names(begun, all, forms, last)) with { Ways = way is null ? [] : [way] }, ct).ConfigureAwait(false);
        return await Run(erasure, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Erases people of whom nothing was heard for long, with what is known of them up to a moment. Nothing is noted that would keep them away: forms of before are refused
    /// or known, and whoever comes back is somebody new.
    /// </summary>
    /// <param name="people">Who was found; none of their forms and touches is later than the moment.</param>
    /// <param name="before">The moment.</param>
    /// <param name="ct">Stops between steps; what is left is done later.</param>
    public async Task EraseOld(IReadOnlyList<FoundPerson> people, DateTimeOffset before, CancellationToken ct)
    {
        var forms = people.SelectMany(person => person.Forms).Select(form => form.Key).Distinct(StringComparer.Ordinal).ToList();
        var own = await pseudonyms.InAllSpellings(people.SelectMany(person => person.Own), forms, ct).ConfigureAwait(false);
        var erasure = await erased.Keep(begun => New(before, forms, ErasedPseudonyms.Names(begun, own, forms, DateTimeOffset.MaxValue)) with { IsByAge = true }, ct).ConfigureAwait(false);
        await RunOnce(erasure, ct).ConfigureAwait(false);

        // A form that came meanwhile may have been taken for theirs.
        var young = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var identifier in erasure.Renames.Keys.Where(Identifier.IsPersonal))
        {
            young.UnionWith((await persons.At(identifier, ct).ConfigureAwait(false)).Select(form => form.Key));
        }

        await attributor.Attribute([.. young], areNew: false, ct).ConfigureAwait(false);
        await erased.End(erasure.Id, ct).ConfigureAwait(false);
    }

    /// <summary>Goes on with an erasure that was written down, from its beginning: what is done already stays as it is.</summary>
    public async Task<Erasure> Run(Erasure begun, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(begun);
        if (!begun.IsByAge)
        {
            await erased.Mark(begun.Renames.Keys.Where(identifier => Identifier.IsPersonal(identifier) && !ErasedNames.IsErased(identifier)), begun.At, ct).ConfigureAwait(false);
        }

        var erasure = await Complete(begun, ct).ConfigureAwait(false);
        await items.Remove(erasure, ct).ConfigureAwait(false);
        await RunOnce(erasure, ct).ConfigureAwait(false);

        // Visits that came late, found by what they share with a form, bring along what nobody could know of before.
        while (await WithFoundSince(erasure, ct).ConfigureAwait(false) is { } more)
        {
            erasure = await RunOnce(more, ct).ConfigureAwait(false);
        }

        return erasure;
    }

    /// <summary>With pseudonyms that are found at the forms by now; null when there are none.</summary>
    private async Task<Erasure?> WithFoundSince(Erasure erasure, CancellationToken ct)
    {
        var found = await pseudonyms.CarriedBy(erasure.Leads, ct).ConfigureAwait(false);
        found.ExceptWith(erasure.Renames.Keys);
        found.RemoveWhere(Identifier.IsPersonal);
        if (found.Count == 0)
        {
            return null;
        }

        return await erased.Keep(begun => With(erasure, ErasedPseudonyms.Names(begun, found, erasure.Leads, DateTimeOffset.MaxValue)), ct).ConfigureAwait(false);
    }

    private static Erasure With(Erasure erasure, IEnumerable<KeyValuePair<string, string>> names) =>
        erasure with { Renames = erasure.Renames.Concat(names).ToDictionary(StringComparer.Ordinal) };

    // By chance: an id that followed from the person would be one more pseudonym.
#pragma warning disable RS0030
    private static Erasure New(DateTimeOffset at, IReadOnlyList<string> forms, IReadOnlyDictionary<string, string> names) => new(Guid.NewGuid().ToString("N"), at, forms, names);
#pragma warning restore RS0030

    private async Task<Erasure> RunOnce(Erasure erasure, CancellationToken ct)
    {
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
            if (await leads.Find(lead, ct).ConfigureAwait(false) is not { ErasedAt: not null })
            {
                left.Add(lead);
            }
        }

        return left;
    }

    /// <summary>With forms of before that were taken in beside the erasure, and what the person is called in texts: written down before the contact data goes that tells it.</summary>
    private async Task<Erasure> Complete(Erasure begun, CancellationToken ct)
    {
        var (leads, ways, names) = (begun.Leads.ToHashSet(StringComparer.Ordinal), begun.Ways.ToHashSet(StringComparer.Ordinal), begun.Names.ToHashSet(StringComparer.Ordinal));
        foreach (var identifier in begun.Renames.Keys.Where(Identifier.IsPersonal))
        {
            leads.UnionWith((await persons.At(identifier, ct).ConfigureAwait(false)).Where(form => form.ConvertedAt <= begun.At).Select(form => form.Key));
        }

        foreach (var lead in leads)
        {
            var contact = await contacts.FindReadable(lead, ct).ConfigureAwait(false);
            ways.UnionWith(ContactTexts.Ways(contact));
            names.UnionWith(ContactTexts.Names(contact));
        }

        // Whoever is erased before a form of theirs was credited is not yet known by what that form carried.
        var carried = await pseudonyms.CarriedBy([.. leads.Except(begun.Leads, StringComparer.Ordinal)], ct).ConfigureAwait(false);
        carried.ExceptWith(begun.Renames.Keys);
        var complete = begun with { Leads = [.. leads.Order(StringComparer.Ordinal)], Ways = [.. ways.Take(MostTexts)], Names = [.. names.Take(MostTexts)] };
        if (carried.Count == 0 && Known(complete) == Known(begun))
        {
            return begun;
        }

        complete = await erased.Keep(others => With(complete, ErasedPseudonyms.Names(others, carried, leads, DateTimeOffset.MaxValue)), ct).ConfigureAwait(false);
        await erased.Mark(begun.IsByAge ? [] : carried.Where(Identifier.IsPersonal), begun.At, ct).ConfigureAwait(false);
        return complete;

        static int Known(Erasure erasure) => erasure.Leads.Count + erasure.Ways.Count + erasure.Names.Count;
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

        await CloseAgain(touches.Values, ct).ConfigureAwait(false);
    }

    /// <summary>Whoever was on the way to count journeys again, by the pseudonyms of before, finds nothing there: under their names they are counted again in any case.</summary>
    private async Task CloseAgain(IEnumerable<Touchpoint> touches, CancellationToken ct)
    {
        foreach (var message in CloseJourneys.For(closing.ChangedBy(touches)))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
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

    private Task<int> Reword(string subject, CancellationToken ct) => facts.Reword(subject, fact => FreeTexts.Erased(fact.Details), ct);
}
