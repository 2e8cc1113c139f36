using Attribution.Domain.Explaining;
using Attribution.Functions.Explaining;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Leads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>Who got how much of a lead, and why.</summary>
public sealed class ExplainLead(LeadExplainer leads)
{
    private const int KeyLength = 22;
    private static readonly string[] SenderPrefixes = ["webhook:", "site:"];

    /// <summary>By our key of the lead, which other answers name.</summary>
    [Function(nameof(ExplainLead))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "leads/{id}/attribution")] HttpRequest request, string id, CancellationToken ct) =>
        await Explain(id.Length == KeyLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? [id] : [], ct).ConfigureAwait(false)
            ?? Problems.NotFound("There is no lead of this key. A form that is no lead, but interest, is counted as an application and credited to nobody.");

    /// <summary>By the connection, or the source, that sent it, and the id that it has there.</summary>
    [Function("FindLeadToExplain")]
    public async Task<IActionResult> Find(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "leads/attribution")] HttpRequest request, CancellationToken ct)
    {
        string id = request.Query["id"].ToString(), connection = request.Query["connection"].ToString(), source = request.Query["source"].ToString();
        if (id.Length == 0)
        {
            return Problems.Invalid(new ItemFault("id", "missing-field", "'id' is required: the id that the lead has at its sender."));
        }

        if ((connection.Length == 0) == (source.Length == 0))
        {
            return Problems.Invalid(new ItemFault("connection", "missing-field", "Say either 'connection', or the 'source' that was sent with the lead."));
        }

        var senders = source.Length > 0 ? [source] : SenderPrefixes.Select(prefix => prefix + connection);
        return await Explain(senders.Select(sender => LeadStore.Key(sender, id)), ct).ConfigureAwait(false)
            ?? Problems.NotFound("There is no lead of this id from this sender. A form that is no lead, but interest, is counted as an application and credited to nobody.");
    }

    private async Task<IActionResult?> Explain(IEnumerable<string> keys, CancellationToken ct)
    {
        foreach (var key in keys)
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is { } asked)
            {
                return new OkObjectResult(ExplanationView.Of(asked, Explanation.Of(asked)));
            }
        }

        return null;
    }
}
