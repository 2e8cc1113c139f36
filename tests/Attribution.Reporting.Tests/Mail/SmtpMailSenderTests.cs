using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Mail;

public sealed class SmtpMailSenderTests(MailCatcher catcher) : IClassFixture<MailCatcher>
{
    private const string FiveScripts = "Weekly report · nedēļas pārskats · отчёт · շաբաթական · ყოველკვირეული";
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31 >> 3))];

    [Fact]
    public async Task Send_DeliversEveryByteAndScript()
    {
        var outcome = await catcher.Sender().Send(Mail("anna@example.com"), CancellationToken.None);

        Assert.IsType<MailOutcome.Sent>(outcome);
        var mail = catcher.For("anna@example.com");
        Assert.Equal(EveryByte, mail.Attachment);
        Assert.Equal("application/pdf", mail.AttachmentType);
        Assert.Equal("weekly-report-2026-W12-anna.pdf", mail.AttachmentName);
        Assert.Equal(FiveScripts, mail.Subject);
        Assert.Equal("Anna Ozola, Արմեն", mail.To.Name);
        Assert.Equal("Отчёты", mail.From.Name);
        Assert.Equal("reports@example.com", mail.From.Address);
        Assert.Contains("₾ 12 ֏ 5 € 3", mail.Text, StringComparison.Ordinal);
        Assert.Equal("<weekly-report-2026-W12-anna@example.com>", mail.MessageId);
    }

    [Fact]
    public async Task Send_IsRejected_WhenTheMailboxDoesNotExist()
    {
        var outcome = await catcher.Sender().Send(Mail("unknown@example.com"), CancellationToken.None);

        Assert.Contains("no such user", Assert.IsType<MailOutcome.Rejected>(outcome).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_IsRejected_WhenTheMailIsTooMuchForTheMailbox() =>
        Assert.IsType<MailOutcome.Rejected>(await catcher.Sender().Send(Mail("full@example.com"), CancellationToken.None));

    [Theory]
    [InlineData("")]
    [InlineData("anna")]
    [InlineData("anna@")]
    [InlineData("anna@example.com\r\nBcc: all@example.com")]
    public async Task Send_IsRejected_WhenTheAddressIsNone(string address) =>
        Assert.IsType<MailOutcome.Rejected>(await catcher.Sender().Send(Mail(address), CancellationToken.None));

    [Fact]
    public async Task Send_Throws_WhenTheMailboxIsBusy() =>
        await Assert.ThrowsAnyAsync<SmtpException>(() => catcher.Sender().Send(Mail("busy@example.com"), CancellationToken.None));

    [Fact]
    public async Task Send_LogsIn_WhenAUserIsSet()
    {
        await MailCatcher.Sender(catcher.Port, "relay", "right").Send(Mail("login@example.com"), CancellationToken.None);

        Assert.Equal("relay", catcher.For("login@example.com").User);
    }

    [Fact]
    public async Task Send_Throws_WhenThePasswordIsWrong() => await Assert.ThrowsAnyAsync<SmtpException>(
        () => MailCatcher.Sender(catcher.Port, "relay", "wrong").Send(Mail("login@example.com"), CancellationToken.None));

    [Fact]
    public async Task Send_Throws_WhenNobodyListens()
    {
        // A port that was free a moment ago.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await Assert.ThrowsAsync<SmtpException>(() => MailCatcher.Sender(port).Send(Mail("anna@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_Throws_WhenTheServerKeepsSilent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        await Assert.ThrowsAsync<TimeoutException>(
            () => MailCatcher.Sender(port, timeoutSeconds: 1).Send(Mail("anna@example.com"), CancellationToken.None));
    }

    [Fact]
    public async Task Send_Stops_WhenCancelled() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => catcher.Sender().Send(Mail("cancelled@example.com"), new CancellationToken(canceled: true)));

    private static ReportMail Mail(string to) => new(
        to, "Anna Ozola, Արմեն", FiveScripts, "Line one\r\n₾ 12 ֏ 5 € 3\r\n", "weekly-report-2026-W12-anna.pdf", EveryByte, "weekly-report-2026-W12-anna");
}
