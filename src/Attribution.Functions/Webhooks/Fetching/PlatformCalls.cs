using System.Net;
using System.Text.Json;

namespace Attribution.Functions.Webhooks.Fetching;

/// <summary>Calls a platform, and tells what can be tried again from what cannot.</summary>
internal static class PlatformCalls
{
    /// <summary>Largest answer that is read; a lead has a few kilobytes.</summary>
    public const long MostBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Sends a request and makes a lead of the answer.</summary>
    public static async Task<FetchOutcome> Fetch(this HttpClient http, HttpRequestMessage request, Func<JsonElement, FetchOutcome> read, CancellationToken ct)
    {
        try
        {
            using var response = await http.SendAsync(request, ct).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return Refused(response.StatusCode);
            }

            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(ct).ConfigureAwait(false), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : new FetchOutcome.Hopeless("The answer is not an object.");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return new FetchOutcome.Hopeless("The answer is too large.");
        }
        catch (HttpRequestException e)
        {
            return new FetchOutcome.TryAgain($"The platform cannot be reached: {e.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new FetchOutcome.TryAgain("The platform does not answer in time.");
        }
        catch (JsonException)
        {
            return new FetchOutcome.TryAgain("The answer is not JSON.");
        }
        catch (InvalidOperationException)
        {
            return new FetchOutcome.Hopeless("The answer contains a text that is not Unicode.");
        }
    }

    /// <summary>A token can be renewed and a limit passes; any other 4xx will stay.</summary>
    private static FetchOutcome Refused(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 and not (401 or 403 or 408 or 429)
            ? new FetchOutcome.Hopeless($"The platform answered {(int)status}.")
            : new FetchOutcome.TryAgain($"The platform answered {(int)status}.");
}
