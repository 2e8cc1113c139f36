using System.Net;
using System.Net.Sockets;
using System.Text;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;
using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Mail;

public sealed class SmtpMailSenderTests(MailCatcher catcher) : IClassFixture<MailCatcher>
{
    private const string FiveScripts = "Weekly report · nedēļas pārskats · отчёт · շաբաթական · ყოველკვირეული";
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31 >> 3))];

    [Fact]
    public async Task Send_DeliversEveryByteAndScript()
    {
        var outcome = await catcher.Sender().Send(Mail("anna@example.com"), CancellationToken.None);

        Assert.Equal(new MailOutcome.Sent(), outcome);
        var mail = catcher.For("anna@example.com");
        Assert.Equal(EveryByte, mail.Attachment);
        Assert.Equal("application/pdf", mail.AttachmentType);
        Assert.Equal("отчёт-2026-W12-Եռեթ-ანა.pdf", mail.AttachmentName);
        Assert.Equal(FiveScripts, mail.Subject);
        Assert.Equal("Anna Ozola, Արմեն", mail.To.Name);
        Assert.Equal("Отчёты", mail.From.Name);
        Assert.Equal("reports@example.com", mail.From.Address);
        Assert.Contains("₾ 12 ֏ 5 € 3", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<p>₾ 12 ֏ 5 € 3</p>", mail.Html, StringComparison.Ordinal);
        Assert.Equal("<weekly-report-2026-W12-anna@example.com>", mail.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 5, 0, 0, TimeSpan.Zero), mail.Date);
    }

    [Theory]
    //          language  subject
    [InlineData("en",     "Weekly channel report, week 12 of 2026")]
    [InlineData("hy",     "Ալիքների շաբաթական հաշվետվություն՝ 2026\u00a0թ., 12\u2011րդ շաբաթ")]
    [InlineData("ka",     "არხების ყოველკვირეული ანგარიში: 2026 წელი, კვირა 12")]
    [InlineData("hu",     "Heti csatornajelentés, 2026. 12. hét")]
    [InlineData("lv",     "Kanālu nedēļas pārskats: 2026. gada 12. nedēļa")]
    [InlineData("ru",     "Недельный отчёт по каналам: неделя 12, 2026\u00a0г.")]
    public async Task Send_BringsTheReport_InTheReadersLanguage(string language, string subject)
    {
        var texts = ReportTexts.In(language);
        var reader = Some.Anna(name: "Նարե Նագի, ნინო Ķēniņa") with { Email = $"{language}@example.com" };
        var mail = WeeklyMail.Compose(Example.Report, Some.Week12, 1, reader, EveryByte, DateTimeOffset.UnixEpoch, new Uri("https://reports.example.com/api/dashboard/mine?link=a"), texts);

        await catcher.Sender().Send(mail, CancellationToken.None);

        var caught = catcher.For(reader.Email);
        Assert.Equal((subject, "Նարե Նագի, ნინო Ķēniņa"), (caught.Subject, caught.To.Name));
        Assert.Contains(texts.Say(Phrase.MailAttached, ("file", "weekly-report-2026-W12-anna.pdf")), caught.Text, StringComparison.Ordinal);
        Assert.Contains(texts[Phrase.MailOpen], WebUtility.HtmlDecode(caught.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_GivesTheSameBytes_WhateverTheServerAndTheMoment()
    {
        await catcher.Sender().Send(Mail("same@example.com"), CancellationToken.None);
        await Task.Delay(TimeSpan.FromMilliseconds(1_100));
        await MailCatcher.Sender(MailCatcher.Options(catcher.TlsPort, MailSecurity.Tls, certificate: catcher.Certificate)).Send(Mail("same@example.com"), CancellationToken.None);

        var mails = catcher.AllFor("same@example.com");
        Assert.Equal(2, mails.Count);
        Assert.Equal(Encoding.Latin1.GetString(mails[0].Source), Encoding.Latin1.GetString(mails[1].Source));
    }

    [Theory]
    //          asked at    answer                          outcome
    [InlineData("CONNECT",  "421 too many connections",     "put off")]
    [InlineData("CONNECT",  "554 no service for you",       "put off")]
    [InlineData("CONNECT",  "drop",                         "put off")]
    [InlineData("EHLO",     "drop",                         "put off")]
    // What is said about the sender is about our settings.
    [InlineData("MAIL",     "550 sender not allowed",       "put off")]
    [InlineData("MAIL",     "451 try later",                "put off")]
    // The reader.
    [InlineData("RCPT",     "450 mailbox busy",             "put off")]
    [InlineData("RCPT",     "452 mailbox full for now",     "put off")]
    [InlineData("RCPT",     "530 log in first",             "put off")]
    [InlineData("RCPT",     "501 bad address",              "rejected")]
    [InlineData("RCPT",     "550 no such user",             "rejected")]
    [InlineData("RCPT",     "553 no such name",             "rejected")]
    [InlineData("RCPT",     "drop",                         "put off")]
    // The mail.
    [InlineData("DATA",     "451 not now",                  "put off")]
    [InlineData("DATA",     "drop",                         "put off")]
    [InlineData("CONTENT",  "451 disk full",                "put off")]
    [InlineData("CONTENT",  "552 too large",                "rejected")]
    [InlineData("CONTENT",  "554 not wanted here",          "rejected")]
    [InlineData("CONTENT",  "drop",                         "put off")]
    // The mail is out already.
    [InlineData("QUIT",     "drop",                         "sent")]
    [InlineData("QUIT",     "500 what",                     "sent")]
    public async Task Send_Ends_AsTheServerAnswers(string command, string answer, string expected)
    {
        await using var server = ScriptedSmtp.Start(command, answer);

        var outcome = await MailCatcher.Sender(MailCatcher.Options(server.Port)).Send(Mail("anna@example.com"), CancellationToken.None);

        Assert.Equal(expected, outcome switch { MailOutcome.Rejected => "rejected", MailOutcome.PutOff => "put off", _ => "sent" });
        if (expected == "rejected")
        {
            Assert.Equal(answer, ((MailOutcome.Rejected)outcome).Reason);
        }
    }

    [Theory]
    [InlineData("CONNECT")]
    [InlineData("RCPT")]
    [InlineData("CONTENT")]
    public async Task Send_IsPutOff_WhenTheServerKeepsSilent(string command)
    {
        await using var server = ScriptedSmtp.Start(command, "silence");

        var outcome = await MailCatcher.Sender(MailCatcher.Options(server.Port, timeoutSeconds: 1)).Send(Mail("anna@example.com"), CancellationToken.None);

        Assert.Equal(new MailOutcome.PutOff("The mail server 127.0.0.1 did not take the mail within 1 s."), outcome);
    }

    [Fact]
    public async Task Send_IsSent_WhenTheServerKeepsSilentAfterTheMail()
    {
        await using var server = ScriptedSmtp.Start("QUIT", "silence");

        Assert.Equal(
            new MailOutcome.Sent(),
            await MailCatcher.Sender(MailCatcher.Options(server.Port, timeoutSeconds: 1)).Send(Mail("anna@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_IsRejected_WhenTheMailboxDoesNotExist() =>
        Assert.Contains("no such user", Assert.IsType<MailOutcome.Rejected>(await catcher.Sender().Send(Mail("unknown@example.com"), CancellationToken.None)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("anna@example.com,boris@example.com")]
    [InlineData("Anna <anna@example.com>")]
    [InlineData("anna@example.com\r\nBcc: all@example.com")]
    public async Task Send_IsRejected_WhenTheAddressIsNone(string address) =>
        Assert.IsType<MailOutcome.Rejected>(await catcher.Sender().Send(Mail(address), CancellationToken.None));

    [Theory]
    [InlineData("անի@example.com")]
    [InlineData("anna@пример.example")]
    public async Task Send_FindsTheMailbox_WhenTheAddressIsNotAscii(string address)
    {
        var outcome = await catcher.Sender().Send(Mail(address), CancellationToken.None);

        Assert.Equal(new MailOutcome.Sent(), outcome);
        Assert.Equal(FiveScripts, catcher.For(address).Subject);
    }

    [Fact]
    public async Task Send_IsRejected_WhenTheServerTakesNoAddressOutsideAscii()
    {
        await using var server = ScriptedSmtp.Start("EHLO", "250 plain");

        Assert.IsType<MailOutcome.Rejected>(await MailCatcher.Sender(MailCatcher.Options(server.Port)).Send(Mail("անի@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_IsPutOff_WhenNobodyListens()
    {
        // A port that was free a moment ago.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.IsType<MailOutcome.PutOff>(await MailCatcher.Sender(MailCatcher.Options(port)).Send(Mail("anna@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_Stops_WhenCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => catcher.Sender().Send(Mail("cancelled@example.com"), new CancellationToken(canceled: true)));

    internal static ReportMail Mail(string to) => new()
    {
        To = to,
        ToName = "Anna Ozola, Արմեն",
        Subject = FiveScripts,
        Text = "Line one\r\n₾ 12 ֏ 5 € 3\r\n",
        Html = "<p>Line one</p>\n<p>₾ 12 ֏ 5 € 3</p>",
        Language = "en",
        Date = new DateTimeOffset(2026, 3, 23, 7, 0, 0, TimeSpan.FromHours(2)),
        FileName = "отчёт-2026-W12-Եռեթ-ანა.pdf",
        File = EveryByte,
        MessageId = "weekly-report-2026-W12-anna",
    };
}
