using Attribution.Domain.Models;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Attributing;

/// <summary>The rules of today: settings, and which channels are direct.</summary>
public sealed class CurrentRules(CatalogStore catalog, IOptions<AttributionOptions> options)
{
    /// <summary>Reads them.</summary>
    public async Task<AttributionRules> Read(CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: false, ct).ConfigureAwait(false);
        return new AttributionRules(
            TimeSpan.FromDays(options.Value.LookbackDays),
            TimeSpan.FromDays(options.Value.HalfLifeDays),
            channels.Values.Where(c => c.IsDirect).Select(c => c.Id).ToHashSet(StringComparer.Ordinal),
            options.Value.MostTouches)
        {
            Custom = options.Value.Custom,
        };
    }
}
