using Azure.Data.Tables;

namespace Attribution.Storage.Events;

/// <summary>A storage account that holds nothing but events.</summary>
/// <param name="From">The first day, in the reporting time zone, whose events it holds. A day that had begun before it was added stays where it is.</param>
/// <param name="Tables">Its table service.</param>
public sealed record EventAccount(DateOnly From, TableServiceClient Tables);

/// <summary>
/// Where each partition of the table <c>Events</c> lies: with everything else, or spread over accounts of their own, because an account takes 20,000 entities a second. It follows from the partition
/// and the accounts of its day alone, so that a duplicate meets its original, whenever an account was added.
/// </summary>
public sealed class EventTables
{
    private readonly TableClient own;
    private readonly IReadOnlyList<(DateOnly From, TableClient Table)> others;

    /// <param name="tables">The account of everything else; of events too, on days that no other account holds.</param>
    /// <param name="accounts">Accounts for events alone, in an order that never changes.</param>
    public EventTables(TableServiceClient tables, params IReadOnlyList<EventAccount> accounts)
    {
        own = tables.GetTableClient(EventTable.Name);
        others = [.. accounts.Select(account => (account.From, account.Tables.GetTableClient(EventTable.Name)))];
    }

    /// <summary>The table of each account for events alone.</summary>
    public IEnumerable<TableClient> Others => others.Select(other => other.Table);

    /// <summary>The tables that hold a day's events.</summary>
    internal IReadOnlyList<TableClient> Of(DateOnly day) => others.Where(other => other.From <= day).Select(other => other.Table).ToList() is { Count: > 0 } tables ? tables : [own];

    /// <summary>The table that holds a partition.</summary>
    internal TableClient Of(EventPartition partition)
    {
        // What most have: no list is made for each event.
        if (others.Count == 0)
        {
            return own;
        }

        var tables = Of(partition.Day);
        return tables[Keys.Shard("account|" + partition, tables.Count)];
    }
}
