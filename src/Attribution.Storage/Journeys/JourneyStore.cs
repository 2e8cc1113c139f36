using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Journeys;

/// <summary>
/// Touches and leads by the identifiers they carry. A journey is everything that can be reached from a lead through shared
/// identifiers: the click id leads to the visit, the visit to the visitor, the visitor to earlier visits.
/// </summary>
/// <remarks>
/// A touch that arrives late finds the leads it belongs to, because a lead leaves a link at every identifier it passes before it
/// reads, and a touch is written before links are read: whichever comes second sees the other.
/// </remarks>
public sealed class JourneyStore(TableServiceClient tables)
{
    internal const string Name = "Journeys";

    /// <summary>An identifier that connects more than this is not one person's; the journey ends there.</summary>
    private const int MostIdentifiers = 50;

    /// <summary>An identifier that this many leads share is not one person's; later leads find no late touches through it.</summary>
    private const int MostLeads = 700;

    /// <summary>As many calls at once as a store takes that nobody else waits for.</summary>
    public const int MostCallsAtOnce = 16;

    private const string TouchPrefix = "t|";
    private const string LinksKey = "leads";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Makes touches findable, with <see cref="MostCallsAtOnce"/>.</summary>
    public Task<IReadOnlyCollection<string>> Add(IReadOnlyList<Touchpoint> touches, CancellationToken ct) => Add(touches, MostCallsAtOnce, ct);

    /// <summary>Makes touches findable under each of their identifiers. A touch that is there already stays as it is.</summary>
    /// <param name="touches">Touches.</param>
    /// <param name="callsAtOnce">Calls of the store under way at the same time.</param>
    /// <param name="ct">Stops between calls.</param>
    /// <returns>Keys of leads whose journeys the touches may belong to.</returns>
    public async Task<IReadOnlyCollection<string>> Add(IReadOnlyList<Touchpoint> touches, int callsAtOnce, CancellationToken ct)
    {
        var byIdentifier = touches
            .SelectMany(t => t.Identifiers.Distinct(StringComparer.Ordinal).Select(i => (Identifier: i, Touch: t)))
            .GroupBy(t => t.Identifier, t => t.Touch, StringComparer.Ordinal).ToList();
        var options = new ParallelOptions { MaxDegreeOfParallelism = callsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(byIdentifier, options, async (group, token) =>
        {
            foreach (var touch in group.DistinctBy(RowKey))
            {
                await table.UpsertEntityAsync(Row(group.Key, touch), TableUpdateMode.Replace, token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);

        var leads = new HashSet<string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(byIdentifier, options, async (group, token) =>
        {
            // One row and a point read, not a range: almost every touch finds nothing here.
            if (await Links(group.Key, token).ConfigureAwait(false) is { } row)
            {
                var earliest = group.Min(t => t.OccurredAt);
                lock (leads)
                {
                    leads.UnionWith(LeadLinks.Parse(row.Leads).Where(l => l.ConvertedAt >= earliest).Select(l => l.Lead));
                }
            }
        }).ConfigureAwait(false);
        return leads;
    }

    /// <summary>Everything within the window that is connected to a person; leaves links to the card for touches still to come.</summary>
    /// <param name="person">The person: the journey starts from what all forms carry, and ends where the card converted.</param>
    /// <param name="rules">How far back to read, and what connects.</param>
    /// <param name="ct">Stops between identifiers.</param>
    public Task<IReadOnlyList<Touchpoint>> Of(Person person, AttributionRules rules, CancellationToken ct)
    {
        var card = person.Card;
        return Walk(person, rules, card.ConvertedAt - rules.Lookback, card.ConvertedAt, identifier => Link(identifier, card, ct), ct);
    }

    /// <summary>Everything that is connected to a person, of any age, for somebody who asks what counts and why; changes nothing.</summary>
    /// <param name="person">The person.</param>
    /// <param name="rules">What connects: the same as for <see cref="Of"/>, so that the way through the identifiers is the same.</param>
    /// <param name="ct">Stops between identifiers.</param>
    public Task<IReadOnlyList<Touchpoint>> Around(Person person, AttributionRules rules, CancellationToken ct) =>
        Walk(person, rules, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, _ => Task.CompletedTask, ct);

    private async Task<IReadOnlyList<Touchpoint>> Walk(
        Person person, AttributionRules rules, DateTimeOffset from, DateTimeOffset to, Func<string, Task> visit, CancellationToken ct)
    {
        var touches = new Dictionary<string, Touchpoint>(StringComparer.Ordinal);
        var found = new HashSet<string>(person.Identifiers.Take(MostIdentifiers), StringComparer.Ordinal);
        var toVisit = new Queue<string>(found);
        while (toVisit.TryDequeue(out var identifier))
        {
            await visit(identifier).ConfigureAwait(false);
            await foreach (var touch in Touches(identifier, from, to, ct).ConfigureAwait(false))
            {
                touches[RowKey(touch)] = touch;
                if (Eligibility.Connects(touch, person, rules))
                {
                    foreach (var other in touch.Identifiers.Where(i => !Identifier.IsPersonal(i) && found.Count < MostIdentifiers && found.Add(i)))
                    {
                        toVisit.Enqueue(other);
                    }
                }
            }
        }

        return [.. touches.Values.OrderBy(t => t.OccurredAt).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>Every touch that carries an identifier, in order of time.</summary>
    public async Task<IReadOnlyList<Touchpoint>> Carrying(string identifier, CancellationToken ct)
    {
        var touches = new List<Touchpoint>();
        await foreach (var touch in Touches(identifier, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, ct).ConfigureAwait(false))
        {
            touches.Add(touch);
        }

        return touches;
    }

    /// <summary>Leads whose journeys have passed an identifier, and when they converted: they may have taken touches that carry it.</summary>
    public async Task<IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)>> LeadsAt(string identifier, CancellationToken ct) =>
        await Links(identifier, ct).ConfigureAwait(false) is { } row ? LeadLinks.Parse(row.Leads) : [];

    private Task Link(string identifier, Lead lead, CancellationToken ct) => Optimistic.Run($"Links of {identifier}", async token =>
    {
        var row = await Links(identifier, token).ConfigureAwait(false) ?? new LinksRow { PartitionKey = identifier, RowKey = LinksKey };
        var links = LeadLinks.Parse(row.Leads);
        if (links.Any(l => l.Lead == lead.Key) || links.Count >= MostLeads)
        {
            return true;
        }

        row.Leads = LeadLinks.Write([.. links, (lead.Key, lead.ConvertedAt)]);
        await (row.ETag == default
            ? table.AddEntityAsync(row, token)
            : table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, token)).ConfigureAwait(false);
        return true;
    }, ct);

    private async Task<LinksRow?> Links(string identifier, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<LinksRow>(identifier, LinksKey, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private async IAsyncEnumerable<Touchpoint> Touches(
        string identifier, DateTimeOffset from, DateTimeOffset to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (first, last) = ($"{TouchPrefix}{Ticks(from)}|", $"{TouchPrefix}{Ticks(to)}}}");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {identifier} and RowKey ge {first} and RowKey lt {last}");
        await foreach (var row in table.QueryAsync<TouchRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            yield return new Touchpoint(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], row.Channel, row.Campaign, row.OccurredAt, row.Identifiers.Split(' '));
        }
    }

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    private static string RowKey(Touchpoint touch) => $"{TouchPrefix}{Ticks(touch.OccurredAt)}|{touch.Id}";

    private static TouchRow Row(string identifier, Touchpoint touch) => new()
    {
        PartitionKey = identifier,
        RowKey = RowKey(touch),
        Channel = touch.Channel,
        Campaign = touch.Campaign,
        OccurredAt = touch.OccurredAt,
        Identifiers = string.Join(' ', touch.Identifiers),
    };

    private sealed class TouchRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Channel { get; set; } = "";

        public string Campaign { get; set; } = "";

        public DateTimeOffset OccurredAt { get; set; }

        public string Identifiers { get; set; } = "";
    }

    /// <summary>Leads that passed this identifier, and when they converted.</summary>
    private sealed class LinksRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Leads { get; set; } = "";
    }
}
