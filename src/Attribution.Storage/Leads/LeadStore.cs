using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Storage.Protection;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Leads;

/// <summary>Leads, without anything that a person could be recognised by.</summary>
public sealed class LeadStore(TableServiceClient tables)
{
    internal const string Name = "Leads";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>The key of a lead: who delivered it, and that sender's id.</summary>
    public static string Key(string connection, string externalId) => Keys.Digest("lead", connection, externalId);

    /// <summary>Stores a lead unless it is there already.</summary>
    /// <returns>Whether it was new, and the lead as stored: the first delivery's, whatever a later one says.</returns>
    public async Task<(Recorded Recorded, Lead Lead)> Add(Lead lead, CancellationToken ct)
    {
        try
        {
            await table.AddEntityAsync(ToRow(lead), ct).ConfigureAwait(false);
            return (Recorded.New, lead);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            var stored = await Find(lead.Key, ct).ConfigureAwait(false);
            return (Recorded.Duplicate, stored ?? throw new StoreBusyException($"Lead {lead.Key} was there and is gone."));
        }
    }

    /// <summary>One lead; null when there is none of that key.</summary>
    public async Task<Lead?> Find(string key, CancellationToken ct)
    {
        var row = await table.GetEntityIfExistsAsync<LeadRow>(Keys.HexShard(key), key, cancellationToken: ct).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } found } ? ToLead(found) : null;
    }

    /// <summary>Takes a person's pseudonyms off a form: names by chance take their place. Everything that is counted of it stays.</summary>
    public Task Erase(string key, Erasure erasure, CancellationToken ct) => Optimistic.Run($"Lead {key}", async token =>
    {
        var row = await table.GetEntityIfExistsAsync<LeadRow>(Keys.HexShard(key), key, cancellationToken: token).ConfigureAwait(false);
        if (row is { HasValue: true, Value: { } found })
        {
            found.Identifiers = string.Join(' ', erasure.Rename(found.Identifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            found.ErasedAt = erasure.At;
            await table.Put(found, token).ConfigureAwait(false);
        }

        return true;
    }, ct);

    /// <summary>Adds spellings to the pseudonyms of a form and its company. Those that it does not carry, in any spelling, are passed over.</summary>
    /// <param name="key">Lead key.</param>
    /// <param name="told">Pseudonyms in the spellings of both keys.</param>
    /// <param name="ct">Stops between tries.</param>
    /// <returns>The form as it is now, and whether anything was added; null when there is no such form.</returns>
    public async Task<(Lead Lead, bool HasChanged)?> Spell(string key, IReadOnlyList<string> told, CancellationToken ct)
    {
        (Lead, bool)? spelled = null;
        await Optimistic.Run($"Lead {key}", async token =>
        {
            spelled = null;
            var row = await table.GetEntityIfExistsAsync<LeadRow>(Keys.HexShard(key), key, cancellationToken: token).ConfigureAwait(false);
            if (row is { HasValue: true, Value: { } found })
            {
                var before = (found.Identifiers, found.Accounts);
                (found.Identifiers, found.Accounts) = (Spelled(found.Identifiers, told), Spelled(found.Accounts, told));
                spelled = (ToLead(found), before != (found.Identifiers, found.Accounts));
                await (spelled.Value.Item2 ? table.Put(found, token) : Task.CompletedTask).ConfigureAwait(false);
            }

            return true;
        }, ct).ConfigureAwait(false);
        return spelled;
    }

    private static string Spelled(string identifiers, IReadOnlyList<string> told)
    {
        var carried = identifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', Aliases.Of([.. carried, .. told]).Whole(carried));
    }

    /// <summary>Forms of before a moment whose people were not erased, in the order of their keys.</summary>
    /// <param name="after">The last form that was told before; empty to begin.</param>
    /// <param name="before">The moment.</param>
    /// <param name="most">How many are told.</param>
    /// <param name="ct">Stops the query.</param>
    public async Task<IReadOnlyList<Lead>> NotErased(string after, DateTimeOffset before, int most, CancellationToken ct)
    {
        var shard = after.Length == 0 ? "" : Keys.HexShard(after);
        var filter = TableClient.CreateQueryFilter($"(PartitionKey gt {shard} or (PartitionKey eq {shard} and RowKey gt {after})) and ConvertedAt lt {before}");
        var forms = new List<Lead>();
        await foreach (var row in table.QueryAsync<LeadRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            // Of an erased person nothing is left but names by chance.
            if (row.ErasedAt is null && row.Identifiers.Length > 0)
            {
                forms.Add(ToLead(row));
                if (forms.Count == most)
                {
                    break;
                }
            }
        }

        return forms;
    }

    private static LeadRow ToRow(Lead lead) => new()
    {
        PartitionKey = Keys.HexShard(lead.Key),
        RowKey = lead.Key,
        Connection = lead.Connection,
        Channel = lead.Channel,
        Campaign = lead.Campaign,
        ConvertedAt = lead.ConvertedAt,
        Day = lead.Day.ToString("O", CultureInfo.InvariantCulture),
        Identifiers = string.Join(' ', lead.Identifiers),
        Completeness = lead.Completeness,
        Missing = string.Join(' ', lead.Missing),
        Temperature = lead.Temperature?.ToString(),
        Accounts = string.Join(' ', lead.Accounts),
        Persona = lead.Persona,
        Stage = lead.Stage,
    };

    private static Lead ToLead(LeadRow row) => new(
        row.RowKey,
        row.Connection,
        row.Channel,
        row.Campaign,
        row.ConvertedAt,
        DateOnly.ParseExact(row.Day, "O", CultureInfo.InvariantCulture),
        row.Identifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
    {
        Completeness = row.Completeness,
        Missing = row.Missing.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Temperature = LeadTemperatures.Parse(row.Temperature),
        Accounts = row.Accounts.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Persona = row.Persona,
        Stage = row.Stage,
        ErasedAt = row.ErasedAt,
    };

    private sealed class LeadRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string Connection { get; set; } = "";

        public string? Channel { get; set; }

        public string Campaign { get; set; } = "";

        public DateTimeOffset ConvertedAt { get; set; }

        public string Day { get; set; } = "";

        public string Identifiers { get; set; } = "";

        public int Completeness { get; set; }

        public string Missing { get; set; } = "";

        public string? Temperature { get; set; }

        public string Accounts { get; set; } = "";

        public string? Persona { get; set; }

        public string? Stage { get; set; }

        public DateTimeOffset? ErasedAt { get; set; }
    }
}
