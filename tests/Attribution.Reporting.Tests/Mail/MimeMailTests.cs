using System.Text;
using Attribution.Reporting.Mail;
using MimeKit;

namespace Attribution.Reporting.Tests.Mail;

public sealed class MimeMailTests
{
    private static readonly MailboxAddress From = new("Отчёты", "reports@example.com");

    [Fact]
    public void Of_OffersTextFirst_ThenHtml_WithTheReportAttached()
    {
        var mixed = Assert.IsType<Multipart>(Read().Body);
        var alternatives = Assert.IsType<MultipartAlternative>(mixed[0]);

        Assert.Equal(["multipart/alternative", "application/pdf"], mixed.Select(p => p.ContentType.MimeType));
        Assert.Equal(["text/plain", "text/html"], alternatives.Select(p => p.ContentType.MimeType));
        Assert.Equal("flowed", alternatives[0].ContentType.Format);
        Assert.All(alternatives, p => Assert.Equal("en", p.Headers["Content-Language"]));
        Assert.True(((MimePart)mixed[1]).IsAttachment);
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-generated")]
    [InlineData("X-Auto-Response-Suppress", "All")]
    [InlineData("List-Id", "<weekly-report.example.com>")]
    [InlineData("Message-Id", "<weekly-report-2026-W12-anna@example.com>")]
    [InlineData("Date", "Mon, 23 Mar 2026 07:00:00 +0200")]
    public void Of_SaysWhatItIs(string header, string value) => Assert.Equal(value, Read().Headers[header]);

    [Fact]
    public void Of_IsShortLinesOfAscii()
    {
        var lines = Encoding.UTF8.GetString(Source()).Split("\r\n");

        Assert.All(lines, line => Assert.True(line.Length <= 78 && Ascii.IsValid(line), line));
    }

    [Fact]
    public void Of_HasItsBoundariesFromTheMessageId()
    {
        var other = SmtpMailSenderTests.Mail("anna@example.com") with { MessageId = "weekly-report-2026-W13-anna" };

        Assert.Equal(Source(), Source());
        Assert.NotEqual(((Multipart)Read().Body!).Boundary, ((Multipart)Read(other).Body!).Boundary);
    }

    [Fact]
    public void Text_ReadsAsItWasWritten_WhenFlowedAgain()
    {
        var longLine = string.Join(' ', Enumerable.Range(1, 60).Select(n => $"word{n}"));
        string[] paragraphs = ["> not a quotation", longLine, "", " indented", "From the beginning", $"https://example.com/{new string('x', 120)}", "შეჯამება · ամփոփում"];

        var part = Read(SmtpMailSenderTests.Mail("anna@example.com") with { Text = string.Join("\r\n", paragraphs) }).BodyParts.OfType<TextPart>().First();
        var lines = part.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        Assert.Equal(paragraphs, Unflowed(lines));
        Assert.All(lines.Where(l => !l.Contains("https", StringComparison.Ordinal)), line => Assert.True(line.Length <= 74, line));
    }

    /// <summary>RFC 3676, section 4: a stuffed space goes, and a line that ends with a space goes on in the next one.</summary>
    private static List<string> Unflowed(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var goesOn = false;
        foreach (var line in lines.Select(l => l.StartsWith(' ') ? l[1..] : l))
        {
            if (goesOn)
            {
                paragraphs[^1] += line;
            }
            else
            {
                paragraphs.Add(line);
            }

            goesOn = line.EndsWith(' ');
        }

        return paragraphs;
    }

    private static byte[] Source(ReportMail? mail = null)
    {
        using var message = MimeMail.Of(mail ?? SmtpMailSenderTests.Mail("anna@example.com"), From, new MailboxAddress("Anna Ozola, Արմեն", "anna@example.com"));
        using var source = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, source);
        return source.ToArray();
    }

    private static MimeMessage Read(ReportMail? mail = null) => MimeMessage.Load(new MemoryStream(Source(mail)));
}
