using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Events of every measure, one at a time and in batches, some of them for the second time; day totals that are restated; a file.</summary>
internal static class Measures
{
    private const int BatchesOfClicks = 3;
    private const int PerBatch = 30;
    private const int Singles = 12;

    /// <summary>The channel whose platform counts impressions, reach and costs.</summary>
    public const string Social = "social";

    /// <summary>The channel whose costs come as a file.</summary>
    public const string Radio = "radio";

    /// <summary>Channels whose events are ours to count.</summary>
    public static IReadOnlyList<string> Own { get; } = ["search", "email", "direct"];

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var calls = new List<Call>();
        for (var i = 0; i < BatchesOfClicks; i++)
        {
            calls.Add(Events(world, dice, "clicks", PerBatch));
        }

        calls.Add(Events(world, dice, "impressions", PerBatch / 2));
        calls.Add(Events(world, dice, "costs", PerBatch / 2));
        calls.Add(Events(world, dice, "applications", PerBatch / 3));
        for (var i = 0; i < Singles; i++)
        {
            calls.Add(Events(world, dice, dice.Of(["clicks", "costs", "applications"]), 1));
        }

        // Sent again before anybody knows whether the first one was taken.
        calls.Add(calls[dice.Below(BatchesOfClicks)]);
        calls.AddRange(Totals(world, dice));
        calls.Add(File(world, dice));
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([calls]);
    }

    /// <summary>A moment of the last ten hours.</summary>
    public static DateTimeOffset Recently(World world, Chance dice) => world.Now.AddSeconds(-60 - dice.Below(36_000));

    private static Call Events(World world, Chance dice, string measure, int count)
    {
        var (lines, counted) = (new List<string>(), new List<(string Key, DateOnly Day, string Channel, long Value)>());
        for (var i = 0; i < count; i++)
        {
            var (id, channel, at, euros) = (world.Next(), dice.Of(Own), Recently(world, dice), 1 + dice.Below(500));
            var visitor = measure == "clicks" && dice.OneIn(4) ? FormattableString.Invariant($",\"visitorId\":\"anonymous-{dice.Below(40)}\"") : "";
            var money = measure == "costs" ? FormattableString.Invariant($",\"amount\":\"{euros}.25\",\"currency\":\"EUR\"") : "";
            lines.Add(FormattableString.Invariant(
                $"{{\"source\":\"web\",\"id\":\"e-{id}\",\"channel\":\"{channel}\",\"campaign\":\"c-{dice.Below(3)}\",\"occurredAt\":\"{Riga.Text(at)}\"{visitor}{money}}}"));
            counted.Add((
                FormattableString.Invariant($"{measure} e-{id}"),
                Riga.Day(at),
                channel,
                measure == "costs" ? (euros * 1_000_000L) + 250_000 : 1));
        }

        var figure = measure == "costs" ? "costMicros" : measure;
        return Call.Push(world.Requests, $"/{measure}", lines, () => world.Book.Note(book => counted.ForEach(one => book.Count(one.Key, one.Day, one.Channel, figure, one.Value))));
    }

    /// <summary>What a platform counted on a day: said again and again, and the last word counts.</summary>
    private static IEnumerable<Call> Totals(World world, Chance dice)
    {
        var (day, reportedAt) = (Riga.Day(world.Now.AddDays(-dice.Below(3))), world.Now);
        foreach (var (measure, figure) in new[] { ("impressions", "impressions"), ("reach", "reach"), ("costs", "costMicros") })
        {
            var (value, campaign) = (1 + dice.Below(5_000), FormattableString.Invariant($"c-{dice.Below(2)}"));
            var said = measure == "costs" ? FormattableString.Invariant($"\"amount\":\"{value}\",\"currency\":\"EUR\"") : FormattableString.Invariant($"\"value\":{value}");
            var line = $$"""{"source":"social-ads","channel":"{{Social}}","campaign":"{{campaign}}","day":"{{Riga.Text(day)}}",{{said}},"reportedAt":"{{Riga.Text(reportedAt)}}"}""";
            yield return Call.Push(world.Requests, $"/{measure}", [line], () => world.Book.Note(book =>
            {
                if (measure != "reach")
                {
                    book.Total(figure, Social, campaign, day, measure == "costs" ? value * 1_000_000L : value, Whole(reportedAt));
                }
            }));
        }
    }

    private static Call File(World world, Chance dice)
    {
        var (day, reportedAt, euros) = (Riga.Day(world.Now.AddDays(-dice.Below(3))), world.Now, 1 + dice.Below(900));
        var csv = System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"day,campaign,cost\n{Riga.Text(day)},r-1,{euros}\n{Riga.Text(day)},r-2,{euros + 1}\n"));
        return new Call("POST /imports/csv", _ => world.Requests.Post($"/imports/csv?channel={Radio}&source=radio&reportedAt={Riga.Text(reportedAt)}", csv, "text/csv"))
        {
            Surprise = answer => answer.Status == 200 && answer.ToString().Contains("\"rejected\":0", StringComparison.Ordinal) ? null : $"was answered {answer}",
            Answered = _ => world.Book.Note(book =>
            {
                book.Total("costMicros", Radio, "r-1", day, euros * 1_000_000L, Whole(reportedAt));
                book.Total("costMicros", Radio, "r-2", day, (euros + 1) * 1_000_000L, Whole(reportedAt));
            }),
        };
    }

    /// <summary>As it was written down: in whole seconds.</summary>
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), at.Offset);
}
