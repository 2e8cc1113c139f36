using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Text;
using MimeKit;

namespace Attribution.Reporting.Tests.Mail;

/// <summary>What a manager reads of a new lead.</summary>
public sealed class AssignmentMailTests
{
    private static readonly Lead Lead = new("Rp4hc-ZRvz8Alapffq6PnA", "web", "site", "", new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.Zero), new DateOnly(2026, 3, 16), []);

    [Theory]
    [InlineData("en", 1, LeadTemperature.Hot, "A new lead is yours", "Hot: asks where to pay")]
    [InlineData("en", 2, LeadTemperature.Cold, "A lead that is yours has come back", "Cold: knows of us")]
    [InlineData("lv", 1, LeadTemperature.Warm, "Jums nodots jauns līds", "Silti: vēlas pirkt, salīdzina")]
    public void Mail_TellsHowWarmTheLeadIs_AndItsKey(string language, int cycle, LeadTemperature temperature, string subject, string warmth)
    {
        var mail = Compose(language, cycle, temperature);

        Assert.Equal((subject, "ilze@example.com"), (mail.Subject, mail.To));
        foreach (var content in new[] { mail.Text, mail.Html })
        {
            Assert.Contains(warmth, content, StringComparison.Ordinal);
            Assert.Contains("Paid search", content, StringComparison.Ordinal);
            Assert.Contains(Lead.Key, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Mail_IsThere_InEveryLanguage() => Assert.Equal(
        ReportTexts.Languages.Count, ReportTexts.Languages.Select(language => Compose(language, 1, LeadTemperature.Hot).Text).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Message_BringsNoFile_AndIsNoNewsletter()
    {
        using var message = MimeMail.Of(Compose("en", 1, LeadTemperature.Hot), new MailboxAddress("", "reports@attribution.example"), new MailboxAddress("", "ilze@example.com"));
        using var again = MimeMail.Of(Compose("en", 1, LeadTemperature.Hot), new MailboxAddress("", "reports@attribution.example"), new MailboxAddress("", "ilze@example.com"));

        Assert.Empty(message.Attachments);
        Assert.Matches(@"^lead-[0-9a-f]{44}-1@attribution\.example$", message.MessageId);
        Assert.Equal(message.ToString(), again.ToString());
        Assert.False(message.Headers.Contains(HeaderId.ListId));
    }

    private static ReportMail Compose(string language, int cycle, LeadTemperature temperature) => AssignmentMail.Compose(
        Lead, cycle, temperature, "Paid search", new Manager("ilze", "Ilze", "ilze@example.com", 10) { Language = language }, new DateTimeOffset(2026, 3, 16, 11, 5, 0, TimeSpan.FromHours(2)));
}
