using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>
/// Lead forms of VK communities over the Callback API: one event per request, proven by a secret in the body. VK takes the text
/// <c>ok</c> for received, and asks for a text of ours when it first calls.
/// </summary>
public sealed class VkLeadForms : IWebhookSender
{
    private const int MostIdCharacters = 100;

    /// <inheritdoc />
    public Platform Platform => Platform.Vk;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Text(200, "ok"), NoConnection: 403, WrongProof: 403, Unusable: null);

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context) =>
        delivery.Body is not { } body ? Proof.Unreadable
        : SharedText.IsOneOf(context.Secrets.Live(SecretKind.Secret, context.Now), body.Text("secret")) ? Proof.Genuine
        : Proof.Wrong;

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context)
    {
        var body = delivery.Body!.Value;
        return body.Text("type") switch
        {
            "confirmation" => new DeliveryReading([], context.Secrets.Current(SecretKind.Confirmation) is { } text
                ? WebhookAnswer.Text(200, text)
                : WebhookAnswer.Message(403, "The connection has no confirmation text.")),
            "lead_forms_new" => Lead(delivery, body.Member("object")),
            _ => DeliveryReading.Nothing,
        };
    }

    /// <summary>The event's id would do as well, but a lead that is told of twice by two events is still one.</summary>
    private static DeliveryReading Lead(Delivery delivery, JsonElement? item) =>
        item is not { } lead || lead.Id("lead_id", MostIdCharacters) is not { } id
            ? DeliveryReading.Unusable(delivery, $"object.lead_id must be a number or a text of at most {MostIdCharacters} characters, none of them a control character.")
            : new DeliveryReading([new DeliveryItem.Whole(new DeliveredLead(id, null, "", [.. lead.List("answers").SelectMany(Answer)], VisitTags.None))]);

    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement answer)
    {
        var values = answer.Member("answer") is { ValueKind: JsonValueKind.Array } several
            ? several.EnumerateArray().Select(v => v.AsText() ?? v.Text("value"))
            : [answer.Text("answer")];
        return answer.Text("key", "question") is { } name ? values.OfType<string>().Select(v => KeyValuePair.Create(name, v)) : [];
    }
}
