using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Attribution.Functions.Tests.Dashboard;

/// <summary>A page in a browser of its own, and everything that the browser complained about or asked for meanwhile.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentQueue<Uri> requests = new();

    private Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => complaints.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.RequestFailed += (_, request) => complaints.Enqueue($"{request.Url} failed: {request.Failure}");
        context.Request += (_, request) => requests.Enqueue(new Uri(request.Url));
    }

    public IPage Page { get; }

    /// <summary>What went to the console, and requests that failed.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints];

    /// <summary>Whom the page asked for anything.</summary>
    public IReadOnlyList<Uri> Requests => [.. requests];

    public static async Task<Visit> Open(Chromium chromium, Uri address, int width = 1280, string language = "en")
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = language,
            AcceptDownloads = true,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(address.AbsoluteUri);
        return visit;
    }

    /// <summary>Whether the page is wider than the window, so that one would have to push it to and fro.</summary>
    public Task<int> Overflow() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>For whoever wants to look at it.</summary>
    public Task Photograph(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png"),
        FullPage = true,
    });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
