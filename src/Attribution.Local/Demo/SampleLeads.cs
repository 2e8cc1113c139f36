using System.Globalization;
using System.Text.Json;

namespace Attribution.Local.Demo;

/// <summary>
/// The leads of the sample files. Google delivers its own; those of the platforms that are read by an integration so far
/// arrive as that integration would send them.
/// </summary>
internal static class SampleLeads
{
    private const string GooglePath = "/webhooks/google-ads/google-lv";

    public static IEnumerable<PushItem> Requests(int visits, int forms)
    {
        var google = SampleFiles.Text("webhooks", "google-lead.json");
        yield return Wire.Webhook(forms, GooglePath, google, 200);
        yield return Wire.Webhook(forms, GooglePath, SampleFiles.Text("webhooks", "google-lead-test.json"), 200);
        // Somebody who found the address but not the key, and an address that nobody was given.
        yield return Wire.Webhook(forms, GooglePath, google.Replace(DemoCatalogue.GoogleKey, "sample-google-key-2", StringComparison.Ordinal), 401);
        yield return Wire.Webhook(forms, GooglePath.Replace("google-lv", "google-xx", StringComparison.Ordinal), google, 404);
        yield return Wire.AsJson(forms, "/applications", [Meta()]);
        yield return Wire.AsJson(forms, "/applications", [TikTok()]);
        yield return Wire.AsJson(forms, "/applications", [LinkedIn()]);

        var (touch, conversion) = Shop();
        yield return Wire.AsJson(visits, "/clicks", [touch]);
        yield return Wire.AsJson(forms, "/applications", [conversion]);
    }

    /// <summary>The answer of Meta's Graph interface to "who is behind this id?".</summary>
    private static EventBody Meta()
    {
        using var document = JsonDocument.Parse(SampleFiles.Text("webhooks", "meta-lead-graph.json"));
        var lead = document.RootElement;
        var fields = lead.GetProperty("field_data").EnumerateArray()
            .ToDictionary(field => field.GetProperty("name").GetString()!, field => field.GetProperty("values")[0].GetString());
        var time = DateTimeOffset.ParseExact(lead.GetProperty("created_time").GetString()!, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return new EventBody("meta-leads", lead.GetProperty("id").GetString()!, DemoChannels.PaidSocial, lead.GetProperty("campaign_id").GetString(), Wire.Time(time))
        {
            Contact = new ContactBody(fields["full_name"], fields["email"], fields["phone_number"], null),
        };
    }

    private static EventBody TikTok()
    {
        using var document = JsonDocument.Parse(SampleFiles.Text("webhooks", "tiktok-lead.json"));
        var lead = document.RootElement.GetProperty("entry")[0];
        var fields = lead.GetProperty("changes").EnumerateArray()
            .ToDictionary(change => change.GetProperty("field").GetString()!, change => change.GetProperty("value").GetString());
        var time = DateTimeOffset.FromUnixTimeSeconds(lead.GetProperty("create_time").GetInt64());
        return new EventBody("tiktok-leads", lead.GetProperty("id").GetRawText(), DemoChannels.TikTok, lead.GetProperty("campaign_id").GetRawText(), Wire.Time(time))
        {
            Contact = new ContactBody(fields["name"], fields["email"], fields["phone_number"], null),
        };
    }

    private static EventBody LinkedIn()
    {
        using var document = JsonDocument.Parse(SampleFiles.Text("webhooks", "linkedin-lead-response.json"));
        var lead = document.RootElement;
        var questions = lead.GetProperty("form").GetProperty("content").GetProperty("questions").EnumerateArray()
            .Where(question => question.TryGetProperty("predefinedField", out _))
            .ToDictionary(question => question.GetProperty("predefinedField").GetString()!, question => question.GetProperty("questionId").GetInt64());
        var answers = lead.GetProperty("formResponse").GetProperty("answers").EnumerateArray()
            .ToDictionary(answer => answer.GetProperty("questionId").GetInt64(), answer => answer.GetProperty("answerDetails"));
        string Answer(string field) => answers[questions[field]].GetProperty("textQuestionAnswer").GetProperty("answer").GetString()!;

        var campaign = lead.GetProperty("leadMetadata").GetProperty("sponsoredLeadMetadata").GetProperty("campaign").GetString()!.Split(':')[^1];
        var time = DateTimeOffset.FromUnixTimeMilliseconds(lead.GetProperty("submittedAt").GetInt64());
        return new EventBody("linkedin-leads", lead.GetProperty("id").GetString()!, DemoChannels.LinkedIn, campaign, Wire.Time(time))
        {
            Contact = new ContactBody($"{Answer("FIRST_NAME")} {Answer("LAST_NAME")}", Answer("EMAIL"), null, null),
        };
    }

    /// <summary>A purchase that a shop tells of, with the click that it knows to have come first.</summary>
    private static (EventBody Touch, EventBody Conversion) Shop()
    {
        using var envelope = JsonDocument.Parse(SampleFiles.Text("webhooks", "standard-webhook.json"));
        using var document = JsonDocument.Parse(envelope.RootElement.GetProperty("body").GetString()!);
        var (time, data) = (document.RootElement.GetProperty("timestamp").GetDateTimeOffset(), document.RootElement.GetProperty("data"));
        var touch = data.GetProperty("touch");
        var (id, campaign) = (data.GetProperty("conversion_id").GetString()!, touch.GetProperty("utm_id").GetString());
        var clickIds = new Dictionary<string, string> { ["gclid"] = touch.GetProperty("gclid").GetString()! };
        return (
            new EventBody("shop", $"touch-{id}", DemoChannels.PaidSearch, campaign, Wire.Time(touch.GetProperty("occurred_at").GetDateTimeOffset())) { ClickIds = clickIds },
            new EventBody("shop", id, DemoChannels.PaidSearch, campaign, Wire.Time(time))
            {
                ClickIds = clickIds,
                Contact = new ContactBody(null, data.GetProperty("contact").GetProperty("email").GetString(), null, null),
            });
    }
}
