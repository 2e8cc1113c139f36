using Attribution.Reporting.Mail;
using Attribution.Reporting.Tests.Tools;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Mail;

/// <summary>TLS and logging in, against servers whose certificate no authority has signed.</summary>
public sealed class MailSecurityTests(MailCatcher catcher) : IClassFixture<MailCatcher>
{
    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task Send_IsEncrypted_WhenTheCertificateIsTheOneThatIsSet(MailSecurity security)
    {
        var to = $"{security}@example.com";

        Assert.Equal(new MailOutcome.Sent(), await Sender(security, catcher.Certificate, "relay", "right").Send(SmtpMailSenderTests.Mail(to), CancellationToken.None));

        Assert.Equal((true, "relay"), (catcher.For(to).IsEncrypted, catcher.For(to).User));
    }

    [Theory]
    [InlineData(MailSecurity.StartTls, "")]
    [InlineData(MailSecurity.Tls,      "")]
    [InlineData(MailSecurity.StartTls, "0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Send_IsPutOff_WhenTheCertificateIsNotTrusted(MailSecurity security, string trusted)
    {
        var outcome = await Sender(security, trusted, "relay", "right").Send(SmtpMailSenderTests.Mail("untrusted@example.com"), CancellationToken.None);

        Assert.Contains("certificate is not trusted", Assert.IsType<MailOutcome.PutOff>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(catcher.AllFor("untrusted@example.com"));
    }

    [Fact]
    public async Task Send_IsPutOff_WhenTheServerKnowsNoStartTls() =>
        Assert.IsType<MailOutcome.PutOff>(await MailCatcher.Sender(MailCatcher.Options(catcher.Port, MailSecurity.StartTls)).Send(SmtpMailSenderTests.Mail("plain@example.com"), CancellationToken.None));

    [Fact]
    public async Task Send_LogsIn_WhenAUserIsSet()
    {
        await MailCatcher.Sender(MailCatcher.Options(catcher.Port, user: "relay", password: "right")).Send(SmtpMailSenderTests.Mail("login@example.com"), CancellationToken.None);

        Assert.Equal("relay", catcher.For("login@example.com").User);
    }

    [Fact]
    public async Task Send_IsPutOff_WhenThePasswordIsWrong()
    {
        var outcome = await MailCatcher.Sender(MailCatcher.Options(catcher.Port, user: "relay", password: "wrong")).Send(SmtpMailSenderTests.Mail("login@example.com"), CancellationToken.None);

        Assert.StartsWith("The mail server does not accept user name and password", Assert.IsType<MailOutcome.PutOff>(outcome).Reason, StringComparison.Ordinal);
    }

    [Theory]
    //          host                 port  set                     protection
    [InlineData("smtp.example.com",  587,  null,                   MailSecurity.StartTls)]
    [InlineData("smtp.example.com",  25,   null,                   MailSecurity.StartTls)]
    [InlineData("smtp.example.com",  465,  null,                   MailSecurity.Tls)]
    [InlineData("127.0.0.1",         2525, null,                   MailSecurity.None)]
    [InlineData("::1",               2525, null,                   MailSecurity.None)]
    [InlineData("localhost",         25,   null,                   MailSecurity.None)]
    [InlineData("localhost",         465,  null,                   MailSecurity.Tls)]
    [InlineData("smtp.example.com",  465,  MailSecurity.StartTls,  MailSecurity.StartTls)]
    [InlineData("relay.internal",    25,   MailSecurity.None,      MailSecurity.None)]
    public void Protection_FollowsFromHostAndPort_UnlessSet(string host, int port, MailSecurity? set, MailSecurity expected) =>
        Assert.Equal(expected, new MailOptions { Host = host, Port = port, Security = set }.Protection);

    private IMailSender Sender(MailSecurity security, string certificate, string user, string password) => MailCatcher.Sender(
        MailCatcher.Options(security == MailSecurity.Tls ? catcher.TlsPort : catcher.StartTlsPort, security, user, password, certificate: certificate));
}
