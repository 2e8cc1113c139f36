using System.Text.Json;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Closing a week, freezing, drawing and mailing its reports; reopening it; sending a frozen report once more.</summary>
internal static class Reports
{
    private const int Queued = 1;
    private const int Frozen = 2;

    /// <summary>The week that ended last, for every reader.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([[Due(world)]]);

    /// <summary>Fires the timer; from its answer on the week's reports are due.</summary>
    public static Call Due(World world)
    {
        var week = Riga.Week(world.Now.AddDays(-7));
        return new Call("the timer SendDueReports", _ => world.Master.Fire("SendDueReports")) { Answered = _ => world.Book.Note(book => book.DueWeeks.Add(week)) };
    }

    /// <summary>A cost that comes late for a week that was reported; then the week is reopened.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Reopen(World world, Chance dice, CancellationToken ct)
    {
        var week = dice.Of([.. world.Book.DueWeeks.TakeLast(2)]);
        var day = Book.Mondays(world.Now).First(monday => Riga.Week(monday) == week).AddDays(dice.Below(7));
        var (value, at) = (1 + dice.Below(9_000), world.Now);
        var campaign = FormattableString.Invariant($"late-{world.Next()}");
        var line = $$"""{"source":"social-ads","channel":"{{Measures.Social}}","campaign":"{{campaign}}","day":"{{Riga.Text(day)}}","amount":"{{value}}","currency":"EUR","reportedAt":"{{Riga.Text(at)}}"}""";
        var cost = Call.Push(world.Requests, "/costs", [line], () => world.Book.Note(book => book.Total("costMicros", Measures.Social, campaign, day, value * 1_000_000L, at)));
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>(
            [[cost], [Call.Post(world.Master, $"/reports/{week}/revisions", """{"reason":"A cost came late."}""") with { Surprise = NotReopened }]]);
    }

    /// <summary>A report on somebody's word.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Resend(World world, Chance dice, CancellationToken ct)
    {
        var (week, reader) = (dice.Of([.. world.Book.DueWeeks]), dice.Of([.. world.Book.Readers]));
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([[Call.Post(world.Master, $"/operations/reports/{week}/{reader}/resend") with { Surprise = NotSent }]]);
    }

    /// <summary>Whether a report that was asked for has not gone out.</summary>
    public static async Task<bool> AreUnderWay(World world, CancellationToken ct) =>
        (await world.Store.Rows("Reports", $"State eq {Queued} or State eq {Frozen}", ct)).Count > 0;

    /// <summary>Whether the week that ended last was reported already; then the timer, which strikes every hour, makes up for what it did not come to.</summary>
    public static bool IsDueAgain(World world) => world.Book.DueWeeks.Contains(Riga.Week(world.Now.AddDays(-7)));

    /// <summary>Whether the timer came to its end in every week that was due: before that the next week must not end.</summary>
    public static async Task<bool> AreAskedFor(World world, CancellationToken ct)
    {
        var rows = await world.Store.Rows("Reports", null, ct);
        return world.Book.DueWeeks.All(week => world.Book.Readers.All(reader => rows.Exists(row => row.PartitionKey == week && row.RowKey == reader)));
    }

    /// <summary>Every report that was ever asked for: week, reader, revision and how far it has got.</summary>
    public static async Task<IReadOnlyList<(string Week, string Reader, int Revision, string State)>> All(World world, CancellationToken ct)
    {
        var all = new List<(string, string, int, string)>();
        foreach (var week in world.Book.DueWeeks.ToList())
        {
            var answer = await world.Callers.Ask(world.Requests.Get($"/reports/{week}"), ct);
            using var json = JsonDocument.Parse(answer.Body);
            all.AddRange(json.RootElement.GetProperty("reports").EnumerateArray().Select(report => (
                week, report.GetProperty("marketer").GetString()!, report.GetProperty("revision").GetInt32(), report.GetProperty("state").GetString()!)));
        }

        return all;
    }

    /// <summary>A week is not reopened when the request before was heard and its answer was not, nor before its first report.</summary>
    private static string? NotReopened(HttpAnswer answer) =>
        answer.Status == 202 || (answer.Status == 409 && answer.ToString().Contains("nothing-changed", StringComparison.Ordinal)) || answer.Status == 404 ? null : $"was answered {answer}";

    /// <summary>Nor is a report sent again that has not gone out.</summary>
    private static string? NotSent(HttpAnswer answer) => answer.Status is 200 or 202 or 404 or 409 ? null : $"was answered {answer}";
}
