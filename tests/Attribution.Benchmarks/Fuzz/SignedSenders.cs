using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>
/// Senders that prove who they are. A mutated body is signed as it is, so that what reads deliveries is tried, and not only what
/// verifies them. Each formula is the sender's own.
/// </summary>
internal static class SignedSenders
{
    private const string Post = "POST /webhooks/{platform}/{connection}";
    private const string Get = "GET /webhooks/{platform}/{connection}";

    /// <summary>Made up; at least 24 bytes, as Standard Webhooks asks.</summary>
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("fuzz-secret-of-32-bytes-exactly!");

    /// <summary>The secret as text, for senders that use its letters as the key.</summary>
    public static string SecretText => Encoding.ASCII.GetString(Secret);

    /// <summary>The secret as Standard Webhooks writes it.</summary>
    public static string StandardSecret => "whsec_" + Convert.ToBase64String(Secret);

    public static IReadOnlyList<Sample> Samples { get; } =
    [
        Sample.Json(Post, "/webhooks/meta/fuzz-meta", Corpus.File("webhooks", "meta-leadgen.json")) with { Sign = Meta },
        Sample.Json(Post, "/webhooks/linkedin/fuzz-linkedin", Corpus.File("webhooks", "linkedin-lead.json")) with { Sign = LinkedIn },
        Sample.Json(Post, "/webhooks/tiktok/fuzz-tiktok", Corpus.File("webhooks", "tiktok-lead.json")) with { Sign = TikTok },
        Sample.Json(Post, "/webhooks/standard-webhooks/fuzz-standard-webhooks",
            """{"type":"lead.created","timestamp":"2026-03-23T04:59:00Z","data":{"id":"st-1","email":"anna@example.com","phone":"+12025550123","name":"Anna","gclid":"CjwKCAjw"}}""") with { Sign = Standard },
        Sample.Json(Post, "/webhooks/vk/fuzz-vk",
            $$$"""{"type":"lead_forms_new","group_id":1,"event_id":"e-1","v":"5.199","secret":"{{{SecretText}}}","object":{"lead_id":1,"group_id":1,"user_id":2,"form_id":3,"form_name":"Form","ad_id":4,"answers":[{"key":"email","question":"E-mail","answer":"anna@example.com"}]}}"""),
        Sample.Json(Post, "/webhooks/vk/fuzz-vk", $$"""{"type":"confirmation","group_id":1,"secret":"{{SecretText}}"}"""),
        Sample.Of(Get, $"/webhooks/meta/fuzz-meta?hub.mode=subscribe&hub.verify_token={SecretText}&hub.challenge=1158201444"),
        Sample.Of(Get, "/webhooks/linkedin/fuzz-linkedin?challengeCode=890e4665-4dfe-4ab1-b689-ed553bceeed0"),
    ];

    private static IReadOnlyList<(string, string)> Meta(byte[] body, DateTimeOffset at) =>
        [("X-Hub-Signature-256", "sha256=" + Hex(HMACSHA256.HashData(Secret, body)))];

    private static IReadOnlyList<(string, string)> LinkedIn(byte[] body, DateTimeOffset at) =>
        [("X-LI-Signature", Hex(HMACSHA256.HashData(Secret, (byte[])[.. "hmacsha256="u8, .. body])))];

    private static IReadOnlyList<(string, string)> TikTok(byte[] body, DateTimeOffset at) =>
        [("TikTok-Signature", $"t={Seconds(at)},s={Hex(HMACSHA256.HashData(Secret, (byte[])[.. Encoding.ASCII.GetBytes(Seconds(at) + "."), .. body]))}")];

    private static IReadOnlyList<(string, string)> Standard(byte[] body, DateTimeOffset at)
    {
        var id = "msg_" + Hex(SHA256.HashData(body))[..20];
        var signature = HMACSHA256.HashData(Secret, (byte[])[.. Encoding.ASCII.GetBytes($"{id}.{Seconds(at)}."), .. body]);
        return [("webhook-id", id), ("webhook-timestamp", Seconds(at)), ("webhook-signature", "v1," + Convert.ToBase64String(signature))];
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
