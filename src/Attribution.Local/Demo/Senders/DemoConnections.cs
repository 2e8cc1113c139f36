namespace Attribution.Local.Demo.Senders;

/// <summary>Who may deliver: the connections, their secrets, and the questions by which senders check the addresses.</summary>
internal static class DemoConnections
{
    public const string Google = "/webhooks/google-ads/google-lv";
    public const string Meta = "/webhooks/meta/meta-ge";
    public const string LinkedIn = "/webhooks/linkedin/linkedin-am";
    public const string TikTok = "/webhooks/tiktok/tiktok-hu";
    public const string Shop = "/webhooks/standard-webhooks/shop";

    private const string Question = "7f3a1c9e-54d2-4b60-9e0b-2c8d1f6a7e35";

    /// <summary>What creates them, in three waves.</summary>
    public static IEnumerable<PushItem> Requests(SenderSecrets secrets) => [.. Entries(), .. Secrets(secrets), .. Questions(secrets)];

    private static IEnumerable<PushItem> Entries() =>
    [
        Entry("google-lv", new { platform = "google-ads", name = "Google Ads", channel = DemoChannels.PaidSearch, settings = new { temperature = "hot" } }),
        Entry("meta-ge", new { platform = "meta", name = "Meta, Georgian page", channel = DemoChannels.PaidSocial, settings = new { pages = "104567890123456", temperature = "warm" } }),
        Entry("meta-am", new { platform = "meta", name = "Meta, Armenian page", channel = DemoChannels.PaidSocial, settings = new { pages = "104567890999999", temperature = "warm" } }),
        Entry("linkedin-am", new { platform = "linkedin", name = "LinkedIn, Armenia", channel = DemoChannels.LinkedIn, settings = new { temperature = "cold" } }),
        Entry("tiktok-hu", new
        {
            platform = "tiktok", name = "TikTok, Hungary", channel = DemoChannels.TikTok,
            // What TikTok's forms and its Hungarian exports have of their own.
            settings = new Dictionary<string, string>(Exports.TikTokExport.Settings) { ["testForms"] = TikTokForms.TestForm, ["temperature"] = "cold" },
        }),
        Entry("shop", new
        {
            platform = "standard-webhooks", name = "Web shop",
            rules = new[] { new { source = "google", channel = DemoChannels.PaidSearch }, new { source = "yandex", channel = DemoChannels.YandexSearch } },
        }),
        Entry("analytics", new
        {
            platform = "google-analytics", name = "Cost data of Google Analytics",
            rules = new[]
            {
                new { source = "facebook", channel = DemoChannels.PaidSocial },
                new { source = "tiktok", channel = DemoChannels.TikTok },
                new { source = "linkedin", channel = DemoChannels.LinkedIn },
                new { source = "yandex", channel = DemoChannels.YandexSearch },
            },
        }),
    ];

    private static IEnumerable<PushItem> Secrets(SenderSecrets secrets) =>
    [
        Secret(2, "google-lv", "key", secrets.GoogleKey),
        Secret(2, "meta-ge", "appSecret", secrets.MetaApp),
        Secret(2, "meta-ge", "verifyToken", secrets.MetaVerify),
        Secret(2, "meta-ge", "accessToken", secrets.MetaAccess),
        Secret(2, "meta-am", "accessToken", secrets.MetaAccess),
        Secret(2, "linkedin-am", "clientSecret", secrets.LinkedInClient),
        Secret(2, "linkedin-am", "accessToken", secrets.LinkedInAccess),
        Secret(2, "tiktok-hu", "appSecret", secrets.TikTokApp),
        // The shop changes its key; what is still under way was signed with the one before.
        Secret(2, "shop", "secret", secrets.ShopBefore),
        Secret(3, "shop", "secret", secrets.Shop, overlapHours: 48),
    ];

    private static IEnumerable<PushItem> Questions(SenderSecrets secrets) =>
    [
        Asked($"{Meta}?hub.mode=subscribe&hub.verify_token={secrets.MetaVerify}&hub.challenge=1158201444", 200, "1158201444"),
        Asked($"{Meta}?hub.mode=subscribe&hub.verify_token=another&hub.challenge=1158201444", 403, null),
        Asked($"{LinkedIn}?challengeCode={Question}", 200,
            Wire.Text(new { challengeCode = Question, challengeResponse = Signatures.LinkedInAnswer(secrets.LinkedInClient, Question) })),
    ];

    private static PushItem Entry(string id, object body) => Wire.Put(1, $"/connections/{id}", body);

    private static PushItem Secret(int wave, string connection, string kind, string value, int overlapHours = 0) =>
        Wire.Put(wave, $"/connections/{connection}/secrets/{kind}", new { value, overlapHours });

    private static PushItem Asked(string path, int status, string? text) => new(4, HttpMethod.Get, path, null, default, new Answer(status) { Text = text });
}
