using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace Attribution.Reporting.Mail;

/// <summary>Sends over SMTP, one connection per mail.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    private const int BadAddress = 501;
    private const int MailboxRefused = 550;
    private readonly MailOptions options = options.Value;

    public async Task<MailOutcome> Send(ReportMail mail, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!MailAddress.TryCreate(mail.To, mail.ToName, Encoding.UTF8, out var to))
        {
            return new MailOutcome.Rejected("The address of the reader is not a mail address.");
        }

        using var message = Compose(mail, to);
        using var client = Client();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        try
        {
            // The client hears of a cancellation only once it is connected, so the wait has a limit of its own.
            await client.SendMailAsync(message, patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            return new MailOutcome.Sent();
        }

        // Other 5xx answers, such as 530 for a missing login, are about our settings: once they are mended, the mail can go.
        catch (SmtpFailedRecipientException e) when ((int)e.StatusCode is BadAddress or >= MailboxRefused)
        {
            return new MailOutcome.Rejected(e.Message);
        }
        catch (SmtpException e) when (e.StatusCode is SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.TransactionFailed)
        {
            return new MailOutcome.Rejected(e.Message);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server {options.Host} did not take the mail within {options.TimeoutSeconds} s.", e);
        }
    }

    private SmtpClient Client()
    {
        var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
        if (options.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        }

        return client;
    }

    private MailMessage Compose(ReportMail mail, MailAddress to)
    {
        var from = new MailAddress(options.From, options.FromName, Encoding.UTF8);
        var message = new MailMessage(from, to)
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.TextBody,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.MessageId}@{from.Host}>");
        message.Attachments.Add(new Attachment(new MemoryStream(mail.Attachment.ToArray()), mail.AttachmentName, MediaTypeNames.Application.Pdf)
        {
            NameEncoding = Encoding.UTF8,
            TransferEncoding = TransferEncoding.Base64,
        });
        return message;
    }
}
