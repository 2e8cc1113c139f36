using System.Diagnostics;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Report;

/// <summary>A report of a week that was not frozen yet, from request to PDF: everything is read from the store, at each number of stored events.</summary>
internal static class StoredEventsBenchmark
{
    private const int WarmUps = 3;
    private const string Head = "head";

    /// <exception cref="InvalidDataException">A figure is wrong, or a report was not answered.</exception>
    public static async Task<IReadOnlyList<ReportTime>> Run(IReadOnlyList<int> numbers, int reports, Action<string> say, CancellationToken ct)
    {
        await using var stack = await Stack.Start(ct);
        await stack.StartApp(null, [], ct);
        using var app = new HttpConnection(stack.Address);
        var traffic = new WeekTraffic(stack);
        await traffic.CreateChannels(app, ct);
        await Catalogue.Marketer(app, new Requests(stack.Settings.HostKey), Head, "head@example.com", "en", "head", WeekTraffic.Channels[0], ct);

        var times = new List<ReportTime>();
        foreach (var events in numbers)
        {
            say(FormattableString.Invariant($"Storing {events:N0} events"));
            await traffic.Fill(events, ct);
            if (times.Count == 0)
            {
                await traffic.PushLeadsAndCosts(app, ct);
            }

            await traffic.Settle(app, ct);
            var time = await Time(app, stack, (int)traffic.Stored, reports, ct);
            say(FormattableString.Invariant($"  a report in {time.MedianMilliseconds:0} ms"));
            times.Add(time);
        }

        return times;
    }

    private static async Task<ReportTime> Time(HttpConnection app, Stack stack, int events, int reports, CancellationToken ct)
    {
        var request = new Requests(stack.Settings.HostKey).Get($"/dashboard?week={WeekTraffic.Week}&marketer={Head}&format=pdf");
        var (times, bytes) = (new List<double>(), 0);
        for (var i = -WarmUps; i < reports; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var answer = await app.Send(request, ct);
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            bytes = answer.Status == 200 && answer.Body.AsSpan().StartsWith("%PDF"u8)
                ? answer.Body.Length
                : throw new InvalidDataException($"A report was answered {answer}");
        }

        times.Sort();
        return new ReportTime(events, times[times.Count / 2], times[0], times[^1], bytes);
    }
}
