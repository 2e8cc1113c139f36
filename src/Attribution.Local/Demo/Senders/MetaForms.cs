using System.Globalization;

namespace Attribution.Local.Demo.Senders;

/// <summary>Meta's instant forms: a notification says only which leads there are, of several pages at once; Graph says who they are.</summary>
internal static class MetaForms
{
    /// <summary>Pages by campaign. The app has one address, which is that of the first page's connection.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } = new Dictionary<string, string>
    {
        ["120214508876540123"] = "104567890123456",
        ["120214508876540456"] = "104567890999999",
    };

    private static readonly Dictionary<string, string> Forms = new() { ["104567890123456"] = "948372615048372", ["104567890999999"] = "948372615099999" };

    private static readonly string[] PreferredDays = ["monday", "thursday"];

    public static PushItem Notification(int wave, IReadOnlyList<EventBody> leads, SenderSecrets secrets) => Wire.Webhook(wave, DemoConnections.Meta, Wire.Text(new
    {
        @object = "page",
        entry = leads.GroupBy(lead => Pages[lead.Campaign!]).Select(page => new
        {
            id = page.Key,
            time = page.Max(Seconds) + 3,
            changes = page.Select(lead => new
            {
                field = "leadgen",
                value = new { leadgen_id = lead.Id, page_id = page.Key, form_id = Forms[page.Key], created_time = Seconds(lead) },
            }),
        }),
    }), 200) with
    { Leads = leads.Count, Signed = Signatures.Meta(secrets.MetaApp) };

    /// <summary>What Graph says about a lead.</summary>
    public static string Lead(EventBody lead) => Wire.Text(new
    {
        created_time = Wire.Parse(lead.OccurredAt).ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture),
        id = lead.Id,
        campaign_id = lead.Campaign,
        form_id = Forms[Pages[lead.Campaign!]],
        is_organic = false,
        platform = "fb",
        field_data = new object[]
        {
            new { name = "full_name", values = new[] { lead.Contact!.Name } },
            new { name = "email", values = new[] { lead.Contact.Email } },
            new { name = "preferred_days", values = PreferredDays },
        },
    });

    private static long Seconds(EventBody lead) => Wire.Parse(lead.OccurredAt).ToUnixTimeSeconds();
}
