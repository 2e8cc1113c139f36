using System.Globalization;

namespace Attribution.Local.Demo.Senders;

/// <summary>A form of Google's, in the body that Google sends: one lead, and a key that proves who sends.</summary>
internal static class GoogleForms
{
    public static PushItem Delivery(int wave, EventBody form, SenderSecrets secrets) => Wire.Webhook(wave, DemoConnections.Google, Wire.Text(new
    {
        lead_id = form.Id,
        user_column_data = new object[]
        {
            new { column_name = "Full Name", string_value = form.Contact!.Name, column_id = "FULL_NAME" },
            new { column_name = "User Email", string_value = form.Contact.Email, column_id = "EMAIL" },
        },
        api_version = "1.0",
        form_id = 84120093355,
        campaign_id = long.Parse(form.Campaign!, CultureInfo.InvariantCulture),
        google_key = secrets.GoogleKey,
        gcl_id = form.ClickIds!["gclid"],
        adgroup_id = 164209981177,
        creative_id = 719338820461,
        is_test = false,
        lead_submit_time = form.OccurredAt,
        lead_source = "LEAD_FORM",
    }), 200) with
    { Leads = 1 };
}
