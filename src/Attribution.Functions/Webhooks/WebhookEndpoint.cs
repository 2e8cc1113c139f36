using Attribution.Domain.Catalog;
using Attribution.Functions.Http;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Telemetry;
using Attribution.Storage.Secrets;
using Attribution.Storage.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Webhooks;

/// <summary>What all webhooks have in common: find the connection, verify the bytes, read, store, answer in the sender's terms.</summary>
public sealed partial class WebhookEndpoint(
    IEnumerable<IWebhookSender> senders, ConnectionDirectory directory, DeliveryHandling handling, IntakeGate gate, DeliveryRates rates, IntakeTallies tallies, TimeProvider clock,
    ILogger<WebhookEndpoint> logger)
{
    private const string NotProven = "This is not proven to come from the sender of this connection.";

    private readonly Dictionary<string, IWebhookSender> byPlatform = senders.ToDictionary(s => s.Platform.Id, StringComparer.Ordinal);

    /// <summary>Answers the question by which a sender checks an address. An unknown connection shares nothing, and so proves nothing.</summary>
    public async Task<IActionResult> Greet(string platform, string id, IQueryCollection query, CancellationToken ct)
    {
        if (!byPlatform.TryGetValue(platform, out var sender))
        {
            return NoSuchPlatform(platform);
        }

        var secrets = await directory.Find(sender.Platform, id, ct).ConfigureAwait(false) is { } connection
            ? await directory.Secrets(connection, fresh: false, ct).ConfigureAwait(false)
            : ConnectionSecrets.None;
        return sender.Greet(query, secrets, clock.GetUtcNow()) is { } answer ? ToResult(answer) : Problems.NotFound($"{platform} is not asked by GET.");
    }

    /// <summary>Takes in one delivery.</summary>
    /// <exception cref="Storage.StoreBusyException">Too much is under way already.</exception>
    public async Task<IActionResult> Receive(string platform, string id, HttpRequest request, CancellationToken ct)
    {
        if (!byPlatform.TryGetValue(platform, out var sender))
        {
            return NoSuchPlatform(platform);
        }

        if (await directory.Find(sender.Platform, id, ct).ConfigureAwait(false) is not { } connection)
        {
            return Message(sender.Answers.NoConnection, sender.Answers.NoConnection == StatusCodes.Status404NotFound ? "There is no such connection." : NotProven);
        }

        if (!rates.TryTake(connection.Id))
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Message(StatusCodes.Status429TooManyRequests, "More deliveries come than are taken in. Retry-After says when to try again.");
        }

        using var entry = gate.Enter(request.ContentLength);
        var body = await RequestBody.Read(request, allowLines: false, ct).ConfigureAwait(false);
        return body.Value is { } read
            ? await Receive(sender, connection, new Delivery(read.Raw, request.Headers), ct).ConfigureAwait(false)
            : InSendersTerms(body.Error!);
    }

    private async Task<IActionResult> Receive(IWebhookSender sender, Connection connection, Delivery delivery, CancellationToken ct)
    {
        var context = await Context(sender, connection, delivery, ct).ConfigureAwait(false);
        switch (Verify(sender, delivery, context))
        {
            case Proof.Unreadable:
                return Message(StatusCodes.Status400BadRequest, "The body is not an object of JSON in Unicode.");
            case Proof.Wrong:
                tallies.Rejected(connection.Channel ?? "", IntakeTallies.WrongProof);
                Instruments.ItemRejected(Doors.Webhooks, IntakeTallies.WrongProof);
                Log.WrongProof(logger, connection.Id);
                return Message(sender.Answers.WrongProof, NotProven);
        }

        var reading = Read(sender, delivery, context);
        await handling.Handle(connection, reading.Items, ct).ConfigureAwait(false);
        return sender.Answers.Unusable is { } status && reading.Items.OfType<DeliveryItem.Unusable>().FirstOrDefault() is { } unusable
            ? Message(status, unusable.Reason)
            : ToResult(reading.Reply ?? sender.Answers.Taken);
    }

    /// <summary>With what is remembered of the connection's secrets, unless that does not prove the delivery: they may have been changed elsewhere.</summary>
    private async Task<SenderContext> Context(IWebhookSender sender, Connection connection, Delivery delivery, CancellationToken ct)
    {
        var siblings = await directory.Of(sender.Platform, ct).ConfigureAwait(false);
        var context = new SenderContext(connection, await directory.Secrets(connection, fresh: false, ct).ConfigureAwait(false), clock.GetUtcNow(), siblings);
        return Verify(sender, delivery, context) is not Proof.Wrong ? context
            : context with { Secrets = await directory.Secrets(connection, fresh: true, ct).ConfigureAwait(false) };
    }

    private static Proof Verify(IWebhookSender sender, Delivery delivery, SenderContext context)
    {
        try
        {
            return sender.Verify(delivery, context);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text: a proof in such a body cannot be read.
            return Proof.Unreadable;
        }
    }

    private static DeliveryReading Read(IWebhookSender sender, Delivery delivery, SenderContext context)
    {
        try
        {
            return sender.Read(delivery, context);
        }
        catch (InvalidOperationException)
        {
            return DeliveryReading.Unusable(delivery, "The body contains a text that is not Unicode.");
        }
    }

    private static ObjectResult InSendersTerms(IntakeError error) =>
        error.ToProblem() is ObjectResult { Value: ProblemDetails { Status: { } status, Detail: { } detail } }
            ? new ObjectResult(new { message = detail }) { StatusCode = status }
            : new ObjectResult(new { message = "The body cannot be read." }) { StatusCode = StatusCodes.Status400BadRequest };

    private static IActionResult NoSuchPlatform(string platform) => Problems.NotFound($"No deliveries are taken from '{platform}'.");

    private static ContentResult Message(int status, string message) => ToResult(WebhookAnswer.Message(status, message));

    private static ContentResult ToResult(WebhookAnswer answer) => new() { StatusCode = answer.Status, ContentType = answer.Type, Content = answer.Body };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A delivery that is not proven was refused. Connection: {Connection}.")]
        public static partial void WrongProof(ILogger logger, string connection);
    }
}
