using Attribution.Functions.Tests.Support;
using Attribution.Reporting.Text;
using Microsoft.Playwright;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Dashboard;

/// <summary>The dashboard as a reader sees it, in Chromium.</summary>
[Collection(AppCollection.Name)]
public sealed class DashboardBrowserTests(AppFixture app, Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    public Task InitializeAsync() => Chromium.Program is null ? Task.CompletedTask : DashboardWorld.Make(app);

    public Task DisposeAsync() => Task.CompletedTask;

    [BrowserFact]
    public async Task Picks_ShowAnotherWeekModelAndLanguage()
    {
        await using var visit = await Open(DashboardWorld.LinkOf(app, "dash-anna"));
        var page = visit.Page;
        Assert.Equal(["2026-W12", "positionBased", "en"], await Picked(page, "week", "model", "language"));
        Assert.Equal(0, await page.Locator("select[name=marketer]").CountAsync());

        await page.SelectOptionAsync("select[name=model]", "last");
        await page.SelectOptionAsync("select[name=language]", "hy");
        await page.ClickAsync("button[type=submit]");
        Assert.Equal(["2026-W12", "last", "hy"], await Picked(page, "week", "model", "language"));
        Assert.Equal("hy", await page.GetAttributeAsync("html", "lang"));
        Assert.Contains(ReportTexts.In("hy")[Phrase.ModelLast], await page.InnerTextAsync("article"), StringComparison.Ordinal);

        await page.SelectOptionAsync("select[name=week]", "2026-W13");
        await page.ClickAsync("button[type=submit]");
        Assert.Equal(["2026-W13", "last", "hy"], await Picked(page, "week", "model", "language"));
        Assert.Contains(ReportTexts.In("hy")[Phrase.DashboardPreliminaryNote], await page.InnerTextAsync("article"), StringComparison.Ordinal);
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Picks_ShowAHeadEverybodysReport()
    {
        await using var visit = await Open(DashboardWorld.LinkOf(app, "dash-head"));

        await visit.Page.SelectOptionAsync("select[name=marketer]", "dash-nare");
        await visit.Page.ClickAsync("button[type=submit]");

        var report = await visit.Page.InnerTextAsync("article");
        Assert.Contains("Նարե Պետրոսյան", report, StringComparison.Ordinal);
        Assert.Contains("dash-nare-march", report, StringComparison.Ordinal);
        Assert.DoesNotContain("dash-anna-march", report, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Picks_WorkWithAKey()
    {
        await using var visit = await Open($"/dashboard?code={AppSettings.FunctionKey}&marketer=dash-head&week={DashboardWorld.Week}");

        await visit.Page.SelectOptionAsync("select[name=model]", "first");
        await visit.Page.ClickAsync("button[type=submit]");

        Assert.Equal(["first", "dash-head"], await Picked(visit.Page, "model", "marketer"));
        Assert.Empty(visit.Complaints);
    }

    [BrowserFact]
    public async Task Pdf_IsDownloaded()
    {
        await using var visit = await Open(DashboardWorld.LinkOf(app, "dash-anna"));

        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("a.pdf"));

        Assert.Equal("weekly-report-2026-W12-dash-anna.pdf", download.SuggestedFilename);
        Assert.Equal(app.Smtp.To(DashboardWorld.Address("dash-anna"))[0].Attachment, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("hy")]
    [InlineData("ka")]
    [InlineData("hu")]
    [InlineData("lv")]
    [InlineData("ru")]
    public async Task Page_FitsAPhoneAndADesk_AndAsksNobodyElse(string language)
    {
        foreach (var width in new[] { 360, 1280 })
        {
            await using var visit = await Open($"{DashboardWorld.LinkOf(app, "dash-head")}&language={language}", width);
            await visit.Photograph($"dashboard-{language}-{width}");

            Assert.Equal(0, await visit.Overflow());
            Assert.Empty(visit.Complaints);
            Assert.All(visit.Requests, request => Assert.True(request.IsLoopback, request.AbsoluteUri));
        }
    }

    [BrowserTheory]
    //          browser's language  says
    [InlineData("en-GB",            "This link does not open a report")]
    [InlineData("de",               "This link does not open a report")]
    public async Task Link_SaysThatItHasExpired(string language, string expected)
    {
        var expired = DashboardWorld.LinkFor("dash-anna", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

        await using var visit = await Visit.Open(chromium, Address(expired), language: language);
        await visit.Photograph($"dashboard-expired-{language}");

        Assert.Equal(expected, await visit.Page.InnerTextAsync("h1"));
        Assert.Equal(0, await visit.Page.Locator("form").CountAsync());
    }

    private Task<Visit> Open(string path, int width = 1280) => Visit.Open(chromium, Address(path), width);

    private Uri Address(string path) => new($"{app.Api.Address.GetLeftPart(UriPartial.Authority)}/api{path}");

    private static async Task<List<string>> Picked(IPage page, params string[] names)
    {
        var picked = new List<string>();
        foreach (var name in names)
        {
            picked.Add(await page.InputValueAsync($"select[name={name}]"));
        }

        return picked;
    }
}
