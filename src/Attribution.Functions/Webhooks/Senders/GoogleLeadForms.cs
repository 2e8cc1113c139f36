using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>
/// Google Ads' lead forms: one lead per request, proven by a key in the body alone. Google takes 4xx for "never again" and 5xx for
/// "try again", and reads <c>{"message": …}</c>.
/// </summary>
public sealed class GoogleLeadForms : IWebhookSender
{
    private const int MostLeadIdCharacters = 1_000;

    /// <inheritdoc />
    public Platform Platform => Platform.GoogleAds;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Json(200, new { }), NoConnection: 404, WrongProof: 401, Unusable: 400);

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context) =>
        delivery.Body is not { } body ? Proof.Unreadable
        : SharedText.IsOneOf(context.Secrets.Live(SecretKind.Key, context.Now), body.Text("google_key")) ? Proof.Genuine
        : Proof.Wrong;

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context)
    {
        var body = delivery.Body!.Value;
        if (body.Id("lead_id", MostLeadIdCharacters) is not { } leadId)
        {
            return DeliveryReading.Unusable(delivery, $"lead_id must be a text of 1 to {MostLeadIdCharacters} characters, none of them a control character.");
        }

        DateTimeOffset? submittedAt = null;
        if (body.Text("lead_submit_time") is { Length: > 0 } text)
        {
            if (!SenderTime.TryIso(text, context.Now, out var time))
            {
                return DeliveryReading.Unusable(delivery, "lead_submit_time must be a past time such as 2026-03-17T08:42:10Z.");
            }

            submittedAt = time;
        }

        var lead = new DeliveredLead(
            leadId, submittedAt, body.Text("campaign_id") ?? "", [.. body.List("user_column_data").SelectMany(Answer)], VisitTags.OfClick("gclid", body.Text("gcl_id")));
        return new DeliveryReading([body.IsTrue("is_test") ? new DeliveryItem.Test(leadId) : new DeliveryItem.Whole(lead)]);
    }

    /// <summary>Columns without an id are kept under their position. The name is a label that changes with the language.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement column, int index)
    {
        if (column.Text("string_value") is { } answer)
        {
            yield return KeyValuePair.Create(column.Text("column_id") is { Length: > 0 } named ? named : $"column-{index}", answer);
        }
    }
}
