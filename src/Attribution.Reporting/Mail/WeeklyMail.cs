using System.Globalization;
using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Reporting.Html;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Mail;

/// <summary>The mail that brings a weekly report: its sentences and headline figures, a link to the dashboard, the report attached.</summary>
public static class WeeklyMail
{
    /// <summary>Name of the report's file, the same wherever it is kept.</summary>
    /// <param name="week">The week.</param>
    /// <param name="marketerId">Who it is for.</param>
    /// <param name="format">Format of the renderer.</param>
    public static string FileName(ReportingWeek week, string marketerId, string format = "pdf") => $"weekly-report-{week}-{marketerId}.{format}";

    /// <summary>Composes the mail; the same report of the same week and reader always is the same mail.</summary>
    /// <param name="document">The report.</param>
    /// <param name="week">Its week.</param>
    /// <param name="revision">1 for the week's first report.</param>
    /// <param name="reader">Who gets it.</param>
    /// <param name="pdf">The rendered report.</param>
    /// <param name="date">When it is to be sent, in the reader's zone.</param>
    /// <param name="link">Where the reader sees the report in a browser; null for nowhere.</param>
    /// <param name="texts">Wording; English when null.</param>
    public static ReportMail Compose(
        ReportDocument document, ReportingWeek week, int revision, Marketer reader, ReadOnlyMemory<byte> pdf, DateTimeOffset date, Uri? link = null, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reader);
        texts ??= ReportTexts.English;
        var file = FileName(week, reader.Id);
        var attached = texts.Say(Phrase.MailAttached, ("file", file));
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new ReportMail
        {
            To = reader.Email,
            ToName = OneLine(reader.Name),
            Subject = OneLine(texts.Say(revision == 1 ? Phrase.MailSubject : Phrase.MailSubjectCorrected, ("week", Number(week.Number)), ("year", Number(week.Year)))),
            Text = PlainText(document, link, attached, texts),
            Html = HtmlMail.Body(document, link?.AbsoluteUri, texts[Phrase.MailOpen], attached),
            Language = texts.Language,
            Date = date,
            FileName = file,
            File = pdf,
            MessageId = $"weekly-report-{week}-{reader.Id}{(revision == 1 ? "" : $"-revision-{Number(revision)}")}",
        };
    }

    private static string PlainText(ReportDocument document, Uri? link, string attached, ReportTexts texts)
    {
        var body = new StringBuilder().AppendLine(document.Title).AppendLine(document.Subtitle).AppendLine();
        foreach (var sentence in document.Overview.OfType<Sentences>().SelectMany(s => s.Lines))
        {
            body.AppendLine(sentence);
        }

        body.AppendLine();
        foreach (var tile in document.Overview.OfType<HeadlineTiles>().SelectMany(t => t.Tiles))
        {
            string[] notes = [.. new[] { tile.Change, tile.Detail, tile.AgainstPlan }.Where(n => n.Length > 0)];
            body.Append(texts.Say(Phrase.MailTile, ("label", tile.Label), ("value", tile.Value)));
            body.AppendLine(notes.Length == 0 ? "" : $" ({string.Join(", ", notes)})");
        }

        body.AppendLine();
        if (link is not null)
        {
            body.Append(texts[Phrase.MailOpen]).AppendLine(":").AppendLine(link.AbsoluteUri).AppendLine();
        }

        return body.AppendLine(attached).ToString().ReplaceLineEndings("\r\n");
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
