using System.Globalization;
using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Mail;

/// <summary>The mail that brings a weekly report: its sentences and headline figures as text, the report attached.</summary>
public static class WeeklyMail
{
    /// <summary>Name of the report's file, the same wherever it is kept.</summary>
    /// <param name="week">The week.</param>
    /// <param name="marketerId">Who it is for.</param>
    /// <param name="format">Format of the renderer.</param>
    public static string FileName(ReportingWeek week, string marketerId, string format = "pdf") => $"weekly-report-{week}-{marketerId}.{format}";

    /// <summary>Composes the mail; the same report of the same week and reader always has the same message id.</summary>
    /// <param name="document">The report.</param>
    /// <param name="week">Its week.</param>
    /// <param name="reader">Who gets it.</param>
    /// <param name="pdf">The rendered report.</param>
    /// <param name="texts">Wording; English when null.</param>
    public static ReportMail Compose(ReportDocument document, ReportingWeek week, Marketer reader, ReadOnlyMemory<byte> pdf, ReportTexts? texts = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reader);
        texts ??= ReportTexts.English;
        var file = FileName(week, reader.Id);
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new ReportMail(
            reader.Email,
            OneLine(reader.Name),
            texts.Say(Phrase.MailSubject, ("week", Number(week.Number)), ("year", Number(week.Year))),
            Body(document, texts.Say(Phrase.MailAttached, ("file", file)), texts),
            file,
            pdf,
            $"weekly-report-{week}-{reader.Id}");
    }

    private static string Body(ReportDocument document, string attached, ReportTexts texts)
    {
        var body = new StringBuilder().AppendLine(document.Title).AppendLine(document.Subtitle).AppendLine();
        foreach (var sentence in document.Blocks.OfType<Sentences>().SelectMany(s => s.Lines))
        {
            body.AppendLine(sentence);
        }

        body.AppendLine();
        foreach (var tile in document.Blocks.OfType<HeadlineTiles>().SelectMany(t => t.Tiles))
        {
            string[] notes = [.. new[] { tile.Change, tile.Detail }.Where(n => n.Length > 0)];
            body.Append(texts.Say(Phrase.MailTile, ("label", tile.Label), ("value", tile.Value)));
            body.AppendLine(notes.Length == 0 ? "" : $" ({string.Join(", ", notes)})");
        }

        return body.AppendLine().AppendLine(attached).ToString().ReplaceLineEndings("\r\n");
    }

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
