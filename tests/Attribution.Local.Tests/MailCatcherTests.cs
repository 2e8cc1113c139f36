using System.Net.Mail;
using System.Security.Cryptography;
using Attribution.Local.Processes;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests;

public sealed class MailCatcherTests
{
    [Fact]
    public async Task Received_TellsWhatWasSent_AndLeavesOutWhatWasThereBefore()
    {
        using var folder = new TemporaryFolder();
        var content = RandomNumberGenerator.GetBytes(100_000);
        await Catch(folder, "before", "x.pdf", [1, 2, 3]);

        var mails = await Catch(folder, "Weekly channel report, Եռեթ", "отчёт-Եռեթ.pdf", content);

        var mail = Assert.Single(mails);
        var attachment = Assert.Single(mail.Attachments);
        Assert.Equal("Weekly channel report, Եռեթ", mail.Subject);
        Assert.Equal(["anna@example.com"], mail.To);
        Assert.Equal("<1@example.com>", mail.MessageId);
        Assert.StartsWith("Good morning", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("отчёт-Եռեթ.pdf", Convert.ToHexStringLower(SHA256.HashData(content))), (attachment.FileName, attachment.Sha256));
        Assert.Equal(content, await File.ReadAllBytesAsync(Path.Combine(folder.Path, attachment.File)));
        Assert.True(File.Exists(Path.Combine(folder.Path, "002.eml")));
    }

    private static async Task<IReadOnlyList<CaughtMail>> Catch(TemporaryFolder folder, string subject, string fileName, byte[] content)
    {
        await using var catcher = await MailCatcher.Start(folder.Path, Path.Combine(folder.Path, "logs"), CancellationToken.None);
        using var smtp = new SmtpClient("127.0.0.1", catcher.Port);
        using var mail = new MailMessage("reports@example.com", "anna@example.com", subject, "Good morning");
        mail.Headers.Add("Message-ID", "<1@example.com>");
        mail.Attachments.Add(new Attachment(new MemoryStream(content), fileName, "application/pdf"));
        await smtp.SendMailAsync(mail);
        return catcher.Received();
    }
}
