using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Functions.Http;
using Attribution.Functions.Settings;
using Attribution.Reporting;
using Attribution.Reporting.Html;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;
using Attribution.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Dashboard;

/// <summary>The report as a web page: to whoever has a key of the app, and to a reader who comes by the link in the mail.</summary>
public sealed class DashboardEndpoint(CatalogStore catalog, DashboardWeeks weeks, ReaderLinks links, IReportRenderer renderer, ReportingCalendar calendar)
{
    /// <summary>Name of the query's parameter that holds a link's signature.</summary>
    public const string LinkParameter = "link";

    private const string KeyParameter = "code";

    /// <summary>To whoever has a key: the host has checked it. All readers may be picked.</summary>
    public async Task<IActionResult> ShowToKey(HttpRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var readers = await catalog.All<Marketer>(includeRetired: false, ct).ConfigureAwait(false);
        return readers.Count == 0
            ? Problems.NotFound("Nobody gets reports yet: the catalogue holds no marketer.")
            : await Show(request, readers.FirstOrDefault(r => r.Role == MarketerRole.Head) ?? readers[0], readers, KeyParameter, ct).ConfigureAwait(false);
    }

    /// <summary>To a reader who comes by a link: a marketer to the own report, a head to everybody's.</summary>
    public async Task<IActionResult> ShowToReader(HttpRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (links.Reader(request.Query[LinkParameter].ToString()) is not { } id || await catalog.Find<Marketer>(id, ct).ConfigureAwait(false) is not { } reader)
        {
            return NoAccess(request);
        }

        IReadOnlyList<Marketer> readers = reader.Role == MarketerRole.Head ? await catalog.All<Marketer>(includeRetired: false, ct).ConfigureAwait(false) : [reader];
        return await Show(request, reader, readers, LinkParameter, ct).ConfigureAwait(false);
    }

    private async Task<IActionResult> Show(HttpRequest request, Marketer viewer, IReadOnlyList<Marketer> readers, string access, CancellationToken ct)
    {
        var present = ReportingWeek.Of(calendar.Today);
        if (DashboardPicks.Parse(request.Query, present, out var picks) is { } fault)
        {
            return Problems.Invalid(fault);
        }

        if ((picks.Marketer is null ? viewer : readers.FirstOrDefault(r => r.Id == picks.Marketer)) is not { } reader)
        {
            return access == LinkParameter ? NoAccess(request) : Problems.Invalid(DashboardPicks.UnknownMarketer);
        }

        var texts = ReportTexts.In(picks.Language ?? viewer.Language);
        var shown = await weeks.Read(picks.Week, reader, picks.Model, texts.Language, ct).ConfigureAwait(false);
        Protect(request.HttpContext.Response);
        if (picks.AsPdf)
        {
            return new FileContentResult(shown.Frozen ?? renderer.Render(shown.Document), "application/pdf") { FileDownloadName = WeeklyMail.FileName(picks.Week, reader.Id) };
        }

        (string, string)? passedOn = request.Query[access].ToString() is { Length: > 0 } value ? (access, value) : null;
        var controls = new DashboardControls(picks.Week, present, reader, readers, shown.Model, texts, passedOn);
        return Page(HtmlReport.Page(shown.Document, controls.Markup()), StatusCodes.Status200OK);
    }

    /// <summary>Says no more than that: whoever guesses learns nothing.</summary>
    private ContentResult NoAccess(HttpRequest request)
    {
        var texts = ReportTexts.In(Preferred(request));
        Protect(request.HttpContext.Response);
        var said = new ReportDocument(
            texts[Phrase.DashboardNoAccess], "", texts.Language, calendar.Today, "", [new Sentences([texts[Phrase.DashboardNoAccessNote]])]);
        return Page(HtmlReport.Page(said), StatusCodes.Status403Forbidden);
    }

    /// <summary>The first of ours that the browser names.</summary>
    private static string Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(accepted => accepted.Quality ?? 1)
        .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(ReportTexts.Languages.Contains) ?? Marketer.DefaultLanguage;

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = HtmlReport.ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "private, no-store";
    }

    private static ContentResult Page(string html, int status) => new() { StatusCode = status, ContentType = "text/html; charset=utf-8", Content = html };
}
