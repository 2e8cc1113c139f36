using System.Net.Http.Headers;
using Attribution.Local.Demo;
using Attribution.Local.Processes;

namespace Attribution.Local.Steps;

/// <summary>Speaks to the function app as the outside world does: over HTTP.</summary>
internal sealed class AppClient : IDisposable
{
    private readonly HttpClient http;
    private readonly FunctionAppSettings settings;
    private readonly long startedAt = TimeProvider.System.GetTimestamp();

    /// <summary>Made when the app has started.</summary>
    public AppClient(Uri address, FunctionAppSettings settings)
    {
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
        this.settings = settings;
    }

    /// <summary>What the app's clock says, to within the seconds that it took to start.</summary>
    private DateTimeOffset AppTime => Wire.Parse(FunctionAppSettings.ClockStart) + TimeProvider.System.GetElapsedTime(startedAt);

    /// <summary>Sends one item and returns status and body of the answer.</summary>
    /// <exception cref="HttpRequestException">The app cannot be reached.</exception>
    public async Task<(int Status, string Body)> Send(PushItem item, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(item.Method, "/api" + item.Path);
        if (item.ContentType is not null)
        {
            request.Content = new ReadOnlyMemoryContent(item.Body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(item.ContentType);
        }

        foreach (var (name, value) in item.Signed?.Invoke(item.Body, AppTime) ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        // A platform that calls a webhook has no key of ours; its body proves who it is.
        if (!item.Path.StartsWith("/webhooks/", StringComparison.Ordinal))
        {
            request.Headers.Add("x-functions-key", settings.HostKey);
        }

        using var response = await http.SendAsync(request, ct).ConfigureAwait(false);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(ct).ConfigureAwait(false));
    }

    /// <summary>The figures of a week, as the app states them now.</summary>
    public Task<string> Figures(string week, CancellationToken ct) => Get($"/figures/{week}", ct);

    /// <summary>Asks for something that must be there.</summary>
    /// <param name="path">Path and query below <c>/api</c>.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="InvalidOperationException">The answer was not 200.</exception>
    public async Task<string> Get(string path, CancellationToken ct)
    {
        var (status, body) = await Send(new PushItem(0, HttpMethod.Get, path, null, default, new Answer(200)), ct).ConfigureAwait(false);
        return status == 200 ? body : throw new InvalidOperationException($"GET /api{path} answered {status}: {body}");
    }

    /// <summary>Fires a timer by hand.</summary>
    public async Task Fire(string function, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{function}");
        request.Content = new StringContent("{}", MediaTypeHeaderValue.Parse("application/json"));
        request.Headers.Add("x-functions-key", settings.MasterKey);
        using var response = await http.SendAsync(request, ct).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"POST /admin/functions/{function} answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(ct).ConfigureAwait(false)}");
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();
}
