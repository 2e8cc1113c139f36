using Attribution.Domain.LeadLife;
using Attribution.Functions.Attributing;
using Attribution.Functions.Http;
using Attribution.Functions.Settings;
using Attribution.Storage.Credits;
using Attribution.Storage.Leads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.LeadLife;

/// <summary>Shows how a lead stands, how good and how warm it is, and everything that was said of it. No contact data.</summary>
public sealed class LeadLifeEndpoint(LeadStore leads, LeadFactStore facts, CreditStore credits, IOptions<LeadLifeOptions> options, ReportingCalendar calendar)
{
    /// <summary>200, or 404.</summary>
    public async Task<IActionResult> Show(string id, CancellationToken ct)
    {
        if (!LeadStandingEndpoint.IsKey(id) || await leads.Find(id, ct).ConfigureAwait(false) is not { } lead)
        {
            return Problems.NotFound($"There is no lead '{id}'.");
        }

        var ledger = await credits.Find(lead, ct).ConfigureAwait(false);
        var state = await facts.State(lead, ledger?.Forms ?? [], ct).ConfigureAwait(false);
        var (touches, settings) = (ledger?.Approach ?? [], options.Value.Settings);
        return new OkObjectResult(LeadLifeView.Of(
            lead,
            ledger?.AttachedTo,
            state,
            LeadScore.Of(lead, state, touches.Count, settings),
            LeadWarmth.OnArrival(lead, touches, state, settings),
            LeadWarmth.History(calendar.Now, lead, touches, state, settings)));
    }
}
