using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>
/// Any other sender: signed as Standard Webhooks 1.0.0 says, with <c>{type, timestamp, data}</c> for a body. Taken are
/// <c>lead.created</c> and <c>conversion.recorded</c>; a type that is not known is refused, so that a wrong subscription is noticed.
/// </summary>
public sealed class StandardWebhooks : IWebhookSender
{
    private const int MostIdCharacters = 512;
    private static readonly string[] Types = ["lead.created", "conversion.recorded"];

    /// <inheritdoc />
    public Platform Platform => Platform.StandardWebhooks;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Json(200, new { }), NoConnection: 401, WrongProof: 401, Unusable: 422);

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context) =>
        StandardSignature.IsGenuine(
            context.Secrets.Live(SecretKind.Secret, context.Now),
            delivery.Header("webhook-id"), delivery.Header("webhook-timestamp"), delivery.Header("webhook-signature"),
            delivery.Raw.Span, context.Now)
            ? Proof.Genuine
            : Proof.Wrong;

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context)
    {
        var id = delivery.Header("webhook-id")!;
        if (delivery.Body is not { } body)
        {
            return DeliveryReading.Unusable(delivery, "The body is not an object of JSON.");
        }

        if (id.Length > MostIdCharacters)
        {
            return DeliveryReading.Unusable(delivery, $"webhook-id must have at most {MostIdCharacters} characters.");
        }

        if (!Types.Contains(body.Text("type")))
        {
            return DeliveryReading.Unusable(delivery, $"type must be one of {string.Join(", ", Types)}.");
        }

        if (!SenderTime.TryIso(body.Text("timestamp"), context.Now, out var time))
        {
            return DeliveryReading.Unusable(delivery, "timestamp must be a past time with its offset, such as 2026-03-18T14:05:09.512Z.");
        }

        if (body.Member("data") is not { ValueKind: JsonValueKind.Object } data)
        {
            return DeliveryReading.Unusable(delivery, "data must be an object.");
        }

        if (data.IsTrue("test"))
        {
            return new DeliveryReading([new DeliveryItem.Test(id)]);
        }

        var touch = data.Member("touch") ?? default;
        var tags = VisitTags.From(name => touch.Text(name) ?? data.Text(name));
        return new DeliveryReading([new DeliveryItem.Whole(new DeliveredLead(id, time, data.Text("campaign_id", "campaign") ?? "", Contact(data), tags))]);
    }

    private static List<KeyValuePair<string, string>> Contact(JsonElement data) =>
        data.Member("contact") is not { ValueKind: JsonValueKind.Object } contact ? []
        : [.. contact.EnumerateObject().Where(p => p.Value.AsText() is not null).Select(p => KeyValuePair.Create(p.Name, p.Value.AsText()!))];
}
