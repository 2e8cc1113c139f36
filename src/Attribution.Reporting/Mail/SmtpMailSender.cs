using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Attribution.Reporting.Mail;

/// <summary>Sends over SMTP, one connection per mail.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    private static readonly ParserOptions Strict = new() { AllowAddressesWithoutDomain = false, AllowUnquotedCommasInAddresses = false, AddressParserComplianceMode = RfcComplianceMode.Strict };

    private readonly MailOptions options = options.Value;

    public async Task<MailOutcome> Send(ReportMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (Reader(mail) is not { } to)
        {
            return new MailOutcome.Rejected("The address of the reader is not a mail address.");
        }

        using var message = MimeMail.Of(mail, new MailboxAddress(Encoding.UTF8, options.FromName, options.From), to);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            return await Converse(message, to, patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new MailOutcome.PutOff($"The mail server {options.Host} did not take the mail within {options.TimeoutSeconds} s.");
        }
        catch (Exception e) when (MailTrouble.Outcome(e) is { } outcome)
        {
            return outcome;
        }
    }

    private async Task<MailOutcome> Converse(MimeMessage message, MailboxAddress to, CancellationToken ct)
    {
        using var client = new SmtpClient { CheckCertificateRevocation = options.CheckRevocation };
        if (options.TrustedCertificate.Length > 0)
        {
            client.ServerCertificateValidationCallback = IsTrusted;
        }

        await client.ConnectAsync(options.Host, options.Port, Protection(options.Protection), ct).ConfigureAwait(false);
        if (options.UserName.Length > 0)
        {
            await client.AuthenticateAsync(Encoding.UTF8, new NetworkCredential(options.UserName, options.Password), ct).ConfigureAwait(false);
        }

        // Letters outside ASCII before the @ have no other spelling; a server that cannot take them never will (RFC 6531).
        var international = !Ascii.IsValid(to.LocalPart);
        if (international && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return new MailOutcome.Rejected("The mail server takes no address with letters outside ASCII before the @.");
        }

        var format = FormatOptions.Default.Clone();
        format.International = international;
        await client.SendAsync(format, message, ct).ConfigureAwait(false);
        await Leave(client, ct).ConfigureAwait(false);
        return new MailOutcome.Sent();
    }

    /// <summary>The mail is out: a connection that breaks over the farewell must not send it again.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (MailTrouble.Outcome(e) is not null || e is OperationCanceledException)
        {
            // Nothing is lost.
        }
    }

    private static MailboxAddress? Reader(ReportMail mail) =>
        !mail.To.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && MailboxAddress.TryParse(Strict, mail.To, out var address) && address.Address == mail.To
            ? new MailboxAddress(Encoding.UTF8, mail.ToName, mail.To)
            : null;

    private static SecureSocketOptions Protection(MailSecurity security) => security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "Unknown protection."),
    };

    /// <summary>Whether the certificate is in order, or the very one that is configured.</summary>
    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
        || (certificate is not null && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(options.TrustedCertificate, StringComparison.OrdinalIgnoreCase));
}
