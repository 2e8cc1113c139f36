using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Activities;
using Attribution.Benchmarks.Kill.Facts;
using Attribution.Benchmarks.Kill.Promises;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace Attribution.Benchmarks.Kill;

/// <summary>Kills the app in the middle of everything that it does, again and again, and compares what is left with what it had acknowledged.</summary>
internal sealed class KillRun(KillOptions options, Action<string> say)
{
    /// <summary>How often a sender that nobody keeps from being answered sends again, on a machine that is busy with other things.</summary>
    private const int MostTries = 4;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromHours(3);
    private readonly Dictionary<string, Tally> tallies = Activity.All.ToDictionary(activity => activity.Name, _ => new Tally(), StringComparer.Ordinal);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int round;
    private int killedAtStart;

    /// <returns>Whether every promise was kept.</returns>
    public async Task<bool> Run(CancellationToken ct)
    {
        await using var app = await KilledApp.Create(ct);
        app.KeepsLogs = true;
        var world = new World(app);
        await app.Start(app.Now, ct);
        await Answered(world, Setup.Of(world), ct);
        say($"{options.Rounds} rounds, seed {options.Seed}; logs in {app.Logs}");

        // Something must be there before the dice decide: people, and sums.
        await Answered(world, await Leads.Begin(world, new Chance(options.Seed, -1), ct), ct);
        var picked = await Pick(world, 1, ct);
        for (round = 1; round <= options.Rounds; round++)
        {
            picked = await Round(world, picked, ct);
            var isLast = round == options.Rounds;
            if ((isLast || round % options.CheckEvery == 0) && !await IsKept(world, isLast, ct))
            {
                return false;
            }
        }

        Report(world);
        app.KeepsLogs = false;
        return true;
    }

    /// <summary>One or two activities, the app's death, its next life.</summary>
    /// <returns>What the next round begins with: the life that it begins in depends on it.</returns>
    private async Task<IReadOnlyList<Activity>> Round(World world, IReadOnlyList<Activity> picked, CancellationToken ct)
    {
        var dice = Dice(round);
        var waves = new List<(Activity Activity, IReadOnlyList<IReadOnlyList<Call>> Calls)>();
        foreach (var activity in picked)
        {
            waves.Add((activity, await activity.Begin(world, dice, ct)));
        }

        var began = Stopwatch.GetTimestamp();
        var sending = waves.ConvertAll(wave => (wave.Activity, Left: world.Callers.Send(wave.Calls, ct)));
        var longest = picked.Max(activity => tallies[activity.Name].Takes);
        await Task.Delay(longest * (dice.Below(1_000) / 1_000.0), ct);
        await world.App.Kill();
        var killedAfter = Stopwatch.GetElapsedTime(began);

        var left = new List<IReadOnlyList<Call>>();
        var words = new List<string>();
        foreach (var (activity, task) in sending)
        {
            var unanswered = await task;
            var isHit = unanswered.Count > 0 || await IsUnderWay(world, activity, ct);
            tallies[activity.Name].Note(isHit, unanswered.Count > 0);
            left.AddRange(unanswered);
            words.Add($"{activity.Name} {(unanswered.Count > 0 ? $"({unanswered.Sum(wave => wave.Count)} unanswered)" : isHit ? "(at work)" : "(over)")}");
        }

        var next = await Pick(world, round + 1, ct);
        var inStart = await LiveAgain(world, dice, left, next, ct);
        say(FormattableString.Invariant($"{clock.Elapsed.TotalSeconds,4:0} s  round {round,3}: killed {killedAfter.TotalMilliseconds,5:0} ms into {string.Join(" and ", words)}{inStart}; {world.App.Starting.TotalSeconds:0} s for starts so far"));
        return next;
    }

    /// <summary>Starts the app again, which may be killed once more on the way, until everything is answered.</summary>
    private async Task<string> LiveAgain(World world, Chance dice, IReadOnlyList<IReadOnlyList<Call>> left, IReadOnlyList<Activity> next, CancellationToken ct)
    {
        var app = world.App;
        await Prepare(world, dice, next, ct);
        var said = "";
        if (options.IsThorough && dice.OneIn(5))
        {
            killedAtStart++;
            var after = TimeSpan.FromMilliseconds(300 + dice.Below(2_500));
            await app.StartAndKill(after, ct);
            said = FormattableString.Invariant($", then {after.TotalMilliseconds:0} ms after a start");
        }

        if (options.IsThorough && dice.OneIn(4))
        {
            await app.Start(app.Now, ct);
            var again = world.Callers.Send(left, ct);
            await Task.Delay(dice.Below(500), ct);
            await app.Kill();
            left = await again;
            said += ", then as soon as it was up";
        }

        var at = next.Any(activity => activity.Needs == Needs.Monday) ? Riga.NextMonday(app.Now) : app.Now + BetweenRounds;
        await app.Start(at, ct);
        // What strikes every minute, or every hour, has done so by now.
        List<Call> timers = [Settling.SendLeftBehind(world), .. await Keys.AreUnderWay(world, ct) ? [Keys.Renew(world)] : Array.Empty<Call>(), .. Reports.IsDueAgain(world) ? [Reports.Due(world)] : Array.Empty<Call>()];
        await Answered(world, [.. left, timers], ct);
        return said;
    }

    /// <summary>What the next life needs: another key, or few tries, so that what this one held in its hands ends in poison.</summary>
    private static async Task Prepare(World world, Chance dice, IReadOnlyList<Activity> next, CancellationToken ct)
    {
        world.App.MostTries = dice.OneIn(3) ? 1 : 5;
        if (!await Keys.AreUnderWay(world, ct))
        {
            world.App.PreviousEncryptionKey = null;
        }

        if (next.Any(activity => activity.Needs == Needs.NewKey) && world.App.PreviousEncryptionKey is null)
        {
            world.RenewalsSeen = world.App.Log().Count(line => line.Contains(Keys.Done, StringComparison.Ordinal));
            (world.App.PreviousEncryptionKey, world.App.EncryptionKey) = (world.App.EncryptionKey, KilledApp.NewKey());
        }
    }

    private static async Task<bool> IsUnderWay(World world, Activity activity, CancellationToken ct)
    {
        var depths = await world.Store.Depths(ct);
        return activity.Queues.Any(queue => depths.GetValueOrDefault(queue) > 0) || await activity.IsUnfinished(world, ct);
    }

    private async Task<IReadOnlyList<Activity>> Pick(World world, int number, CancellationToken ct)
    {
        if (options.Activities.Count > 0)
        {
            return [.. options.Activities[(number - 1) % options.Activities.Count].Select(name => Activity.All.Single(activity => activity.Name == name))];
        }

        var dice = Dice(-1 - number);
        var mayJump = await Reports.AreAskedFor(world, ct);
        var all = Activity.All.Where(activity => activity.Fits(world) && (activity.Needs != Needs.Monday || mayJump)).SelectMany(activity => Enumerable.Repeat(activity, activity.Weight)).ToList();
        var first = dice.Of(all);
        var second = dice.Of(all);
        return first == second || dice.OneIn(2) ? [first] : [first, second];
    }

    private Chance Dice(int number) => new(options.Seed, number);

    private static async Task Answered(World world, IReadOnlyList<IReadOnlyList<Call>> calls, CancellationToken ct)
    {
        var left = calls;
        for (var tries = 0; left.Count > 0 && tries < MostTries; tries++)
        {
            left = await world.Callers.Send(left, ct);
        }

        if (left.Count > 0)
        {
            throw new InvalidDataException($"{left.Sum(wave => wave.Count)} requests are not answered by a process that nobody kills, the first of them {left.SelectMany(wave => wave).First().Name}.");
        }
    }

    private async Task<bool> IsKept(World world, bool isLast, CancellationToken ct)
    {
        var (began, broken) = (clock.Elapsed, new List<string>());
        world.IsOver = isLast;
        var left = await new Settling(world, say).Run(isLast && options.IsThorough, options.IsThorough ? TimeSpan.FromMilliseconds(Dice(round).Below(400)) : null, ct);
        broken.AddRange(left.Select(what => $"nothing stays in queues, poison, outbox or half erased: {what}"));
        var settled = clock.Elapsed;
        foreach (var promise in Promise.All)
        {
            broken.AddRange((await promise.Differences(world, ct)).Take(10).Select(difference => $"{promise.Name}: {difference}"));
        }

        if (broken.Count > 0)
        {
            // Beside the app's log, for whoever looks for the reason.
            await world.Store.Dump(world.App.Logs, ct);
            await File.WriteAllLinesAsync(Path.Combine(world.App.Logs, "calls.txt"), world.Callers.Journal, ct);
        }

        foreach (var what in broken)
        {
            say($"BROKEN in round {round} with seed {options.Seed}: {(what.Length > 1_500 ? what[..1_500] + " …" : what)}");
        }

        if (broken.Count == 0)
        {
            say(FormattableString.Invariant($"{clock.Elapsed.TotalSeconds,4:0} s  all {Promise.All.Count + 1} promises are kept after round {round}; settled in {(settled - began).TotalSeconds:0} s, compared in {(clock.Elapsed - settled).TotalSeconds:0} s"));
        }

        return broken.Count == 0;
    }

    private void Report(World world)
    {
        var (mails, doubled) = Mailed.Doubled(world);
        foreach (var (name, tally) in tallies)
        {
            say(FormattableString.Invariant($"{name,-15} begun {tally.Begun,3} times, killed in the middle {tally.Hits,3} times, with requests unanswered {tally.Unanswered,3} times"));
        }

        say(FormattableString.Invariant($"{world.App.Kills} processes were killed, {killedAtStart} of them on their way up; {world.Book.People.Count} leads, {world.Book.People.Values.Count(person => person.IsErased)} of them erased; {world.Book.Deals.Count} deals"));
        say($"{mails} different mails, {doubled} of which came twice: the app was killed between the server's taking a mail and writing that down, and SMTP cannot be asked. Number and report were the same.");
    }
}
