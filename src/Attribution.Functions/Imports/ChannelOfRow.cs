using Attribution.Domain.Catalog;

namespace Attribution.Functions.Imports;

/// <summary>
/// To which channel a row belongs: the one that the request names; else what the connection's rules say, first match first;
/// else the connection's own; else none.
/// </summary>
/// <param name="Named">Channel that the request names for the whole file.</param>
/// <param name="Connection">Connection that the file comes from.</param>
public sealed record ChannelOfRow(string? Named, Connection? Connection)
{
    /// <summary>Channel id; null when nothing decides.</summary>
    public string? Of(ImportRow row) =>
        Named ?? (Connection is null ? null : ConnectionRouting.ChannelOf(
            Connection, row[ImportColumn.Source], row[ImportColumn.Medium], [row[ImportColumn.CampaignName], row[ImportColumn.Campaign]]));
}
