using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Attributing;

/// <summary>Credits leads: reads the journey, lets the domain decide, settles the ledger.</summary>
public sealed partial class LeadAttributor(
    LeadStore leads, JourneyStore journeys, CreditStore credits, CatalogStore catalog, IOptions<AttributionOptions> options, ILogger<LeadAttributor> logger)
{
    /// <summary>Credits leads by key. A key without a lead announces one that never came, and is passed over.</summary>
    public async Task Attribute(IReadOnlyList<string> keys, CancellationToken ct)
    {
        IReadOnlyList<Plan> plans;
        do
        {
            // A plan that changes while we work asks only for the leads that are in the ledger by then: look again at the end.
            plans = await catalog.All<Plan>(includeRetired: false, ct).ConfigureAwait(false);
            await Attribute(keys, plans, ct).ConfigureAwait(false);
        }
        while (!Versions(plans).SequenceEqual(Versions(await catalog.All<Plan>(includeRetired: false, ct).ConfigureAwait(false))));
    }

    private async Task Attribute(IReadOnlyList<string> keys, IReadOnlyList<Plan> plans, CancellationToken ct)
    {
        var rules = await Rules(ct).ConfigureAwait(false);
        foreach (var key in keys)
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is not { } lead)
            {
                Log.NoSuchLead(logger, key);
            }
            else if (await credits.Settle(lead, token => Decide(lead, rules, plans, token), ct).ConfigureAwait(false))
            {
                Log.LeadAttributed(logger, key);
            }
        }
    }

    private async Task<LeadCredits> Decide(Lead lead, AttributionRules rules, IReadOnlyList<Plan> plans, CancellationToken ct) =>
        LeadAttribution.Credit(lead, await journeys.Of(lead, rules.Lookback, ct).ConfigureAwait(false), rules, plans);

    private static IEnumerable<(string Id, int Version)> Versions(IReadOnlyList<Plan> plans) => plans.Select(p => (p.Id, p.Version));

    private async Task<AttributionRules> Rules(CancellationToken ct)
    {
        var channels = await catalog.Channels(fresh: false, ct).ConfigureAwait(false);
        return new AttributionRules(
            TimeSpan.FromDays(options.Value.LookbackDays),
            TimeSpan.FromDays(options.Value.HalfLifeDays),
            channels.Values.Where(c => c.IsDirect).Select(c => c.Id).ToHashSet(StringComparer.Ordinal),
            options.Value.MostTouches);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "Lead {LeadKey} credited.")]
        public static partial void LeadAttributed(ILogger logger, string leadKey);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Lead {LeadKey} was announced but never stored.")]
        public static partial void NoSuchLead(ILogger logger, string leadKey);
    }
}
