using System.Text;
using Attribution.Domain.Catalog;
using Attribution.Functions.Webhooks;
using Attribution.Functions.Webhooks.Proofs;
using Attribution.Functions.Webhooks.Senders;
using Attribution.Storage.Secrets;
using Microsoft.AspNetCore.Http;

#pragma warning disable format // The columns of tables stay aligned.
namespace Attribution.Functions.Tests.Webhooks;

/// <summary>Who a delivery is from. Published vectors, vectors of our own (made with another HMAC), and everything that must not pass.</summary>
public sealed class ProofTests
{
    private const string MetaBody = """{"object":"page","entry":[{"id":"1","time":1773739200,"changes":[{"field":"leadgen","value":{"note":"\u00e4\u00f6\u00e5"}}]}]}""";
    private const string MetaDigest = "05d356450f9fc77d653a9c6c97b522ce84f12c011dedc4ba530f7fc712b145ac";
    private const string LinkedInBody = """{"type":"LEAD_ACTION","leadAction":"CREATED"}""";
    private const string LinkedInDigest = "d4f034249490e31f734580334378fda0dde6ec195415a67d830477c12d077afd";
    private const string TikTokBody = """{"object":1,"entry":[]}""";
    private const string TikTokDigest = "dda97f309723b5521b30e13772309dbfe5d5caa82b0ffde1e5d3b5dfcfe7dd1e";

    public static TheoryData<string, string, string[], bool> MetaCases => new()
    {
        { "as sent",                    MetaBody,                                                        ["sha256=" + MetaDigest],                              true },
        { "hex in capitals",            MetaBody,                                                        ["sha256=" + MetaDigest.ToUpperInvariant()],           true },
        { "decoded and written again",  MetaBody.Replace("\\u00e4\\u00f6\\u00e5", "äöå", StringComparison.Ordinal), ["sha256=" + MetaDigest],                   false },
        { "a byte order mark before",   "\uFEFF" + MetaBody,                                             ["sha256=" + MetaDigest],                              false },
        { "cut off",                    MetaBody[..^1],                                                  ["sha256=" + MetaDigest],                              false },
        { "longer",                     MetaBody + "\n",                                                 ["sha256=" + MetaDigest],                              false },
        { "no body",                    "",                                                              ["sha256=" + MetaDigest],                              false },
        { "a flipped bit of the body",  MetaBody.Replace("page", "qage", StringComparison.Ordinal),      ["sha256=" + MetaDigest],                              false },
        { "a flipped bit of the digest", MetaBody,                                                       ["sha256=15" + MetaDigest[2..]],                       false },
        { "digest cut off",             MetaBody,                                                        ["sha256=" + MetaDigest[..^2]],                        false },
        { "digest is no hex",           MetaBody,                                                        ["sha256=" + new string('x', 64)],                     false },
        { "no scheme",                  MetaBody,                                                        [MetaDigest],                                          false },
        { "another scheme",             MetaBody,                                                        ["sha1=" + MetaDigest],                                false },
        { "no digest",                  MetaBody,                                                        ["sha256="],                                           false },
        { "no header",                  MetaBody,                                                        [],                                                    false },
        { "the header twice",           MetaBody,                                                        ["sha256=" + MetaDigest, "sha256=" + MetaDigest],      false },
    };

    [Theory]
    [MemberData(nameof(MetaCases))]
    public void Meta_IsGenuine_OnlyAsSigned(string what, string body, string[] headers, bool genuine) => Is(
        what, genuine, new MetaLeadAds(), Platform.Meta, SecretKind.AppSecret, "sample-app-secret", body, Arrived.Now, [.. headers.Select(h => ("X-Hub-Signature-256", h))]);

    [Fact]
    public void Meta_TrapVector_IsWhatADecodedBodyWouldGive() => Assert.Equal(
        "f5dc13ed1f0ed8fee4d34ff3bead41b8afdbcc880f1dd4a2a5840a092e3aa699",
        Hex("sample-app-secret", "", MetaBody.Replace("\\u00e4\\u00f6\\u00e5", "äöå", StringComparison.Ordinal)));

    public static TheoryData<string, string, string[], bool> LinkedInCases => new()
    {
        { "digest alone",               LinkedInBody,        [LinkedInDigest],                                                       true },
        { "with the scheme before",     LinkedInBody,        ["hmacsha256=" + LinkedInDigest],                                       true },
        { "signed without the scheme",  LinkedInBody,        ["739b6e4f652a97ff69d110de2180feab1b8a0f59824a7e2f176c3127fea02636"],   false },
        { "cut off",                    LinkedInBody[..^1],  [LinkedInDigest],                                                       false },
        { "no header",                  LinkedInBody,        [],                                                                     false },
        { "the header twice",           LinkedInBody,        [LinkedInDigest, LinkedInDigest],                                       false },
    };

    [Theory]
    [MemberData(nameof(LinkedInCases))]
    public void LinkedIn_IsGenuine_OnlyAsSigned(string what, string body, string[] headers, bool genuine) => Is(
        what, genuine, new LinkedInLeadSync(), Platform.LinkedIn, SecretKind.ClientSecret, "sample-client-secret", body, Arrived.Now, [.. headers.Select(h => ("X-LI-Signature", h))]);

    public static TheoryData<string, int, string[], bool> TikTokCases => new()
    {
        { "at once",                   0,    [$"t=1773739200,s={TikTokDigest}"],                                    true },
        { "300 s later",               300,  [$"t=1773739200,s={TikTokDigest}"],                                    true },
        { "301 s later",               301,  [$"t=1773739200,s={TikTokDigest}"],                                    false },
        { "300 s early",              -300,  [$"t=1773739200,s={TikTokDigest}"],                                    true },
        { "301 s early",              -301,  [$"t=1773739200,s={TikTokDigest}"],                                    false },
        { "another time",              0,    [$"t=1773739201,s={TikTokDigest}"],                                    false },
        { "parts swapped",             0,    [$"s={TikTokDigest},t=1773739200"],                                    false },
        { "no time",                   0,    [$"s={TikTokDigest}"],                                                 false },
        { "time is no number",         0,    [$"t=now,s={TikTokDigest}"],                                           false },
        { "no digest",                 0,    ["t=1773739200,s="],                                                   false },
        { "two digests",               0,    [$"t=1773739200,s={TikTokDigest},s={TikTokDigest}"],                   false },
        { "the header twice",          0,    [$"t=1773739200,s={TikTokDigest}", $"t=1773739200,s={TikTokDigest}"],  false },
        { "empty header",              0,    [""],                                                                  false },
        { "no header",                 0,    [],                                                                    false },
    };

    [Theory]
    [MemberData(nameof(TikTokCases))]
    public void TikTok_IsGenuine_OnlyAsSignedAndRecent(string what, int secondsLater, string[] headers, bool genuine) => Is(
        what, genuine, new TikTokInstantForms(), Platform.TikTok, SecretKind.AppSecret, "sample-client-secret", TikTokBody, Arrived.Now.AddSeconds(secondsLater),
        [.. headers.Select(h => ("TikTok-Signature", h))]);

    [Theory]
    [InlineData("false", "secret", false, Proof.Genuine)]
    [InlineData("true",  "secret", false, Proof.Wrong)]
    // A signature that is there must be right.
    [InlineData("false", "secret", true,  Proof.Wrong)]
    // Without a secret nothing is taken.
    [InlineData("false", "",       false, Proof.Wrong)]
    public void TikTok_MayBeUnsigned_OnlyWhereTheConnectionSaysSo(string required, string secret, bool signed, Proof proof)
    {
        var context = Arrived.Context(Arrived.Connection("tiktok", "one", (TikTokInstantForms.SignatureRequired, required)), Arrived.Now, (SecretKind.AppSecret, secret));
        var delivery = Arrived.Delivery(TikTokBody, signed ? [("TikTok-Signature", "t=1773739200,s=00")] : []);

        Assert.Equal(proof, new TikTokInstantForms().Verify(delivery, context));
    }

    private const string PublishedSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string PublishedId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string PublishedBody = """{"test": 2432232314}""";
    private const string Published = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string WrongSignature = "v1,AAAA9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    public static TheoryData<string, string, string?, string?, string?, int, bool> StandardCases => new()
    {
        { "as published",              PublishedSecret,       PublishedId,       "1614265330",   Published,                                         0, true },
        { "secret without prefix",     PublishedSecret[6..],  PublishedId,       "1614265330",   Published,                                         0, true },
        { "wrong, unknown, right",     PublishedSecret,       PublishedId,       "1614265330",   $"{WrongSignature} v2,abc {Published}",            0, true },
        { "asymmetric beside it",      PublishedSecret,       PublishedId,       "1614265330",   $"v1a,abcd {Published}",                           0, true },
        { "299 s old",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                       299, true },
        { "300 s old",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                       300, true },
        { "301 s old",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                       301, false },
        { "299 s new",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                      -299, true },
        { "300 s new",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                      -300, true },
        { "301 s new",                 PublishedSecret,       PublishedId,       "1614265330",   Published,                                      -301, false },
        { "another id",                PublishedSecret,       PublishedId + "1", "1614265330",   Published,                                         0, false },
        { "another time",              PublishedSecret,       PublishedId,       "1614265331",   Published,                                         0, false },
        { "no id",                     PublishedSecret,       null,              "1614265330",   Published,                                         0, false },
        { "no time",                   PublishedSecret,       PublishedId,       null,           Published,                                         0, false },
        { "no signature",              PublishedSecret,       PublishedId,       "1614265330",   null,                                              0, false },
        { "empty signature",           PublishedSecret,       PublishedId,       "1614265330",   "",                                                0, false },
        { "time is no number",         PublishedSecret,       PublishedId,       "hello",        Published,                                         0, false },
        { "time with a sign",          PublishedSecret,       PublishedId,       "+1614265330",  Published,                                         0, false },
        { "time beyond numbers",       PublishedSecret,       PublishedId,       "99999999999999999999", Published,                                 0, false },
        { "a stop in the id",          PublishedSecret,       "msg.1",           "1614265330",   Published,                                         0, false },
        { "wrong signature",           PublishedSecret,       PublishedId,       "1614265330",   WrongSignature,                                    0, false },
        { "signature cut off",         PublishedSecret,       PublishedId,       "1614265330",   Published[..^4],                                   0, false },
        { "no version",                PublishedSecret,       PublishedId,       "1614265330",   Published[3..],                                    0, false },
        { "unknown version alone",     PublishedSecret,       PublishedId,       "1614265330",   "v2" + Published[2..],                             0, false },
        { "another secret",            "whsec_c2FtcGxlLXNpZ25pbmcta2V5LWZvci10ZXN0cy0wMDE=", PublishedId, "1614265330", Published,                   0, false },
        { "empty secret",              "",                    PublishedId,       "1614265330",   Published,                                         0, false },
        { "bare prefix",               "whsec_",              PublishedId,       "1614265330",   Published,                                         0, false },
    };

    [Theory]
    [MemberData(nameof(StandardCases))]
    public void StandardWebhooks_IsGenuine_OnlyAsSignedAndRecent(string what, string secret, string? id, string? time, string? signature, int secondsLater, bool genuine) => Is(
        what, genuine, new StandardWebhooks(), Platform.StandardWebhooks, SecretKind.Secret, secret, PublishedBody, DateTimeOffset.FromUnixTimeSeconds(1_614_265_330 + secondsLater),
        [.. new[] { ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", signature) }.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!))]);

    [Theory]
    [InlineData("webhook-id", PublishedId)]
    [InlineData("webhook-timestamp", "1614265330")]
    [InlineData("webhook-signature", Published)]
    public void StandardWebhooks_IsRefused_WhenAHeaderIsThereTwice(string header, string value) => Is(
        header, false, new StandardWebhooks(), Platform.StandardWebhooks, SecretKind.Secret, PublishedSecret, PublishedBody, DateTimeOffset.FromUnixTimeSeconds(1_614_265_330),
        [("webhook-id", PublishedId), ("webhook-timestamp", "1614265330"), ("webhook-signature", Published), (header, value)]);

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void StandardSecret_Holds24To64Bytes(int bytes, bool isKey) =>
        Assert.Equal(isKey, StandardSignature.Key("whsec_" + Convert.ToBase64String(new byte[bytes]))?.Length == bytes);

    [Theory]
    [InlineData("google-ads", "key",    """{"google_key":"k1"}""",   Proof.Genuine)]
    [InlineData("google-ads", "key",    """{"Google_key":"k1"}""",   Proof.Genuine)]
    [InlineData("google-ads", "key",    """{"google_key":"k2"}""",   Proof.Wrong)]
    [InlineData("google-ads", "key",    """{"google_key":""}""",     Proof.Wrong)]
    [InlineData("google-ads", "key",    "{}",                        Proof.Wrong)]
    [InlineData("google-ads", "key",    "[]",                        Proof.Unreadable)]
    [InlineData("vk",         "secret", """{"secret":"k1"}""",       Proof.Genuine)]
    [InlineData("vk",         "secret", """{"secret":"k1 "}""",      Proof.Wrong)]
    [InlineData("vk",         "secret", """{"secret":["k1"]}""",     Proof.Wrong)]
    [InlineData("vk",         "secret", "{",                         Proof.Unreadable)]
    public void KeyInTheBody_MustBeTheConnections(string platform, string kind, string body, Proof proof)
    {
        IWebhookSender sender = platform == "vk" ? new VkLeadForms() : new GoogleLeadForms();

        Assert.Equal(proof, sender.Verify(Arrived.Delivery(body), Arrived.Context(Arrived.Connection(platform), Arrived.Now, (kind, "k1"))));
    }

    [Fact]
    public void EmptySecrets_AreNobodys()
    {
        foreach (var (sender, kind) in new (IWebhookSender, string)[] { (new GoogleLeadForms(), "key"), (new VkLeadForms(), "secret") })
        {
            var delivery = Arrived.Delivery("""{"google_key":"","secret":""}""");
            Assert.Equal(Proof.Wrong, sender.Verify(delivery, Arrived.Context(Arrived.Connection(sender.Platform.Id), Arrived.Now, (kind, ""))));
            Assert.Equal(Proof.Wrong, sender.Verify(delivery, Arrived.Context(Arrived.Connection(sender.Platform.Id), Arrived.Now)));
        }

        // HMAC with an empty key is easily made by anybody.
        Is("empty", false, new MetaLeadAds(), Platform.Meta, SecretKind.AppSecret, "", MetaBody, Arrived.Now, [("X-Hub-Signature-256", "sha256=" + Hex("", "", MetaBody))]);
        Is("empty", false, new LinkedInLeadSync(), Platform.LinkedIn, SecretKind.ClientSecret, "", LinkedInBody, Arrived.Now, [("X-LI-Signature", Hex("", "hmacsha256=", LinkedInBody))]);
        Is("empty", false, new TikTokInstantForms(), Platform.TikTok, SecretKind.AppSecret, "", TikTokBody, Arrived.Now,
            [("TikTok-Signature", "t=1773739200,s=" + Hex("", "1773739200.", TikTokBody))]);
    }

    [Theory]
    [InlineData("new", 0,  true)]
    [InlineData("old", 0,  true)]
    [InlineData("old", 23, true)]
    // The overlap is over.
    [InlineData("old", 24, false)]
    [InlineData("new", 24, true)]
    public void Rotation_AcceptsTheOldSecret_UntilTheOverlapEnds(string signedWith, int hoursLater, bool genuine)
    {
        var secrets = new ConnectionSecrets([new StoredSecret(SecretKind.AppSecret, "new", "old", Arrived.Now.AddHours(24))]);
        var connection = Arrived.Connection("meta");
        var delivery = Arrived.Delivery(MetaBody, ("X-Hub-Signature-256", "sha256=" + Hex(signedWith, "", MetaBody)));

        Assert.Equal(genuine ? Proof.Genuine : Proof.Wrong, new MetaLeadAds().Verify(delivery, new SenderContext(connection, secrets, Arrived.Now.AddHours(hoursLater), [])));
    }

    [Theory]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=token",                        200, "1158201444")]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=guess",                        403, null)]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=",                             403, null)]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=token&hub.verify_token=token", 403, null)]
    [InlineData("?hub.mode=subscribe&hub.challenge=1158201444",                                               403, null)]
    [InlineData("?hub.mode=subscribe&hub.verify_token=token",                                                 403, null)]
    [InlineData("?hub.mode=unsubscribe&hub.challenge=1158201444&hub.verify_token=token",                      403, null)]
    [InlineData("",                                                                                           403, null)]
    public void MetaChallenge_IsGivenBack_OnlyForTheToken(string query, int status, string? body)
    {
        var answer = new MetaLeadAds().Greet(Query(query), Arrived.Context(Arrived.Connection("meta"), Arrived.Now, ("verifyToken", "token")).Secrets, Arrived.Now)!;

        Assert.Equal(status, answer.Status);
        Assert.True(body is null || answer == WebhookAnswer.Text(200, body));
    }

    [Theory]
    [InlineData("?challengeCode=3f0c2a52-6d0e-4c59-9f57-1f2f6f6c9a10", "23fa31dbba8bf329017f1ee66c5f6364c63f593fa76822416b5ae76b5a46a2e9")]
    // What would be signed here could be sent as a notification.
    [InlineData("?challengeCode=hmacsha256%3D%7B%7D",                  null)]
    [InlineData("?challengeCode=",                                     null)]
    [InlineData("",                                                    null)]
    public void LinkedInChallenge_IsSigned_OnlyWhenItIsAUuid(string query, string? response)
    {
        var answer = new LinkedInLeadSync().Greet(Query(query), Arrived.Context(Arrived.Connection("linkedin"), Arrived.Now, ("clientSecret", "sample-client-secret")).Secrets, Arrived.Now)!;

        Assert.Equal(
            response is null ? 401 : 200,
            answer.Status);
        Assert.True(response is null || answer.Body == $$"""{"challengeCode":"3f0c2a52-6d0e-4c59-9f57-1f2f6f6c9a10","challengeResponse":"{{response}}"}""", answer.Body);
        Assert.Equal(401, new LinkedInLeadSync().Greet(Query(query), ConnectionSecrets.None, Arrived.Now)!.Status);
    }

    private static QueryCollection Query(string text) => new(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(text));

    private static string Hex(string key, string before, string body) =>
        Convert.ToHexStringLower(HmacProof.Digest(Encoding.UTF8.GetBytes(key), before, Encoding.UTF8.GetBytes(body)));

    private static void Is(
        string what, bool genuine, IWebhookSender sender, Platform platform, string kind, string secret, string body, DateTimeOffset now, (string Name, string Value)[] headers)
    {
        var proof = sender.Verify(Arrived.Delivery(body, headers), Arrived.Context(Arrived.Connection(platform.Id), now, (kind, secret)));

        Assert.True(proof == (genuine ? Proof.Genuine : Proof.Wrong), what);
    }
}
