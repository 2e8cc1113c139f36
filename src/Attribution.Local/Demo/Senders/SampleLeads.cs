using System.Text.Json;
using System.Text.Json.Nodes;

namespace Attribution.Local.Demo.Senders;

/// <summary>
/// The leads of the sample files, delivered as their senders do; beside them what must not count: test leads, forged and
/// recorded deliveries, and leads that nobody can fetch.
/// </summary>
internal sealed class SampleLeads(SenderSecrets secrets)
{
    private const string KeyOfSample = "sample-google-key-1";
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(10);

    /// <summary>Somebody who tries the forms out.</summary>
    private static readonly EventBody Tester = new("test", "7438999999999000001", null, "1809876543210001", "2026-03-18T10:00:00Z")
    {
        Contact = new ContactBody("Test Lead", "test@example.com", null, null),
    };

    private static readonly EventBody LinkedInTester = Tester with { Id = "5c1d0f4e-7a38-4c02-9d51-0b8e6f2a7799-4", Campaign = "287654321" };

    /// <summary>All requests.</summary>
    public IEnumerable<PushItem> Requests(int visits, int forms) => [.. Google(forms), .. Meta(forms), .. LinkedIn(forms), .. TikTok(forms), .. Shop(visits, forms)];

    /// <summary>What Graph knows of the three leads that the sample announces: one. The others are gone.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FetchableFromMeta() => [Fetchable("meta-lead-graph.json")];

    public static IEnumerable<KeyValuePair<string, string>> FetchableFromLinkedIn() =>
        [Fetchable("linkedin-lead-response.json"), KeyValuePair.Create(LinkedInTester.Id, LinkedInForms.Lead(LinkedInTester, isTest: true))];

    /// <summary>Beside the lead and a test: somebody who found the address but not the key, and an address that nobody was given.</summary>
    private IEnumerable<PushItem> Google(int wave)
    {
        var lead = Sample("google-lead.json").Replace(KeyOfSample, secrets.GoogleKey, StringComparison.Ordinal);
        yield return Wire.Webhook(wave, DemoConnections.Google, lead, 200) with { Leads = 1 };
        yield return Wire.Webhook(wave, DemoConnections.Google, Sample("google-lead-test.json").Replace(KeyOfSample, secrets.GoogleKey, StringComparison.Ordinal), 200);
        yield return Wire.Webhook(wave, DemoConnections.Google, Sample("google-lead.json"), 401);
        yield return Wire.Webhook(wave, DemoConnections.Google.Replace("google-lv", "google-xx", StringComparison.Ordinal), lead, 404);
    }

    private IEnumerable<PushItem> Meta(int wave)
    {
        var item = Wire.Webhook(wave, DemoConnections.Meta, Sample("meta-leadgen.json"), 200) with { Leads = 3, Signed = Signatures.Meta(secrets.MetaApp) };
        return [item, item, Forged(item, Signatures.Meta(secrets.MetaVerify))];
    }

    private IEnumerable<PushItem> LinkedIn(int wave)
    {
        var item = Wire.Webhook(wave, DemoConnections.LinkedIn, Sample("linkedin-lead.json"), 200) with { Leads = 1, Signed = Signatures.LinkedIn(secrets.LinkedInClient) };
        return [item, item, Forged(item, Signatures.LinkedIn(secrets.LinkedInAccess)), LinkedInForms.Notification(wave, LinkedInTester, secrets) with { Leads = 0 }];
    }

    private IEnumerable<PushItem> TikTok(int wave)
    {
        var item = Wire.Webhook(wave, DemoConnections.TikTok, Sample("tiktok-lead.json"), 200) with { Leads = 1, Signed = Signatures.TikTok(secrets.TikTokApp) };
        return
        [
            item, item,
            Forged(item, Signatures.TikTok(secrets.TikTokApp, TooOld)),
            TikTokForms.Delivery(wave, [Tester], secrets, TikTokForms.TestForm) with { Leads = 0 },
        ];
    }

    /// <summary>
    /// A purchase that a shop tells of, with the click that it knows to have come first: told twice, before and after the shop
    /// changed its key. The headers of the sample file were true in their time and are refused now.
    /// </summary>
    private IEnumerable<PushItem> Shop(int visits, int wave)
    {
        using var envelope = JsonDocument.Parse(Sample("standard-webhook.json"));
        var (body, headers) = (envelope.RootElement.GetProperty("body").GetString()!, envelope.RootElement.GetProperty("headers").Deserialize<Dictionary<string, string>>()!);
        var (id, item) = (headers["webhook-id"], Wire.Webhook(wave, DemoConnections.Shop, body, 200) with { Leads = 1 });
        yield return Wire.AsJson(visits, "/clicks", [Click(body)]);
        yield return item with { Signed = Signatures.Standard(secrets.ShopBefore, id) };
        yield return item with { Signed = Signatures.Standard(secrets.Shop, id) };
        headers.Remove("content-type");
        yield return Forged(item, Signatures.Recorded(headers));
    }

    private static EventBody Click(string body)
    {
        var touch = JsonNode.Parse(body)!["data"]!["touch"]!;
        return new EventBody("shop", "touch-conv_7f21c0", DemoChannels.PaidSearch, (string)touch["utm_id"]!, (string)touch["occurred_at"]!)
        {
            ClickIds = new Dictionary<string, string> { ["gclid"] = (string)touch["gclid"]! },
        };
    }

    private static PushItem Forged(PushItem item, Signature signature) => item with { Leads = 0, Signed = signature, Expected = new Answer(401) };

    private static KeyValuePair<string, string> Fetchable(string file) => KeyValuePair.Create((string)JsonNode.Parse(Sample(file))!["id"]!, Sample(file));

    private static string Sample(string file) => SampleFiles.Text("webhooks", file);
}
