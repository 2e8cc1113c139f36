using System.Globalization;

namespace Attribution.Local.Demo.Senders;

/// <summary>TikTok's instant forms: whole leads, several per delivery.</summary>
internal static class TikTokForms
{
    /// <summary>A form that is only tried out.</summary>
    public const string TestForm = "7412345678901999999";

    public const string Form = "7412345678901234567";

    public static PushItem Delivery(int wave, IReadOnlyList<EventBody> leads, SenderSecrets secrets, string form = Form) => Wire.Webhook(wave, DemoConnections.TikTok, Wire.Text(new
    {
        request_id = $"{leads[0].Id}00{leads.Count}",
        @object = 1,
        time = leads.Max(Seconds) + 4,
        entry = leads.Select(lead => new
        {
            id = Number(lead.Id),
            lead_source = "INSTANT_FORM",
            page_id = Number(form),
            campaign_id = Number(lead.Campaign!),
            create_time = Seconds(lead),
            changes = new object[]
            {
                new { field = "name", value = lead.Contact!.Name },
                new { field = "email", value = lead.Contact.Email },
            },
        }),
    }), 200) with
    { Leads = leads.Count, Signed = Signatures.TikTok(secrets.TikTokApp) };

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    private static long Seconds(EventBody lead) => Wire.Parse(lead.OccurredAt).ToUnixTimeSeconds();
}
