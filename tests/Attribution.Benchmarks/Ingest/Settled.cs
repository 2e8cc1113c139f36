using System.Diagnostics;
using System.Text.Json;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Ingest;

/// <summary>Waits until the figures say what was acknowledged.</summary>
internal static class Settled
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(60);

    /// <summary>Waits.</summary>
    /// <param name="stack">Whose figures.</param>
    /// <param name="clicks">What was acknowledged, by channel.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="week">ISO week that all of it falls into.</param>
    /// <returns>What differs once nothing moves any more; nothing when all is counted.</returns>
    public static async Task<IReadOnlyList<string>> Wait(Stack stack, IReadOnlyDictionary<string, long> clicks, CancellationToken ct, string week = Times.Week)
    {
        using var app = new HttpConnection(stack.Address);
        var request = new Requests(stack.Settings.HostKey).Get($"/figures/{week}");
        var (unchanged, last) = (Stopwatch.StartNew(), "");
        while (true)
        {
            var served = Served(await app.Send(request, ct));
            var differences = clicks
                .Where(c => served.GetValueOrDefault(c.Key) != c.Value)
                .Select(c => FormattableString.Invariant($"{c.Key}: {c.Value:N0} clicks were acknowledged, the figures say {served.GetValueOrDefault(c.Key):N0}"))
                .ToList();
            var now = string.Join('\n', differences);
            if (differences.Count == 0 || unchanged.Elapsed > Still)
            {
                return differences;
            }

            if (now != last)
            {
                (last, unchanged) = (now, Stopwatch.StartNew());
            }

            await Task.Delay(BetweenLooks, ct);
        }
    }

    private static Dictionary<string, long> Served(HttpAnswer answer)
    {
        if (answer.Status != 200)
        {
            throw new InvalidDataException($"The figures were answered {answer}");
        }

        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("channels").EnumerateArray().ToDictionary(
            c => c.GetProperty("channel").GetString()!,
            c => c.GetProperty("clicks") is { ValueKind: JsonValueKind.Number } n ? n.GetInt64() : 0);
    }
}
