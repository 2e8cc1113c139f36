using System.Diagnostics;
using System.Text;
using Attribution.Benchmarks.Processes;

namespace Attribution.Benchmarks.Report;

/// <summary>
/// Reports of one week again and again, at each number of stored events: each time a platform restates a day's cost and the week is reopened, so that
/// everything is read from the store anew.
/// </summary>
internal static class StoredEventsBenchmark
{
    private const int WarmUps = 3;
    private const string Head = "head";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="InvalidDataException">A figure is wrong, or a report did not come.</exception>
    public static async Task<IReadOnlyList<ReportTime>> Run(IReadOnlyList<int> numbers, int reports, Action<string> say, CancellationToken ct)
    {
        await using var sink = new MailSink();
        await using var stack = await Stack.Start(ct, sink.Port);
        await stack.StartApp(null, [], ct);
        var traffic = new WeekTraffic(stack);
        using (var first = new HttpConnection(stack.Address))
        {
            await traffic.CreateChannels(first, ct);
            var requests = new Requests(stack.Settings.HostKey);
            await Catalogue.Marketer(first, requests, Head, "en", "head", ct);
            await Catalogue.Plan(first, requests, Head, WeekTraffic.Channels[0], ct);
        }

        var times = new List<ReportTime>();
        foreach (var events in numbers)
        {
            say(FormattableString.Invariant($"Storing {events:N0} events"));
            await traffic.Fill(events, ct);

            // The app ends connections that were idle for two minutes; a million events take longer.
            using var app = new HttpConnection(stack.Address);
            if (times.Count == 0)
            {
                await traffic.PushLeadsAndCosts(app, ct);
            }

            await traffic.Settle(app, ct);
            if (times.Count == 0)
            {
                await MailingBenchmark.FireTimer(stack, app, ct);
                await Mails(sink, 1, ct);
            }

            var time = await Time(app, stack, traffic, sink, reports, ct);
            say(FormattableString.Invariant($"  a report in {time.MedianMilliseconds:0} ms"));
            times.Add(time);
        }

        return times;
    }

    private static async Task<ReportTime> Time(HttpConnection app, Stack stack, WeekTraffic traffic, MailSink sink, int reports, CancellationToken ct)
    {
        var request = new Requests(stack.Settings.MasterKey).Post($"/reports/{WeekTraffic.Week}/revisions", Encoding.UTF8.GetBytes("""{"reason":"A platform restated a day."}"""));
        var (reading, mailing) = (new List<double>(), new List<double>());
        for (var i = -WarmUps; i < reports; i++)
        {
            await traffic.Restate(app, ct);
            var mails = sink.Mails.Count;
            var began = Stopwatch.GetTimestamp();
            var answer = await app.Send(request, ct);
            var read = Stopwatch.GetElapsedTime(began);
            if (answer.Status != 202)
            {
                throw new InvalidDataException($"A week was to be reopened, which was answered {answer}");
            }

            await Mails(sink, mails + 1, ct);
            if (i >= 0)
            {
                reading.Add(read.TotalMilliseconds);
                mailing.Add(Stopwatch.GetElapsedTime(began, sink.Mails[^1].At).TotalMilliseconds);
            }
        }

        reading.Sort();
        mailing.Sort();
        return new ReportTime((int)traffic.Stored, reading[reading.Count / 2], reading[0], reading[^1], mailing[mailing.Count / 2]);
    }

    private static async Task Mails(MailSink sink, int count, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (sink.Mails.Count < count)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidDataException($"No report came within {Patience.TotalSeconds} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), ct);
        }
    }
}
