using Attribution.Domain.Catalog;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Webhooks;

/// <summary>
/// What differs between senders of webhooks: how one proves who it is, what a delivery of it holds, and what it makes of answers.
/// Implementations are pure: no clock, no store.
/// </summary>
public interface IWebhookSender
{
    /// <summary>Whose deliveries these are.</summary>
    Platform Platform { get; }

    /// <summary>What it has to be told, whatever happened.</summary>
    SenderAnswers Answers { get; }

    /// <summary>Answers the question by which it checks an address; null when it asks none.</summary>
    WebhookAnswer? Greet(IQueryCollection query, ConnectionSecrets secrets, DateTimeOffset now) => null;

    /// <summary>Whether the delivery is its own. Looks at the bytes as they came.</summary>
    Proof Verify(Delivery delivery, SenderContext context);

    /// <summary>What a delivery holds that has proven itself.</summary>
    /// <exception cref="InvalidOperationException">It holds a text that is not Unicode.</exception>
    DeliveryReading Read(Delivery delivery, SenderContext context);
}

/// <summary>What is known when a delivery arrives.</summary>
/// <param name="Connection">Whom it was sent to.</param>
/// <param name="Secrets">What the two share.</param>
/// <param name="Now">The present moment.</param>
/// <param name="Siblings">All connections of the platform: one address may serve several accounts.</param>
public sealed record SenderContext(Connection Connection, ConnectionSecrets Secrets, DateTimeOffset Now, IReadOnlyList<Connection> Siblings);

/// <summary>Whether a delivery is the sender's own.</summary>
public enum Proof
{
    /// <summary>It is.</summary>
    Genuine = 1,

    /// <summary>It is not, or nobody can tell.</summary>
    Wrong = 2,

    /// <summary>The proof lies in the body, and the body cannot be read.</summary>
    Unreadable = 3,
}
