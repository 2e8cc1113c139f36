using Attribution.Storage.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Operations;

/// <summary>Runs what somebody asked for, between the two halves of its row in the audit.</summary>
public sealed class AuditedOperations(AuditStore audit)
{
    private const int MostLetters = 200;

    /// <summary>Headers in which the platform, or a proxy in front of it, names the caller.</summary>
    private static readonly string[] CallerHeaders = ["x-ms-client-principal-name", "x-forwarded-for"];

    /// <summary>Runs an operation.</summary>
    /// <param name="request">Tells who asks, and with which parameters.</param>
    /// <param name="what">What is done, for example <c>replay-poison</c>.</param>
    /// <param name="on">What it is done to.</param>
    /// <param name="isDryRun">Whether it only says what it would do.</param>
    /// <param name="run">Does it; tells the answer, how many were concerned, and what came of it in a sentence.</param>
    /// <param name="ct">Stops before the operation; what has begun is noted to its end.</param>
    public async Task<IActionResult> Run(HttpRequest request, string what, string on, bool isDryRun, Func<Task<(IActionResult Answer, int Count, string Outcome)>> run, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(run);
        var ticket = await audit.Begin(what, on, Filter(request), isDryRun, Caller(request), ct).ConfigureAwait(false);
        try
        {
            var (answer, count, outcome) = await run().ConfigureAwait(false);
            await audit.End(ticket, count, outcome, CancellationToken.None).ConfigureAwait(false);
            return answer;
        }
        catch (Exception e)
        {
            await audit.End(ticket, 0, $"Broke off: {e.GetType().Name}.", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The parameters as they were sent, without a key that may be among them.</summary>
    private static string Filter(HttpRequest request) => string.Join('&', request.Query
        .Where(parameter => !string.Equals(parameter.Key, "code", StringComparison.OrdinalIgnoreCase))
        .Select(parameter => $"{parameter.Key}={parameter.Value}"));

    private static string Caller(HttpRequest request)
    {
        var named = CallerHeaders.Select(header => request.Headers[header].ToString()).FirstOrDefault(text => text.Length > 0)
            ?? request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var clean = new string([.. named.Where(c => !char.IsControl(c))]);
        return clean.Length > MostLetters ? clean[..MostLetters] : clean;
    }
}
