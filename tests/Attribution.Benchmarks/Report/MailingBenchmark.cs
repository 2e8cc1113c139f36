using Attribution.Benchmarks.Processes;
using Attribution.Reporting.Text;

namespace Attribution.Benchmarks.Report;

/// <summary>Everybody is due at once: how long from the timer to the last mail.</summary>
internal static class MailingBenchmark
{
    private const int Clicks = 10_000;

    // Plans for the same channel share each of its leads: fifty of them would be another measurement.
    private const int MarketersPerPlan = 10;
    private static readonly TimeSpan Still = TimeSpan.FromSeconds(90);

    /// <exception cref="InvalidDataException">Somebody got no mail, more than one, or one without a report.</exception>
    public static async Task<MailingTime> Run(int marketers, CancellationToken ct)
    {
        await using var sink = new MailSink();
        await using var stack = await Stack.Start(ct, sink.Port);
        await stack.StartApp(null, [], ct);
        using var app = new HttpConnection(stack.Address);
        var traffic = new WeekTraffic(stack);
        await traffic.CreateChannels(app, ct);
        var requests = new Requests(stack.Settings.HostKey);
        for (var i = 0; i < marketers; i++)
        {
            var id = FormattableString.Invariant($"m-{i + 1}");
            await Catalogue.Marketer(app, requests, id, ReportTexts.Languages[i % ReportTexts.Languages.Count], "marketer", ct);
            if (i % MarketersPerPlan == 0)
            {
                await Catalogue.Plan(app, requests, id, WeekTraffic.Channels[i / MarketersPerPlan % WeekTraffic.Channels.Count], ct);
            }
        }

        await traffic.Fill(Clicks, ct);
        await traffic.PushLeadsAndCosts(app, ct);
        await traffic.Settle(app, ct);

        var began = TimeProvider.System.GetTimestamp();
        await FireTimer(stack, app, ct);
        await AllSent(sink, marketers, ct);
        var mails = sink.Mails;
        double Seconds(SunkMail mail) => TimeProvider.System.GetElapsedTime(began, mail.At).TotalSeconds;
        return new MailingTime(marketers, Seconds(mails[0]), Seconds(mails[^1]), mails.Sum(m => m.Bytes));
    }

    /// <summary>Asks for all reports that are due.</summary>
    public static async Task FireTimer(Stack stack, HttpConnection app, CancellationToken ct)
    {
        var answer = await app.Send(new Requests(stack.Settings.MasterKey).Fire("SendDueReports"), ct);
        if (answer.Status is < 200 or > 299)
        {
            throw new InvalidDataException($"The timer was answered {answer}");
        }
    }

    private static async Task AllSent(MailSink sink, int marketers, CancellationToken ct)
    {
        var (last, moved) = (0, TimeProvider.System.GetTimestamp());
        while (sink.Mails.Count is var count && count < marketers)
        {
            if (count != last)
            {
                (last, moved) = (count, TimeProvider.System.GetTimestamp());
            }

            if (TimeProvider.System.GetElapsedTime(moved) > Still)
            {
                throw new InvalidDataException($"{count} of {marketers} mails came, and then none for {Still.TotalSeconds} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
        }

        // A second mail for somebody would come now.
        await Task.Delay(TimeSpan.FromSeconds(2), ct);
        var wrong = sink.Mails.GroupBy(m => m.To).Where(g => g.Count() != 1 || !g.Single().HasReport).Select(g => g.Key).ToList();
        if (wrong.Count > 0 || sink.Mails.Count != marketers)
        {
            throw new InvalidDataException($"{sink.Mails.Count} mails for {marketers} marketers; not one report each: {string.Join(", ", wrong.Take(5))}");
        }
    }
}
