using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;
using Attribution.Storage.Notices;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>
/// Meta's lead ads: many leads of several pages per request, ids only, signed with the app's secret. Anything but 200 is repeated
/// for 36 hours.
/// </summary>
public sealed class MetaLeadAds : IWebhookSender
{
    private const string Signature = "X-Hub-Signature-256";
    private const string Scheme = "sha256=";
    private const int MostIdDigits = 30;
    private const int MostChallengeCharacters = 1_000;

    /// <inheritdoc />
    public Platform Platform => Platform.Meta;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Json(200, new { }), NoConnection: 401, WrongProof: 401, Unusable: null);

    /// <inheritdoc />
    public WebhookAnswer? Greet(IQueryCollection query, ConnectionSecrets secrets, DateTimeOffset now) =>
        query["hub.mode"] is ["subscribe"] && query["hub.challenge"] is [{ Length: > 0 and <= MostChallengeCharacters } challenge]
            && query["hub.verify_token"] is [var token] && SharedText.IsOneOf(secrets.Live(SecretKind.VerifyToken, now), token)
            ? WebhookAnswer.Text(200, challenge)
            : WebhookAnswer.Message(403, "This is not the verification of a subscription, or the token is not the one of this connection.");

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context) =>
        delivery.Header(Signature) is { } header && header.StartsWith(Scheme, StringComparison.Ordinal)
            && HmacProof.IsByOneOf(context.Secrets.Live(SecretKind.AppSecret, context.Now), "", delivery.Raw.Span, header[Scheme.Length..])
            ? Proof.Genuine
            : Proof.Wrong;

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context) =>
        delivery.Body is not { } body ? DeliveryReading.Unusable(delivery, "The body is not an object of JSON.")
        : body.Text("object") != "page" ? DeliveryReading.Nothing
        : new DeliveryReading([
            .. body.List("entry").SelectMany(entry => entry.List("changes")
                .Where(change => change.Text("field") == "leadgen")
                .Select(change => Item(change, entry.Text("id"), context))),
        ]);

    private static DeliveryItem Item(JsonElement change, string? entryPage, SenderContext context)
    {
        if (change.Member("value") is not { } value || value.Text("leadgen_id") is not { Length: > 0 and <= MostIdDigits } id || !id.All(char.IsAsciiDigit))
        {
            return new DeliveryItem.Unusable(change.GetRawText(), $"leadgen_id must be a number of at most {MostIdDigits} digits.");
        }

        var page = value.Text("page_id") ?? entryPage ?? "";
        return MetaPages.ConnectionOf(page, context.Connection, context.Siblings) is { } connection
            ? new DeliveryItem.Announced(new LeadNotice(connection.Id, id))
            : new DeliveryItem.Unusable(change.GetRawText(), "No connection lists this page.");
    }
}

/// <summary>One app, and so one address, serves several pages; each page belongs to the connection that lists it.</summary>
internal static class MetaPages
{
    /// <summary>Name of the setting that lists page ids.</summary>
    public const string Setting = "pages";

    /// <summary>The connection of a page: whoever lists it, else the addressed one if it lists none; null when nobody does.</summary>
    public static Connection? ConnectionOf(string page, Connection addressed, IReadOnlyList<Connection> siblings) =>
        new[] { addressed }.Concat(siblings.OrderBy(s => s.Id, StringComparer.Ordinal)).FirstOrDefault(c => c.Lists(Setting, page))
            ?? (addressed.Listed(Setting).Count == 0 ? addressed : null);
}
