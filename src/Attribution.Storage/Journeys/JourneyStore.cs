using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Azure.Data.Tables;
using static Attribution.Storage.Journeys.JourneyTable;

namespace Attribution.Storage.Journeys;

/// <summary>
/// Touches and leads by the identifiers they carry. A journey is everything that can be reached from a lead through shared
/// identifiers: the click id leads to the visit, the visit to the visitor, the visitor to earlier visits.
/// </summary>
/// <remarks>
/// A touch that arrives late finds the leads it belongs to, because a lead leaves a link at every identifier it passes, and both the links and
/// the touches of an identifier are one row, which is written under its ETag: whichever comes second sees the other. Reading it is a point
/// read: the emulator scans the whole table for a query, and a lead asks for every identifier of its person.
/// </remarks>
public sealed partial class JourneyStore(TableServiceClient tables)
{
    /// <summary>An identifier that connects more than this is not one person's; the journey ends there.</summary>
    private const int MostIdentifiers = 50;

    /// <summary>An identifier that this many leads share is not one person's; later leads find no late touches through it.</summary>
    private const int MostLeads = 700;

    /// <summary>What subjects of deals begin with; keys of leads never do.</summary>
    public const string DealPrefix = "deal|";

    /// <summary>As many calls at once as a store takes that nobody else waits for.</summary>
    public const int MostCallsAtOnce = 16;

    /// <summary>Of one identifier written at once: more would not fit into a transaction.</summary>
    private const int MostAtOnce = 1_000;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Makes touches findable, with <see cref="MostCallsAtOnce"/>.</summary>
    public Task<IReadOnlyCollection<string>> Add(IReadOnlyList<Touchpoint> touches, CancellationToken ct) => Add(touches, MostCallsAtOnce, ct);

    /// <summary>Makes touches findable under each of their identifiers. A touch that is there already stays as it is.</summary>
    /// <param name="touches">Touches.</param>
    /// <param name="callsAtOnce">Calls of the store under way at the same time.</param>
    /// <param name="ct">Stops between calls.</param>
    /// <returns>Keys of leads, and subjects of deals, whose journeys the touches may belong to.</returns>
    public async Task<IReadOnlyCollection<string>> Add(IReadOnlyList<Touchpoint> touches, int callsAtOnce, CancellationToken ct)
    {
        var byIdentifier = touches
            .SelectMany(t => t.Identifiers.SelectMany(Identifier.Spellings).Distinct(StringComparer.Ordinal).Select(i => (Identifier: i, Touch: t)))
            .GroupBy(t => t.Identifier, t => t.Touch, StringComparer.Ordinal).ToList();
        var leads = new HashSet<string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(byIdentifier, new ParallelOptions { MaxDegreeOfParallelism = callsAtOnce, CancellationToken = ct }, async (group, token) =>
        {
            foreach (var some in group.Chunk(MostAtOnce))
            {
                var concerned = await Append(group.Key, some, token).ConfigureAwait(false);
                lock (leads)
                {
                    leads.UnionWith(concerned);
                }
            }
        }).ConfigureAwait(false);
        return leads;
    }

    /// <summary>Everything within the window that is connected to a person; leaves links to the card for touches still to come.</summary>
    /// <param name="person">The person: the journey starts from what all forms carry, and ends with the last milestone of the card.</param>
    /// <param name="rules">How far back to read, and what connects.</param>
    /// <param name="ct">Stops between identifiers.</param>
    public Task<IReadOnlyList<Touchpoint>> Of(Person person, AttributionRules rules, CancellationToken ct)
    {
        var card = person.Card;
        return Walk(person, rules, card.ConvertedAt - rules.Lookback, card.End(), (spelling, whole) => Link(spelling, whole, card.Key, Moments(card), ct));
    }

    /// <summary>Everything within the journey of a deal that is connected to one of its people; leaves links to the deal for touches still to come.</summary>
    /// <param name="deal">Subject of the deal: begins with <see cref="DealPrefix"/>.</param>
    /// <param name="journey">The deal's journey.</param>
    /// <param name="one">One of its people.</param>
    /// <param name="rules">How far back to read, and what connects.</param>
    /// <param name="ct">Stops between identifiers.</param>
    public Task<IReadOnlyList<Touchpoint>> Of(string deal, DealJourney journey, Person one, AttributionRules rules, CancellationToken ct)
    {
        var card = journey.Person.Card;
        return Walk(journey.Of(one), rules, card.ConvertedAt - rules.Lookback, card.End(), (spelling, whole) => Link(spelling, whole, deal, [card.End().ToUniversalTime()], ct));
    }

    /// <summary>Everything that is connected to a person, of any age, for somebody who asks what counts and why; changes nothing.</summary>
    /// <param name="person">The person.</param>
    /// <param name="rules">What connects: the same as for <see cref="Of(Person, AttributionRules, CancellationToken)"/>, so that the way through the identifiers is the same.</param>
    /// <param name="ct">Stops between identifiers.</param>
    public Task<IReadOnlyList<Touchpoint>> Around(Person person, AttributionRules rules, CancellationToken ct) =>
        Walk(person, rules, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, async (spelling, _) => await Find(spelling, ct).ConfigureAwait(false) is { } row
            ? (Whole(row), await Touches(row, ct).ConfigureAwait(false))
            : (spelling, []));

    private static async Task<IReadOnlyList<Touchpoint>> Walk(
        Person person, AttributionRules rules, DateTimeOffset from, DateTimeOffset to, Func<string, string, Task<(string Whole, IReadOnlyList<Touchpoint> Touches)>> visit)
    {
        var way = new JourneyWalk(person, rules, MostIdentifiers);
        while (way.Next is var (spelling, whole))
        {
            var here = await visit(spelling, whole).ConfigureAwait(false);
            way.Pass(here.Whole, here.Touches, touch => touch.OccurredAt >= from && touch.OccurredAt <= to);
        }

        return way.Touches;
    }

    /// <summary>Every touch that carries an identifier, in whatever spelling, in order of time.</summary>
    public async Task<IReadOnlyList<Touchpoint>> Carrying(string identifier, CancellationToken ct)
    {
        var touches = new List<Touchpoint>();
        var rows = await Rows(identifier, ct).ConfigureAwait(false);
        foreach (var row in rows)
        {
            touches.AddRange(await Touches(row, ct).ConfigureAwait(false));
        }

        var aliases = Aliases.Of(touches.SelectMany(touch => touch.Identifiers).Concat(rows.Select(Whole)));
        return [.. touches.DistinctBy(KeyOf).OrderBy(touch => touch.OccurredAt).ThenBy(touch => touch.Id, StringComparer.Ordinal).Select(aliases.Whole)];
    }

    /// <summary>Leads whose journeys have passed an identifier, and when they converted: they may have taken touches that carry it.</summary>
    public async Task<IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)>> LeadsAt(string identifier, CancellationToken ct) =>
    [
        .. (await Rows(identifier, ct).ConfigureAwait(false)).SelectMany(row => LeadLinks.Parse(row.Leads)).Distinct()
            .Where(link => !link.Lead.StartsWith(DealPrefix, StringComparison.Ordinal)),
    ];

    /// <returns>Leads and deals that had read the row when it took the touches, as far as the touches can concern them.</returns>
    private async Task<IEnumerable<string>> Append(string identifier, IReadOnlyList<Touchpoint> touches, CancellationToken ct)
    {
        var (row, isSpelledAnew) = (new JourneyRow(), false);
        await Optimistic.Run("Touches of an identifier", async token =>
        {
            row = await Find(identifier, token).ConfigureAwait(false) ?? new JourneyRow { PartitionKey = identifier };
            isSpelledAnew = Spell(row, touches.SelectMany(touch => touch.Identifiers));
            var known = Read(row.Touches);
            var all = known.Concat(touches).DistinctBy(KeyOf).ToList();
            if (isSpelledAnew || all.Count > known.Count)
            {
                await Put(row, all, token).ConfigureAwait(false);
            }

            return true;
        }, ct).ConfigureAwait(false);

        // Where spellings meet, whoever knew the one may reach what is known of the other from now on.
        var earliest = isSpelledAnew ? DateTimeOffset.MinValue : touches.Min(touch => touch.OccurredAt);
        var others = await Others(row, touches, ct).ConfigureAwait(false);
        return others.Append(row).SelectMany(each => LeadLinks.Parse(each.Leads)).Where(link => link.ConvertedAt >= earliest).Select(link => link.Lead);
    }

    /// <summary>Leaves the link of a lead or a deal, with the moments up to which touches concern it, and gives the touches that were there when it did.</summary>
    private async Task<(string Whole, IReadOnlyList<Touchpoint> Touches)> Link(string identifier, string whole, string key, IReadOnlyList<DateTimeOffset> until, CancellationToken ct)
    {
        var row = new JourneyRow { PartitionKey = identifier };
        await Optimistic.Run("Links of an identifier", async token =>
        {
            row = await Find(identifier, token).ConfigureAwait(false) ?? new JourneyRow { PartitionKey = identifier };
            var links = LeadLinks.Parse(row.Leads);
            var missing = until.Select(moment => (key, moment)).Except(links).ToList();
            var isSpelledAnew = Spell(row, [whole]);
            if (!isSpelledAnew && (missing is [] || links.Count >= MostLeads))
            {
                return true;
            }

            row.Leads = links.Count >= MostLeads ? row.Leads : LeadLinks.Write([.. links, .. missing]);
            await Put(row, null, token).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return (Whole(row), await Touches(row, ct).ConfigureAwait(false));
    }

    /// <summary>Up to which moments touches concern a lead: its form, and whatever came of it later.</summary>
    private static IReadOnlyList<DateTimeOffset> Moments(Lead lead) => [.. new[] { lead.ConvertedAt, lead.End() }.Select(moment => moment.ToUniversalTime()).Distinct()];

    /// <summary>Writes a row under its ETag; with touches in place of those it has, moving what does not fit to pages in the same transaction.</summary>
    private async Task Put(JourneyRow row, List<Touchpoint>? touches, CancellationToken ct)
    {
        var columns = touches is null ? [row.Touches] : Write(touches);
        var pages = columns.SkipLast(1).Select((column, place) => new TableTransactionAction(
            TableTransactionActionType.Add, new PageRow { PartitionKey = row.PartitionKey, RowKey = PageKey(row.Pages + place + 1), Touches = column })).ToList();
        (row.Touches, row.Pages) = (columns[^1], row.Pages + pages.Count);
        if (pages.Count > 0)
        {
            await table.SubmitTransactionAsync([.. pages, RowWrites.Putting(row)], ct).ConfigureAwait(false);
            return;
        }

        await table.Put(row, ct).ConfigureAwait(false);
    }

    private async Task<JourneyRow?> Find(string identifier, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<JourneyRow>(identifier, JourneyKey, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    /// <summary>
    /// Touches of a row and its pages, in order of time. Pages are written anew only when somebody is erased or touches go by age: who has read half of them by then reads
    /// all of them again.
    /// </summary>
    private async Task<IReadOnlyList<Touchpoint>> Touches(JourneyRow row, CancellationToken ct)
    {
        var touches = Read(row.Touches).ToList();
        if (row.Pages > 0)
        {
            var known = row;
            await Optimistic.Run($"Pages of {row.PartitionKey}", async token =>
            {
                touches = [.. Read(known.Touches)];
                for (var number = 1; number <= known.Pages; number++)
                {
                    var page = await table.GetEntityIfExistsAsync<PageRow>(row.PartitionKey, PageKey(number), cancellationToken: token).ConfigureAwait(false);
                    touches.AddRange(page.HasValue ? Read(page.Value!.Touches) : []);
                }

                var (read, now) = (known.Rewrites, await Find(row.PartitionKey, token).ConfigureAwait(false));
                known = now ?? new JourneyRow { PartitionKey = row.PartitionKey, Rewrites = read + 1 };
                return now?.Rewrites == read || (now is null && known.Pages == 0 && touches is []);
            }, ct).ConfigureAwait(false);
        }

        return [.. touches.DistinctBy(KeyOf).OrderBy(touch => touch.OccurredAt).ThenBy(touch => touch.Id, StringComparer.Ordinal)];
    }
}
