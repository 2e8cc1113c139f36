using Attribution.Domain.Catalog;

namespace Attribution.Functions.Ingestion;

/// <summary>A web site whose visitors' browsers send touches themselves: nobody vouches for what they say.</summary>
/// <param name="Connection">The site.</param>
/// <param name="Campaigns">Campaigns that exist. Sums are kept per campaign, so that a stranger must not be able to make some up.</param>
public sealed record TouchSite(Connection Connection, IReadOnlySet<string> Campaigns)
{
    /// <summary>The first of the ids that is a campaign's; otherwise the site's own.</summary>
    public string Campaign(params ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            if (Campaigns.Contains(id))
            {
                return id;
            }
        }

        return Connection.Campaign;
    }
}
