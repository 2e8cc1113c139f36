using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using Attribution.Local.Processes;
using Attribution.Local.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

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

    [Fact]
    public async Task Pages_ShowMails_WithoutLettingThemDoAnything()
    {
        using var folder = new TemporaryFolder();
        var content = RandomNumberGenerator.GetBytes(1_000);
        await using var catcher = await MailCatcher.Start(folder.Path, Path.Combine(folder.Path, "logs"), CancellationToken.None);
        using var browser = new HttpClient { BaseAddress = catcher.Pages };
        Assert.Contains("No mail has arrived yet", await browser.GetStringAsync("/"), StringComparison.Ordinal);

        await Send(catcher, "<b>Report</b> & Եռեթ", "отчёт.pdf", content);

        Assert.Contains("<a href=\"/mail/001\">&#60;b&#62;Report&#60;/b&#62; &#38; Եռեթ</a>", await browser.GetStringAsync("/"), StringComparison.Ordinal);
        var page = await browser.GetStringAsync("/mail/001");
        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", page, StringComparison.Ordinal);
        Assert.Contains("<pre>Good morning", page, StringComparison.Ordinal);
        using var html = await browser.GetAsync("/mail/001/html");
        Assert.Contains("<p>Good <i>morning</i></p>", await html.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var file = await browser.GetAsync("/mail/001/file/0");
        Assert.Equal(content, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/pdf", "отчёт.pdf"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileNameStar));
    }

    [Theory]
    [InlineData("mails.example.com", "/",                        HttpStatusCode.Forbidden)]
    [InlineData(null,                "/mail/999",                HttpStatusCode.NotFound)]
    [InlineData(null,                "/mail/..%2F..%2Fetc",      HttpStatusCode.NotFound)]
    [InlineData(null,                "/mail/1/file/7",           HttpStatusCode.NotFound)]
    [InlineData(null,                "/favicon.ico",             HttpStatusCode.NotFound)]
    public async Task Pages_RefuseEverythingElse(string? host, string path, HttpStatusCode expected)
    {
        using var folder = new TemporaryFolder();
        await using var catcher = await MailCatcher.Start(folder.Path, Path.Combine(folder.Path, "logs"), CancellationToken.None);
        using var browser = new HttpClient { BaseAddress = catcher.Pages };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;

        using var response = await browser.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<IReadOnlyList<CaughtMail>> Catch(TemporaryFolder folder, string subject, string fileName, byte[] content)
    {
        await using var catcher = await MailCatcher.Start(folder.Path, Path.Combine(folder.Path, "logs"), CancellationToken.None);
        await Send(catcher, subject, fileName, content);
        return catcher.Received();
    }

    private static async Task Send(MailCatcher catcher, string subject, string fileName, byte[] content)
    {
        using var smtp = new SmtpClient("127.0.0.1", catcher.Port);
        using var mail = new MailMessage("reports@example.com", "anna@example.com", subject, "Good morning");
        mail.Headers.Add("Message-ID", "<1@example.com>");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString("<p>Good <i>morning</i></p>", null, "text/html"));
        mail.Attachments.Add(new Attachment(new MemoryStream(content), fileName, "application/pdf"));
        await smtp.SendMailAsync(mail);
    }
}
