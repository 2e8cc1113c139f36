namespace Attribution.Local.Demo.Senders;

/// <summary>LinkedIn's lead forms: a notification says which lead there is; the answer to a question about it says who it is.</summary>
internal static class LinkedInForms
{
    public static PushItem Notification(int wave, EventBody lead, SenderSecrets secrets) => Wire.Webhook(wave, DemoConnections.LinkedIn, Wire.Text(new
    {
        type = "LEAD_ACTION",
        leadGenFormResponse = $"urn:li:leadGenFormResponse:{lead.Id}",
        leadGenForm = "urn:li:versionedLeadGenForm:(urn:li:leadGenForm:8123456,1)",
        owner = new { sponsoredAccount = "urn:li:sponsoredAccount:509876543" },
        leadType = "SPONSORED",
        leadAction = "CREATED",
        occurredAt = Wire.Parse(lead.OccurredAt).ToUnixTimeMilliseconds() + 332,
    }), 200) with
    { Leads = 1, Signed = Signatures.LinkedIn(secrets.LinkedInClient) };

    /// <summary>What LinkedIn says about a lead. The click id that the ad carried is in a hidden field.</summary>
    public static string Lead(EventBody lead, bool isTest = false) => Wire.Text(new
    {
        id = lead.Id,
        owner = new { sponsoredAccount = "urn:li:sponsoredAccount:509876543" },
        leadType = "SPONSORED",
        leadMetadata = new { sponsoredLeadMetadata = new { campaign = $"urn:li:sponsoredCampaign:{lead.Campaign}" } },
        versionedLeadGenFormUrn = "urn:li:versionedLeadGenForm:(urn:li:leadGenForm:8123456,1)",
        submittedAt = Wire.Parse(lead.OccurredAt).ToUnixTimeMilliseconds(),
        testLead = isTest,
        formResponse = new
        {
            answers = new object[] { Answer(108123456, lead.Contact!.Name!), Answer(308123456, lead.Contact.Email!) },
        },
        form = new
        {
            id = 8123456,
            name = "AM - spring webinar",
            hiddenFields = (lead.ClickIds ?? new Dictionary<string, string>()).Select(click => new { name = click.Key, value = click.Value }),
            content = new { questions = new object[] { Question(108123456, "FIRST_NAME"), Question(308123456, "EMAIL") } },
        },
    });

    private static object Answer(long question, string text) => new { questionId = question, answerDetails = new { textQuestionAnswer = new { answer = text } } };

    private static object Question(long id, string field) => new { questionId = id, predefinedField = field };
}
