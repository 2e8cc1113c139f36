using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Attribution.Reporting.Mail;

/// <summary>
/// A mail as it goes over the wire: text and HTML as alternatives, the report attached. Nothing in it is random or of this moment,
/// so that the same mail is the same bytes.
/// </summary>
internal static class MimeMail
{
    private const int BoundaryDigits = 24;

    /// <summary>Puts the parts together.</summary>
    /// <param name="mail">What it says.</param>
    /// <param name="from">Who sends it; its domain is that of message id and list.</param>
    /// <param name="to">Who gets it.</param>
    public static MimeMessage Of(ReportMail mail, MailboxAddress from, MailboxAddress to)
    {
        var domain = MailboxAddress.EncodeAddrspec(from.Address).Split('@')[^1];
        var message = new MimeMessage([from], [to], mail.Subject, Body(mail)) { Date = mail.Date, MessageId = $"{mail.MessageId}@{domain}" };
        if (mail.FileName is not null)
        {
            message.Headers.Add(HeaderId.ListId, $"<weekly-report.{domain}>");
        }

        // A robot is not to be told about holidays: RFC 3834, and what Exchange looks at instead.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }

    /// <summary>The least capable reader takes the first alternative that it knows from the end: text comes first.</summary>
    private static Multipart Body(ReportMail mail)
    {
        var text = Text("plain", FlowedText.Of(mail.Text), mail.Language);
        text.ContentType.Format = "flowed";
        var alternatives = new MultipartAlternative { Boundary = Boundary("alternatives", mail) };
        alternatives.Add(text);
        alternatives.Add(Text("html", mail.Html, mail.Language));

        if (mail.FileName is null)
        {
            return alternatives;
        }

        var body = new Multipart("mixed") { Boundary = Boundary("parts", mail) };
        body.Add(alternatives);
        body.Add(Attachment(mail));
        return body;
    }

    private static TextPart Text(string kind, string content, string language)
    {
        var part = new TextPart(kind);
        part.SetText(Encoding.UTF8, content.ReplaceLineEndings("\r\n"));
        part.Headers.Add(HeaderId.ContentLanguage, language);

        // Chosen here, by the content alone: otherwise what the server can take would decide.
        part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit);
        return part;
    }

    private static MimePart Attachment(ReportMail mail) => new("application", "pdf")
    {
        Content = new MimeContent(new MemoryStream(mail.File.ToArray())),
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        FileName = mail.FileName,
    };

    /// <summary>Neither Base64 nor quoted-printable can contain <c>=_</c>.</summary>
    private static string Boundary(string use, ReportMail mail) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{use}:{mail.MessageId}")))[..BoundaryDigits];
}
