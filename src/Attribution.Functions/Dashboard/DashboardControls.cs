using System.Net;
using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;
using Attribution.Reporting.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace Attribution.Functions.Dashboard;

/// <summary>What stands above the report: picks as a plain form, a link to the PDF. Works without a script.</summary>
/// <param name="Week">The week that is shown.</param>
/// <param name="Present">The week that has not ended yet.</param>
/// <param name="Reader">Through whose eyes.</param>
/// <param name="Readers">Whom the viewer may choose; one or none for no choice.</param>
/// <param name="Model">The model that is shown.</param>
/// <param name="Texts">Wording, and the language that is shown.</param>
/// <param name="Access">Name and value of what opened the page, to be passed on; null for nothing.</param>
internal sealed record DashboardControls(
    ReportingWeek Week, ReportingWeek Present, Marketer Reader, IReadOnlyList<Marketer> Readers, AttributionModel Model, ReportTexts Texts, (string Name, string Value)? Access)
{
    /// <summary>Half a year.</summary>
    private const int WeeksOffered = 26;

    /// <summary>Languages by the names that their readers know them by.</summary>
    private static readonly Dictionary<string, string> OwnNames = new(StringComparer.Ordinal)
    {
        ["en"] = "English",
        ["hy"] = "Հայերեն",
        ["ka"] = "ქართული",
        ["hu"] = "Magyar",
        ["lv"] = "Latviešu",
        ["ru"] = "Русский",
    };

    /// <summary>For numbers and days alone: no amount is written here.</summary>
    private ReportFormat Format { get; } = new(Texts.Language, "EUR");

    /// <summary>The markup; every text is escaped.</summary>
    public string Markup()
    {
        var form = new StringBuilder("<form class=\"picks\" method=\"get\">");
        if (Access is { } access)
        {
            form.Append("<input type=\"hidden\" name=\"").Append(Escaped(access.Name)).Append("\" value=\"").Append(Escaped(access.Value)).Append("\">");
        }

        Add(form, "week", Phrase.DashboardWeek, Weeks().Select(week => (week.ToString(), Dates(week), week == Week)));
        if (Readers.Count > 1)
        {
            Add(form, "marketer", Phrase.DashboardReader, Readers.Select(reader => (reader.Id, reader.Name, reader.Id == Reader.Id)));
        }

        Add(form, "model", Phrase.DashboardModel, ModelCredits.Models.Select(model => (ModelName.Of(model), ModelNames.Of(model, Texts), model == Model)));
        Add(form, "language", Phrase.DashboardLanguage, ReportTexts.Languages.Select(language => (language, OwnNames[language], language == Texts.Language)));
        return form
            .Append("<button type=\"submit\">").Append(Escaped(Texts[Phrase.DashboardShow])).Append("</button>")
            .Append("<a class=\"pdf\" href=\"").Append(Escaped(PdfAddress())).Append("\">").Append(Escaped(Texts[Phrase.DashboardPdf])).Append("</a></form>")
            .ToString();
    }

    private IEnumerable<ReportingWeek> Weeks()
    {
        var week = Present;
        for (var n = 0; n < WeeksOffered; n++, week = week.Previous)
        {
            yield return week;
        }

        if (Week <= week)
        {
            yield return Week;
        }
    }

    private string Dates(ReportingWeek week) =>
        Texts.Say(Phrase.DashboardWeekOf, ("week", Format.Count(week.Number)), ("dates", Format.Days(week.Monday, week.Sunday)));

    private string PdfAddress()
    {
        var query = new QueryBuilder();
        if (Access is { } access)
        {
            query.Add(access.Name, access.Value);
        }

        query.Add("week", Week.ToString());
        query.Add("marketer", Reader.Id);
        query.Add("model", ModelName.Of(Model));
        query.Add("language", Texts.Language);
        query.Add("format", "pdf");
        return query.ToString();
    }

    private void Add(StringBuilder form, string name, Phrase label, IEnumerable<(string Value, string Text, bool IsPicked)> options)
    {
        form.Append("<label>").Append(Escaped(Texts[label])).Append(" <select name=\"").Append(name).Append("\">");
        foreach (var (value, text, isPicked) in options)
        {
            form.Append("<option value=\"").Append(Escaped(value)).Append(isPicked ? "\" selected>" : "\">").Append(Escaped(text)).Append("</option>");
        }

        form.Append("</select></label>");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
