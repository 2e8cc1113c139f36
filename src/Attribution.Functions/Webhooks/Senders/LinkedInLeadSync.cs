using System.Text;
using System.Text.RegularExpressions;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks.Proofs;
using Attribution.Storage.Notices;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;

namespace Attribution.Functions.Webhooks.Senders;

/// <summary>LinkedIn's lead sync: one lead per request, ids only, signed with the client secret; a person can take a lead back.</summary>
public sealed partial class LinkedInLeadSync : IWebhookSender
{
    private const string Signature = "X-LI-Signature";
    private const string Scheme = "hmacsha256=";

    /// <inheritdoc />
    public Platform Platform => Platform.LinkedIn;

    /// <inheritdoc />
    public SenderAnswers Answers { get; } = new(WebhookAnswer.Json(200, new { }), NoConnection: 401, WrongProof: 401, Unusable: null);

    /// <summary>
    /// Anybody may ask, and gets a digest made with the secret. Only a UUID is digested: another text could be one that
    /// <see cref="Verify"/> takes for a signed notification.
    /// </summary>
    public WebhookAnswer? Greet(IQueryCollection query, ConnectionSecrets secrets, DateTimeOffset now) =>
        query["challengeCode"] is [{ } code] && Guid.TryParseExact(code, "D", out _) && secrets.Current(SecretKind.ClientSecret) is { } secret
            ? WebhookAnswer.Json(200, new
            {
                challengeCode = code,
                challengeResponse = Convert.ToHexStringLower(HmacProof.Digest(Encoding.UTF8.GetBytes(secret), code, [])),
            })
            : WebhookAnswer.Message(401, "challengeCode must be a UUID, and the connection must have a client secret.");

    /// <inheritdoc />
    public Proof Verify(Delivery delivery, SenderContext context)
    {
        // Some take the scheme for a part of the header; in any case it is a part of what is signed.
        var hex = delivery.Header(Signature) is { } header && header.StartsWith(Scheme, StringComparison.Ordinal) ? header[Scheme.Length..] : delivery.Header(Signature);
        return HmacProof.IsByOneOf(context.Secrets.Live(SecretKind.ClientSecret, context.Now), Scheme, delivery.Raw.Span, hex) ? Proof.Genuine : Proof.Wrong;
    }

    /// <inheritdoc />
    public DeliveryReading Read(Delivery delivery, SenderContext context)
    {
        if (delivery.Body is not { } body)
        {
            return DeliveryReading.Unusable(delivery, "The body is not an object of JSON.");
        }

        if (body.Text("type") != "LEAD_ACTION")
        {
            return DeliveryReading.Nothing;
        }

        var id = IdOf(body.Text("leadGenFormResponse") ?? "");
        if (!LeadId().IsMatch(id))
        {
            return DeliveryReading.Unusable(delivery, "leadGenFormResponse must be the URN of a lead.");
        }

        var notice = new LeadNotice(context.Connection.Id, id);
        return body.Text("leadAction") switch
        {
            "CREATED" => new DeliveryReading([new DeliveryItem.Announced(notice)]),
            "DELETED" => new DeliveryReading([new DeliveryItem.Withdrawn(notice)]),
            _ => DeliveryReading.Unusable(delivery, "leadAction must be CREATED or DELETED."),
        };
    }

    /// <summary>What follows the last colon outside parentheses: the words before it are not documented for certain.</summary>
    internal static string IdOf(string urn)
    {
        var depth = 0;
        for (var i = urn.Length - 1; i >= 0; i--)
        {
            depth += urn[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (urn[i] == ':' && depth == 0)
            {
                return urn[(i + 1)..];
            }
        }

        return urn;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LeadId();
}
