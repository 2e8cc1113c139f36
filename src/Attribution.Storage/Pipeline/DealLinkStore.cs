using Attribution.Domain.Leads;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Pipeline;

/// <summary>What is known at an account: which forms its people have sent, and which deals are its own.</summary>
/// <param name="Forms">Keys of forms.</param>
/// <param name="Deals">Keys of deals.</param>
/// <param name="Spellings">Everything that the account, or the lead, is known under.</param>
public sealed record AccountLinks(IReadOnlyList<string> Forms, IReadOnlyList<string> Deals, IReadOnlyList<string> Spellings);

/// <summary>Which deals accounts and leads belong to, and which forms belong to an account. Links are added and never taken away: what follows from them is judged anew each time.</summary>
/// <remarks>
/// A form writes itself down at its accounts before it asks for their deals, and a deal before it asks for their forms, in one row and under its ETag: whichever
/// comes second sees the other. The rows of an account that has several spellings know each other, and are written and read as one.
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
        (await Note(account, row => row.Forms = With(row.Forms, form), ct).ConfigureAwait(false)).Links.Deals;

    /// <summary>Writes a form down at every spelling of an account.</summary>
    /// <returns>Whether anything was changed.</returns>
    public async Task<bool> Join(string account, string form, CancellationToken ct) =>
        (await Note(account, row => row.Forms = With(row.Forms, form), ct).ConfigureAwait(false)).HasChanged;

    /// <summary>Writes a deal down at an account or a lead.</summary>
    /// <returns>What is known there, the deal included.</returns>
    public async Task<AccountLinks> NoteDeal(string at, string deal, CancellationToken ct) =>
        (await Note(at, row => row.Deals = With(row.Deals, deal), ct).ConfigureAwait(false)).Links;

    /// <summary>Deals that were written down at an account or a lead.</summary>
    public async Task<IReadOnlyList<string>> DealsAt(string at, CancellationToken ct) => Keys((await Row(at, ct).ConfigureAwait(false))?.Deals ?? "");

    private async Task<(AccountLinks Links, bool HasChanged)> Note(string at, Func<LinksRow, string> change, CancellationToken ct)
    {
        var (aliases, rows, hasChanged) = (Aliases.Of([at]), new Dictionary<string, LinksRow>(StringComparer.Ordinal), false);
        while (Identifier.Spellings(aliases.Whole(at)).FirstOrDefault(spelling => !rows.ContainsKey(spelling)) is { } spelling)
        {
            await Optimistic.Run("Links of an account or lead", async token =>
            {
                var row = rows[spelling] = await Row(spelling, token).ConfigureAwait(false) ?? new LinksRow { PartitionKey = spelling };
                var before = (row.Forms, row.Deals, row.Whole);
                aliases.Learn(row.Whole ?? "");
                change(row);
                row.Whole = aliases.Whole(at) is var whole && whole != spelling ? whole : null;
                if ((row.Forms, row.Deals, row.Whole) != before)
                {
                    await table.Put(row, token).ConfigureAwait(false);
                    hasChanged = true;
                }

                return true;
            }, ct).ConfigureAwait(false);
        }

        var spellings = Identifier.Spellings(aliases.Whole(at));
        IReadOnlyList<string> All(Func<LinksRow, string> column) =>
            [.. spellings.SelectMany(spelling => Keys(column(rows[spelling]))).Distinct(StringComparer.Ordinal).Take(MostKeys)];
        return (new AccountLinks(All(row => row.Forms), All(row => row.Deals), spellings), hasChanged);
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

        /// <summary>The account in all its spellings; null where it has one.</summary>
        public string? Whole { get; set; }
    }
}
