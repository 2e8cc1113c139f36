using System.Diagnostics;
using Attribution.Benchmarks.Kill.Activities;

namespace Attribution.Benchmarks.Kill;

/// <summary>Lets everything come to rest that was begun: nobody kills any more, queues empty, poison is replayed, what the timers do is done.</summary>
internal sealed class Settling(World world, Action<string> say)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    /// <summary>Longer than a message can be hidden: a second message about a mail that is being sent waits for five minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(7);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(15);
    private readonly Stopwatch since = Stopwatch.StartNew();
    private bool hasFinished;

    /// <summary>Waits until nothing is under way.</summary>
    /// <param name="isLast">Whether to wait as well for messages that only find that everything is done.</param>
    /// <param name="blow">When to kill the timer that finishes erasures; null to let it finish.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What does not come to rest; none when all does.</returns>
    public async Task<IReadOnlyList<string>> Run(bool isLast, TimeSpan? blow, CancellationToken ct)
    {
        await Restart(TimeSpan.FromHours(2), ct);
        await Fire("SendLeftBehind", ct);
        if (Reports.IsDueAgain(world))
        {
            await Fire("SendDueReports", ct);
        }

        if (await Drain(isLast, ct) is { Count: > 0 } left)
        {
            return left;
        }

        // What is left of erasures is finished an hour later, by a process that may die as well.
        await Fire("FinishErasures", ct);
        if (blow is { } after)
        {
            await Task.Delay(after, ct);
            await Restart(TimeSpan.FromHours(2), ct);
            await Fire("FinishErasures", ct);
        }

        hasFinished = true;
        await RenewKeys(ct);
        await Fire("SendLeftBehind", ct);
        return await Drain(isLast, ct);
    }

    /// <summary>Fires the timer that sends what a process that died had announced.</summary>
    public static Call SendLeftBehind(World world) => new("the timer SendLeftBehind", _ => world.Master.Fire("SendLeftBehind"));

    private async Task Restart(TimeSpan later, CancellationToken ct)
    {
        await world.App.Kill();
        world.App.MostTries = 5;
        await world.App.Start(world.Now + later, ct);
    }

    private async Task Fire(string timer, CancellationToken ct)
    {
        var answer = await world.Callers.Ask(world.Master.Fire(timer), ct);
        if (answer.Status is < 200 or > 299)
        {
            throw new InvalidDataException($"The timer {timer} was answered {answer}");
        }
    }

    private async Task RenewKeys(CancellationToken ct)
    {
        while (await Keys.AreUnderWay(world, ct) && since.Elapsed < Patience)
        {
            await Fire("RenewEncryption", ct);
            await Task.Delay(Look, ct);
        }
    }

    private async Task<IReadOnlyList<string>> Drain(bool isLast, CancellationToken ct)
    {
        var (calm, left, told) = (0, new List<string>(), since.Elapsed);
        while (calm < 2)
        {
            if (since.Elapsed > Patience)
            {
                return left;
            }

            if (since.Elapsed - told > BetweenWords)
            {
                told = since.Elapsed;
                say($"      waiting: {string.Join("; ", left)}");
            }

            await Replay(ct);
            left = await Left(isLast, ct);
            calm = left.Count == 0 ? calm + 1 : 0;
            await Task.Delay(Look, ct);
        }

        return [];
    }

    private async Task Replay(CancellationToken ct)
    {
        foreach (var queue in await Replaying.Poisoned(world, ct))
        {
            await world.Callers.Ask(Replaying.Replay(world, queue).Request(world.Now), ct);
        }
    }

    private async Task<List<string>> Left(bool isLast, CancellationToken ct)
    {
        var left = new List<string>();
        foreach (var (queue, depth) in await world.Store.Depths(ct))
        {
            // A second message about a report that is sent is hidden for minutes, and finds nothing to do.
            var isIdle = !isLast && queue == "reports-to-send";
            if (depth > 0 && !isIdle)
            {
                left.Add($"{depth} messages stay in {queue}");
            }
        }

        if (await world.Store.Rows("Outbox", null, ct) is { Count: > 0 } announced)
        {
            left.Add($"{announced.Count} messages stay announced in Outbox: {string.Join("; ", announced.Take(3).Select(row => $"{row["Queue"]} {row["Body"]}"))}");
        }

        if (await Reports.AreUnderWay(world, ct) || !await Reports.AreAskedFor(world, ct))
        {
            left.Add("Reports that were asked for are not sent");
        }

        if (hasFinished && await world.Store.Rows("Erased", "PartitionKey eq 'underway' and RowKey ne 'turn'", ct) is { Count: > 0 } begun)
        {
            left.Add($"{begun.Count} erasures stay under way");
        }

        return left;
    }
}
