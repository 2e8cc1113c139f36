using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>
/// TikTok's instant forms: whole leads, several per request. Anything but 200 is repeated for 72 hours. Whether leads are signed is
/// not documented: a signature that is there must be right, and one has to be there unless the connection says otherwise.
/// </summary>
public sealed class TikTokInstantForms : IWebhookSender
{
    /// <summary>Setting: <c>false</c> where TikTok delivers without a signature.</summary>
    public const string SignatureRequired = "signatureRequired";

    /// <summary>Setting: forms that are tried out.</summary>
    public const string TestForms = "testForms";

    /// <summary>Setting: leads that are tried out.</summary>
    public const string TestLeads = "testLeads";

    private const string Signature = "TikTok-Signature";
    private const string LeadObject = "1";
    private const int MostIdCharacters = 100;

    /// <inheritdoc />
    public Platform Platform => Platform.TikTok;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Json(200, new { }), NoConnection: 401, WrongProof: 401, Unusable: null);

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context)
    {
        var live = context.Secrets.Live(SecretKind.AppSecret, context.Now);
        if (!delivery.Has(Signature))
        {
            var mayBeUnsigned = context.Connection.Settings.TryGetValue(SignatureRequired, out var required) && required == "false";
            return mayBeUnsigned && live.Count > 0 ? Proof.Genuine : Proof.Wrong;
        }

        return delivery.Header(Signature)?.Split(',') is [var first, var second] && first.StartsWith("t=", StringComparison.Ordinal) && second.StartsWith("s=", StringComparison.Ordinal)
            && long.TryParse(first[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            && HmacProof.IsByOneOf(live, first[2..] + ".", delivery.Raw.Span, second[2..])
            && HmacProof.IsRecent(moment, context.Now)
            ? Proof.Genuine
            : Proof.Wrong;
    }

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context) =>
        delivery.Body is not { } body ? DeliveryReading.Unusable(delivery, "The body is not an object of JSON.")
        : body.Text("object") != LeadObject ? DeliveryReading.Nothing
        : new DeliveryReading([.. body.List("entry").Select(entry => Item(entry, context))]);

    private static DeliveryItem Item(JsonElement entry, SenderContext context)
    {
        if (entry.Id("id", MostIdCharacters) is not { } id)
        {
            return new DeliveryItem.Unusable(entry.GetRawText(), $"id must be a number or a text of at most {MostIdCharacters} characters, none of them a control character.");
        }

        if (context.Connection.Lists(TestLeads, id) || context.Connection.Lists(TestForms, entry.Text("page_id")))
        {
            return new DeliveryItem.Test(id);
        }

        return SenderTime.TrySeconds(entry.Text("create_time"), context.Now, out var time)
            ? new DeliveryItem.Whole(new DeliveredLead(id, time, entry.Text("campaign_id") ?? "", [.. entry.List("changes").SelectMany(Answer)], VisitTags.None))
            : new DeliveryItem.Unusable(entry.GetRawText(), "create_time must be a past time in Unix seconds.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Answer(JsonElement change)
    {
        var value = change.Member("value") is { ValueKind: JsonValueKind.Object } wrapped ? wrapped.Text("value") : change.Text("value");
        if (change.Text("field") is { Length: > 0 } field && value is not null)
        {
            yield return KeyValuePair.Create(field, value);
        }
    }
}
