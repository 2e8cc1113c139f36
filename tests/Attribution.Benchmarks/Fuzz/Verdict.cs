using System.Text.Json;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>Whether an answer is one that the README promises.</summary>
internal sealed class Verdict(IReadOnlySet<string> codes)
{
    /// <summary>Refusals of the Functions host, which have no body.</summary>
    private static readonly HashSet<int> OfTheHost = [401, 404];

    /// <summary>Refusals of the web server, which have none either.</summary>
    private static readonly HashSet<int> OfTheServer = [400, 401, 404, 405, 408, 411, 413, 414, 417, 431, 501, 505];

    /// <returns>What is wrong with the answer; null when nothing is.</returns>
    public string? Of(FuzzRequest request, HttpAnswer answer)
    {
        if (answer.Status < 300)
        {
            return null;
        }

        if (request.Wire != Wire.Sound && answer.Body.Length == 0 && OfTheServer.Contains(answer.Status))
        {
            return null;
        }

        // A third file at the same time is documented to be sent away.
        if (answer.Status == 503 && request.Route.Contains(" /imports/", StringComparison.Ordinal) && answer.Header("Retry-After") is not null)
        {
            return null;
        }

        if (answer.Status is < 400 or >= 500)
        {
            return $"status {answer.Status}";
        }

        if (answer.Body.Length == 0)
        {
            return OfTheHost.Contains(answer.Status) ? null : $"status {answer.Status} without a body";
        }

        // A reader whose link does not open anything is a person with a browser.
        if (answer.Status == 403 && request.Route.Contains(" /dashboard/", StringComparison.Ordinal))
        {
            return answer.Header("Content-Type") is { } type && type.StartsWith("text/html", StringComparison.Ordinal) ? null : "a refusal that is no page";
        }

        // What senders of webhooks read is theirs to say.
        return request.Route.Contains(" /webhooks/", StringComparison.Ordinal) ? null : Problem(answer);
    }

    private string? Problem(HttpAnswer answer)
    {
        if (answer.Header("Content-Type") is not { } type || !type.StartsWith("application/problem+json", StringComparison.Ordinal))
        {
            return $"status {answer.Status} as {answer.Header("Content-Type") ?? "nothing"}";
        }

        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var (code, status) = (json.RootElement.GetProperty("code").GetString(), json.RootElement.GetProperty("status").GetInt32());
            return status != answer.Status ? $"the problem says {status}, the answer {answer.Status}"
                : code is null || !codes.Contains(code) ? $"the code '{code}' is not documented"
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"a problem that cannot be read: {e.Message}";
        }
    }
}
