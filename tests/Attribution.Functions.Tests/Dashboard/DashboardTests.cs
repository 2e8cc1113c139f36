using System.Net;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Functions.Dashboard;
using Attribution.Functions.Tests.Support;
using Attribution.Reporting.Html;
using Attribution.Reporting.Text;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Dashboard;

[Collection(AppCollection.Name)]
public sealed class DashboardTests(AppFixture app) : IAsyncLifetime
{
    private static readonly DateTimeOffset Later = new(2026, 4, 20, 0, 0, 0, TimeSpan.Zero);

    public Task InitializeAsync() => DashboardWorld.Make(app);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    //          path                        key                          status
    [InlineData("/dashboard",               null,                        401)]
    [InlineData("/dashboard",               "wrong",                     401)]
    [InlineData("/dashboard",               AppSettings.FunctionKey,     200)]
    [InlineData("/dashboard?code=wrong",    null,                        401)]
    [InlineData("/dashboard?code=test-function-key", null,               200)]
    // A key opens nothing on the route for readers.
    [InlineData("/dashboard/mine",          AppSettings.FunctionKey,     403)]
    [InlineData("/dashboard/mine?link=",    null,                        403)]
    public async Task Page_NeedsAKey(string path, string? key, int status) => Assert.Equal(status, (int)(await app.Api.Get(path, key)).Status);

    [Fact]
    public async Task Page_IsShownByTheLinkInTheMail()
    {
        var answer = await app.Api.Get(DashboardWorld.LinkOf(app, "dash-anna"), key: null);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.Status, answer.Type));
        Assert.Contains("Anna Ozola", answer.Text, StringComparison.Ordinal);
        Assert.Contains("dash-anna-march", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("dash-nare", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Content-Security-Policy", null)]
    [InlineData("X-Content-Type-Options",  "nosniff")]
    [InlineData("Referrer-Policy",         "no-referrer")]
    [InlineData("Cache-Control",           "no-store, private")]
    public async Task Page_ProtectsItself(string header, string? value)
    {
        foreach (var path in new[] { DashboardWorld.LinkOf(app, "dash-anna"), "/dashboard/mine?link=x", DashboardWorld.LinkOf(app, "dash-anna") + "&format=pdf" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api" + path);
            using var response = await app.Api.Send(request);

            Assert.Equal(value ?? HtmlReport.ContentSecurityPolicy, header == "Cache-Control" ? response.Headers.CacheControl!.ToString() : response.Headers.GetValues(header).Single());
        }
    }

    [Fact]
    public async Task Link_OpensNothing_OnceItHasExpired() =>
        await Refused(DashboardWorld.LinkFor("dash-anna", new DateTimeOffset(2026, 3, 23, 4, 59, 59, TimeSpan.Zero)));

    [Theory]
    [InlineData("dash-nobody")]
    [InlineData("dash-gone")]
    public async Task Link_OpensNothing_WhenTheReaderIsNoLongerOne(string marketer) => await Refused(DashboardWorld.LinkFor(marketer, Later));

    [Fact]
    public async Task Link_OpensNothing_WhenItIsAltered()
    {
        var link = DashboardWorld.LinkOf(app, "dash-anna");

        await Refused(link.Replace("link=dash-anna", "link=dash-head", StringComparison.Ordinal));
        await Refused(link.Replace("link=dash-anna", "link=dash-anna&link=dash-head", StringComparison.Ordinal));
    }

    [Theory]
    //          link         asks for      status
    [InlineData("dash-anna", "dash-anna",  200)]
    [InlineData("dash-anna", "dash-nare",  403)]
    [InlineData("dash-anna", "dash-head",  403)]
    [InlineData("dash-head", "dash-nare",  200)]
    [InlineData("dash-head", "dash-head",  200)]
    [InlineData("dash-head", "dash-gone",  403)]
    public async Task Link_OpensTheOwnReport_AndAHeadsEverybodys(string link, string marketer, int status)
    {
        foreach (var format in new[] { "html", "pdf" })
        {
            Assert.Equal(status, (int)(await app.Api.Get($"{DashboardWorld.LinkOf(app, link)}&marketer={marketer}&format={format}", key: null)).Status);
        }
    }

    [Fact]
    public async Task Pdf_IsTheOneThatWasMailed_WhenNothingElseIsPicked()
    {
        var pdf = await app.Api.Get(DashboardWorld.LinkOf(app, "dash-anna") + "&format=pdf", key: null);

        Assert.Equal("application/pdf", pdf.Type);
        Assert.Equal(app.Smtp.To(DashboardWorld.Address("dash-anna"))[0].Attachment, pdf.Bytes);
        Assert.NotEqual(pdf.Bytes, (await app.Api.Get(DashboardWorld.LinkOf(app, "dash-anna") + "&format=pdf&model=last", key: null)).Bytes);
    }

    [Fact]
    public async Task Page_IsShown_UnderEveryModelInEveryLanguage()
    {
        foreach (var (model, n) in ModelCredits.Models.Select((m, n) => (m, n)))
        {
            var language = ReportTexts.Languages[n % ReportTexts.Languages.Count];
            var texts = ReportTexts.In(language);
            var answer = await app.Api.Get($"/dashboard?marketer=dash-head&week={DashboardWorld.Week}&model={model}&language={language}");

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains($"lang=\"{language}\"", answer.Text, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlEncode(ModelNames.Of(model, texts)), answer.Text, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlEncode(texts[Phrase.Title]), answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    //          week        preliminary
    [InlineData("2026-W12", false)]
    [InlineData("2026-W13", true)]
    [InlineData("2026-W10", true)]
    public async Task Page_SaysPreliminary_WhenTheWeekIsNotReportedYet(string week, bool expected)
    {
        var answer = await app.Api.Get($"/dashboard?marketer=dash-head&week={week}");

        Assert.Equal(expected, answer.Text.Contains("Preliminary:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PreliminaryWeek_IsReadOnceAMinute()
    {
        var clock = new SetClock(AppSettings.MondayMorning);
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port), services => services.AddSingleton<TimeProvider>(clock));
        var weeks = host.Services.GetRequiredService<PreliminaryWeeks>();
        var (week, began) = (new ReportingWeek(new DateOnly(2026, 3, 2)), clock.Now);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => weeks.Read(week, CancellationToken.None)));
        clock.Now = began.AddSeconds(59);
        Assert.Equal(began, (await weeks.Read(week, CancellationToken.None)).ReadAt);

        clock.Now = began.AddSeconds(60);
        Assert.Equal(clock.Now, (await weeks.Read(week, CancellationToken.None)).ReadAt);
    }

    [Theory]
    [InlineData("week=2026-W99",      "invalid-week",     "week")]
    [InlineData("week=2026-W14",      "invalid-week",     "week")]
    [InlineData("week=1999-W01",      "invalid-week",     "week")]
    [InlineData("model=best",         "unknown-model",    "model")]
    [InlineData("model=5",            "unknown-model",    "model")]
    [InlineData("model=First,Last",   "unknown-model",    "model")]
    [InlineData("language=de",        "unknown-language", "language")]
    [InlineData("marketer=nobody",    "unknown-marketer", "marketer")]
    [InlineData("marketer=A%20B",     "unknown-marketer", "marketer")]
    [InlineData("format=docx",        "invalid-choice",   "format")]
    public async Task Page_NamesTheField_WhenAPickIsNone(string query, string code, string field)
    {
        var answer = await app.Api.Get($"/dashboard?{query}");

        BadRequestTests.Refused(answer, 422, code);
        Assert.Equal(field, answer.Body.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Link_IsNeverLogged()
    {
        var link = DashboardWorld.LinkOf(app, "dash-anna");
        await app.Api.Get(link, key: null);
        await app.Api.Get(link + "x", key: null);

        await using var log = new FileStream(Path.Combine(AppContext.BaseDirectory, "logs", "functions.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        Assert.DoesNotContain(DashboardWorld.SignatureOf(link).Split('~')[^1], await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    private async Task Refused(string path)
    {
        var answer = await app.Api.Get(path, key: null);

        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (answer.Status, answer.Type));
        Assert.Contains("This link does not open a report", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("dash-", answer.Text, StringComparison.Ordinal);
    }
}
