namespace Attribution.Reporting.Mail;

/// <summary>A mail with one attachment.</summary>
/// <param name="To">Address of the reader.</param>
/// <param name="ToName">Name of the reader.</param>
/// <param name="Subject">Subject, one line.</param>
/// <param name="TextBody">Plain text.</param>
/// <param name="AttachmentName">File name of the attachment.</param>
/// <param name="Attachment">Its bytes.</param>
/// <param name="MessageId">
/// Identifies the mail, so that a repeated one can be recognised: letters, digits, dots and hyphens. The sender adds its domain.
/// </param>
public sealed record ReportMail(
    string To,
    string ToName,
    string Subject,
    string TextBody,
    string AttachmentName,
    ReadOnlyMemory<byte> Attachment,
    string MessageId);

/// <summary>What became of a mail.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>The server has taken it.</summary>
    public sealed record Sent : MailOutcome;

    /// <summary>It can never be delivered as it is: repeating it would not help.</summary>
    /// <param name="Reason">What the server, or the address, says.</param>
    public sealed record Rejected(string Reason) : MailOutcome;
}

/// <summary>Sends mail.</summary>
public interface IMailSender
{
    /// <summary>
    /// Hands a mail over to the server. Temporary trouble (no connection, a 4xx answer, bad credentials, no answer in time)
    /// throws, so that the queue repeats it.
    /// </summary>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Gives up.</param>
    Task<MailOutcome> Send(ReportMail mail, CancellationToken ct);
}
