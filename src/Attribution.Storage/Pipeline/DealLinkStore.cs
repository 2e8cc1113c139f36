using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Pipeline;

/// <summary>What is known at an account: which forms its people have sent, and which deals are its own.</summary>
/// <param name="Forms">Keys of forms.</param>
/// <param name="Deals">Keys of deals.</param>
public sealed record AccountLinks(IReadOnlyList<string> Forms, IReadOnlyList<string> Deals);

/// <summary>Which deals accounts and leads belong to, and which forms belong to an account. Links are added and never taken away: what follows from them is judged anew each time.</summary>
/// <remarks>
/// A form writes itself down at its accounts before it asks for their deals, and a deal before it asks for their forms, in one row and under its ETag: whichever
/// comes second sees the other.
/// </remarks>
public sealed class DealLinkStore(TableServiceClient tables)
{
    internal const string Name = "DealLinks";

    private const string LinksKey = "links";

    /// <summary>Keys of one kind that a row holds: whoever settles a deal reads all forms of its account. Later ones belong to no deal unless it names them.</summary>
    private const int MostKeys = 200;

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>Writes a form down at an account.</summary>
    /// <returns>Deals of the account.</returns>
    public async Task<IReadOnlyList<string>> NoteForm(string account, string form, CancellationToken ct) =>
        (await Note(account, row => row.Forms = With(row.Forms, form), ct).ConfigureAwait(false)).Deals;

    /// <summary>Writes a deal down at an account or a lead.</summary>
    /// <returns>What is known there, the deal included.</returns>
    public Task<AccountLinks> NoteDeal(string at, string deal, CancellationToken ct) => Note(at, row => row.Deals = With(row.Deals, deal), ct);

    /// <summary>Deals that were written down at an account or a lead.</summary>
    public async Task<IReadOnlyList<string>> DealsAt(string at, CancellationToken ct) => Keys((await Row(at, ct).ConfigureAwait(false))?.Deals ?? "");

    private async Task<AccountLinks> Note(string at, Func<LinksRow, string> change, CancellationToken ct)
    {
        var row = new LinksRow { PartitionKey = at };
        await Optimistic.Run("Links of an account or lead", async token =>
        {
            row = await Row(at, token).ConfigureAwait(false) ?? new LinksRow { PartitionKey = at };
            var before = (row.Forms, row.Deals);
            change(row);
            if ((row.Forms, row.Deals) != before)
            {
                await table.Put(row, token).ConfigureAwait(false);
            }

            return true;
        }, ct).ConfigureAwait(false);
        return new AccountLinks(Keys(row.Forms), Keys(row.Deals));
    }

    private static string With(string keys, string key) => Keys(keys) is var known && (known.Contains(key) || known.Count >= MostKeys) ? keys : string.Join(' ', known.Append(key));

    private static List<string> Keys(string keys) => [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private async Task<LinksRow?> Row(string at, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<LinksRow>(at, LinksKey, cancellationToken: ct).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private sealed class LinksRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = LinksKey;

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Forms { get; set; } = "";

        public string Deals { get; set; } = "";
    }
}
