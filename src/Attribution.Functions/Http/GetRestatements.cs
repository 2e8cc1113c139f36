using System.Text.Json;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;
using Attribution.Storage.Credits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>What changed in a week's credits after its first report was frozen: when, which lead, why, and by how much.</summary>
public sealed class GetRestatements(CreditStore credits)
{
    /// <summary>Differences in billionths of a lead, per model; none for a week that is open.</summary>
    [Function(nameof(GetRestatements))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "attribution/restatements/{week}")] HttpRequest request, string week, CancellationToken ct)
    {
        if (AskedWeek.Parse(week, out var asked) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        var closedAt = await credits.Closed(asked, ct).ConfigureAwait(false);
        return new OkObjectResult(new
        {
            Week = asked.ToString(),
            ClosedAt = closedAt,
            Changes = (await credits.Changes(asked, ct).ConfigureAwait(false)).Select(View).ToList(),
        });
    }

    private static object View(CreditChange change) => new
    {
        change.Lead,
        change.At,
        Reason = JsonNamingPolicy.CamelCase.ConvertName(change.Reason.ToString()),
        Channels = change.Difference.Channels.Select(channel => new { channel.Channel, channel.Campaign, LeadUnits = Units(channel.Credits) }).ToList(),
        Plans = change.Difference.Plans.Select(plan => new { plan.Plan, LeadUnits = Units(plan.Credits) }).ToList(),
    };

    private static Dictionary<string, long> Units(ModelCredits credits) => ModelCredits.Models
        .Where(model => credits[model] != 0).ToDictionary(model => JsonNamingPolicy.CamelCase.ConvertName(model.ToString()), model => credits[model], StringComparer.Ordinal);
}
