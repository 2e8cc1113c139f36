using System.Globalization;

namespace Attribution.Storage.Outbox;

/// <summary>Announced messages, to be delivered after the write.</summary>
public sealed class OutboxTicket
{
    private readonly string prefix;
    private readonly List<(string RowKey, OutgoingMessage Message)> rows = [];

    internal OutboxTicket(string partition, string prefix)
    {
        Partition = partition;
        this.prefix = prefix;
    }

    internal string Partition { get; }

    internal IReadOnlyList<string> RowKeys => [.. rows.Select(r => r.RowKey)];

    internal IReadOnlyList<OutgoingMessage> Messages => [.. rows.Select(r => r.Message)];

    internal string NextRowKey(OutgoingMessage message)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{prefix}|{rows.Count:D4}");
        rows.Add((key, message));
        return key;
    }
}
