using System.Text.Json;

namespace Attribution.Functions.Webhooks;

/// <summary>An answer in the sender's own terms.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Type">Content type.</param>
/// <param name="Body">Body.</param>
public sealed record WebhookAnswer(int Status, string Type, string Body)
{
    /// <summary>JSON.</summary>
    public static WebhookAnswer Json(int status, object body) => new(status, "application/json", JsonSerializer.Serialize(body));

    /// <summary>Plain text, and nothing else.</summary>
    public static WebhookAnswer Text(int status, string body) => new(status, "text/plain", body);

    /// <summary>A refusal with a sentence for people.</summary>
    public static WebhookAnswer Message(int status, string message) => Json(status, new { message });
}

/// <summary>
/// What a sender is told. Each takes statuses differently: what means "never again" to one makes another repeat for days, so a
/// delivery that can never be used is acknowledged where refusing it would only bring it back.
/// </summary>
/// <param name="Taken">Stored, known already, a test, or nothing for us.</param>
/// <param name="NoConnection">Status when there is no such connection.</param>
/// <param name="WrongProof">Status when it is not the sender's own.</param>
/// <param name="Unusable">Status when it is genuine and can never be used; null to acknowledge it. It is parked in any case.</param>
public sealed record SenderAnswers(WebhookAnswer Taken, int NoConnection, int WrongProof, int? Unusable);
