using Attribution.Domain.Leads;
using Attribution.Storage.Protection;
using Azure.Data.Tables;
using static Attribution.Storage.Journeys.JourneyTable;

namespace Attribution.Storage.Journeys;

/// <summary>How an erased person's pseudonyms go from journeys, and the journeys stay.</summary>
public sealed partial class JourneyStore
{
    /// <summary>
    /// Moves what is known under a pseudonym to the name that takes its place, as far as it is of before the erasure. What came later stays: it is somebody
    /// new. First the name's row is written, then the pseudonym's goes; after a crash between the two the same happens again.
    /// </summary>
    /// <returns>Touches that are known under the name now, with all their identifiers as they are called now.</returns>
    public async Task<IReadOnlyList<Touchpoint>> Erase(string identifier, Erasure erasure, CancellationToken ct)
    {
        var name = erasure.Renames[identifier];
        await Optimistic.Run("An erased journey", async token =>
        {
            if (await Find(identifier, token).ConfigureAwait(false) is not { } row)
            {
                return true;
            }

            var (touches, links) = (await Touches(row, token).ConfigureAwait(false), LeadLinks.Parse(row.Leads));
            var (gone, left) = (touches.Where(touch => touch.OccurredAt <= erasure.At).ToList(), touches.Where(touch => touch.OccurredAt > erasure.At).ToList());
            var theirs = links.Where(link => erasure.Leads.Contains(link.Lead) || link.Lead.StartsWith(DealPrefix, StringComparison.Ordinal)).ToList();
            await Take(name, row.Whole, gone, theirs, erasure, token).ConfigureAwait(false);
            await Rewrite(row, left, [.. links.Except(theirs)], token).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return await Carrying(name, ct).ConfigureAwait(false);
    }

    /// <summary>Calls an erased person's pseudonyms otherwise on touches that are known under another identifier, which stays.</summary>
    public Task Reword(string identifier, Erasure erasure, CancellationToken ct) => Optimistic.Run("Touches of an identifier", async token =>
    {
        if (await Find(identifier, token).ConfigureAwait(false) is { } row && await Touches(row, token).ConfigureAwait(false) is var touches && touches.Any(touch => IsTheirs(touch, erasure)))
        {
            await Rewrite(row, [.. touches.Select(touch => Renamed(touch, erasure))], LeadLinks.Parse(row.Leads), token).ConfigureAwait(false);
        }

        return true;
    }, ct);

    private async Task Take(
        string name, string? whole, List<Touchpoint> touches, List<(string Lead, DateTimeOffset ConvertedAt)> links, Erasure erasure, CancellationToken ct)
    {
        var row = await Find(name, ct).ConfigureAwait(false) ?? new JourneyRow { PartitionKey = name };
        row.Whole = whole is null ? row.Whole : erasure.Rename(whole);
        var known = await Touches(row, ct).ConfigureAwait(false);
        var all = known.Concat(touches.Select(touch => Renamed(touch, erasure))).DistinctBy(KeyOf).OrderBy(touch => touch.OccurredAt).ToList();
        await Rewrite(row, all, [.. LeadLinks.Parse(row.Leads).Union(links)], ct).ConfigureAwait(false);
    }

    /// <summary>Writes a row with its pages anew under the row's ETag; nothing is left of one that holds nothing.</summary>
    private async Task Rewrite(JourneyRow row, List<Touchpoint> touches, IReadOnlyList<(string Lead, DateTimeOffset ConvertedAt)> links, CancellationToken ct)
    {
        var columns = Write(touches);
        var (pages, isEmpty) = (columns.Count - 1, touches.Count == 0 && links.Count == 0);
        List<TableTransactionAction> actions =
        [
            .. columns.SkipLast(1).Select((column, place) => new TableTransactionAction(
                TableTransactionActionType.UpsertReplace, new PageRow { PartitionKey = row.PartitionKey, RowKey = PageKey(place + 1), Touches = column })),
            .. Enumerable.Range(pages + 1, Math.Max(0, row.Pages - pages)).Select(number => new TableTransactionAction(
                TableTransactionActionType.Delete, new PageRow { PartitionKey = row.PartitionKey, RowKey = PageKey(number) }, Azure.ETag.All)),
        ];
        (row.Leads, row.Touches, row.Pages, row.Rewrites) = (LeadLinks.Write(links), touches.Count == 0 ? "" : columns[^1], pages, row.Rewrites + 1);
        if (!isEmpty)
        {
            actions.Add(RowWrites.Putting(row));
        }
        else if (row.ETag != default)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag));
        }

        if (actions.Count > 0)
        {
            await table.SubmitTransactionAsync(actions, ct).ConfigureAwait(false);
        }
    }

    private static bool IsTheirs(Touchpoint touch, Erasure erasure) => touch.OccurredAt <= erasure.At && erasure.Concerns(touch.Identifiers);

    private static Touchpoint Renamed(Touchpoint touch, Erasure erasure) => IsTheirs(touch, erasure) ? touch with { Identifiers = erasure.Rename(touch.Identifiers) } : touch;
}
