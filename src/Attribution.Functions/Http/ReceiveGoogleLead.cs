using Attribution.Functions.Ingestion;
using Attribution.Functions.Settings;
using Attribution.Functions.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Http;

/// <summary>
/// Google Ads' lead form webhook. Google takes 4xx for "never again" and 5xx for "try again", and reads
/// <c>{"message": …}</c>; it knows nothing of problem details.
/// </summary>
public sealed class ReceiveGoogleLead(WebhookConnections connections, GoogleLeadIntake intake)
{
    private const string Platform = "google-ads";

    /// <summary>Takes one lead. Anonymous, because Google proves itself by the key in the body.</summary>
    [Function(nameof(ReceiveGoogleLead))]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/google-ads/{connection}")] HttpRequest request, string connection, CancellationToken ct)
    {
        if (connections.Find(Platform, connection) is not { } known)
        {
            return Message(StatusCodes.Status404NotFound, "There is no such connection.");
        }

        var body = await RequestBody.Read(request, allowLines: false, ct).ConfigureAwait(false);
        var items = body.Value is { } read ? ItemSplitter.Split(read) : new(null, body.Error);
        if (items.Error is { } error)
        {
            return ToAnswer(error);
        }

        if (items.Value is not [{ } lead])
        {
            return Message(StatusCodes.Status400BadRequest, "A delivery holds one lead.");
        }

        var (result, message) = await intake.Accept(connection, known, lead, ct).ConfigureAwait(false);
        return result switch
        {
            GoogleDelivery.Taken => new OkObjectResult(new { }),
            GoogleDelivery.WrongKey => Message(StatusCodes.Status401Unauthorized, message!),
            _ => Message(StatusCodes.Status400BadRequest, message!),
        };
    }

    private static ObjectResult ToAnswer(IntakeError error) =>
        error.ToProblem() is ObjectResult { Value: ProblemDetails { Status: { } status, Detail: { } detail } }
            ? Message(status, detail)
            : Message(StatusCodes.Status400BadRequest, "The body cannot be read.");

    private static ObjectResult Message(int status, string message) => new(new { message }) { StatusCode = status };
}
