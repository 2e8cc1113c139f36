using System.Globalization;
using System.Text;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Reporting.Html;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Mail;

/// <summary>The mail that tells a manager of a new lead: how warm it is, where it came from, and its key. Who it is stands where contacts are kept, and not in a mailbox.</summary>
public static class AssignmentMail
{
    /// <summary>Composes the mail; the same assignment always is the same mail.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="cycle">In which of its cycles it was handed over; from the second on it has come back.</param>
    /// <param name="temperature">How warm it is.</param>
    /// <param name="channel">Name of its channel; null when nobody knows.</param>
    /// <param name="manager">Who gets it.</param>
    /// <param name="date">When it was handed over.</param>
    public static ReportMail Compose(Lead lead, int cycle, LeadTemperature temperature, string? channel, Manager manager, DateTimeOffset date)
    {
        ArgumentNullException.ThrowIfNull(lead);
        ArgumentNullException.ThrowIfNull(manager);
        var texts = ReportTexts.In(manager.Language);
        var subject = texts[cycle == 1 ? Phrase.MailLead : Phrase.MailLeadBack];
        string[] lines =
        [
            texts[temperature switch { LeadTemperature.Hot => Phrase.KindHot, LeadTemperature.Warm => Phrase.KindWarm, _ => Phrase.KindCold }],
            .. channel is null ? Array.Empty<string>() : [texts.Say(Phrase.MailTile, ("label", texts[Phrase.Channel]), ("value", channel))],
            texts.Say(Phrase.MailLeadKey, ("key", lead.Key)),
        ];
        return new ReportMail
        {
            To = manager.Email,
            ToName = string.Concat(manager.Name.Select(c => char.IsControl(c) ? ' ' : c)),
            Subject = subject,
            Text = string.Join("\r\n", [subject, "", .. lines]),
            Html = Page(subject, lines, texts.Language),
            Language = texts.Language,
            Date = date,
            MessageId = string.Create(CultureInfo.InvariantCulture, $"lead-{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(lead.Key))}-{cycle}"),
        };
    }

    private static string Page(string subject, IEnumerable<string> lines, string language)
    {
        var html = new HtmlText();
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", language)).Open("head").Raw("<meta charset=\"utf-8\"/>\n").Element("title", subject).Close();
        html.Open("body", ("style", "font-family:sans-serif")).Element("h1", subject);
        foreach (var line in lines)
        {
            html.Element("p", line);
        }

        return html.Close(2).ToString();
    }
}
