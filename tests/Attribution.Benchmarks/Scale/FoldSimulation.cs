using Attribution.Domain.Measures;
using Attribution.Functions.Messages;

namespace Attribution.Benchmarks.Scale;

/// <summary>
/// Folds what a sample wrote by the rules of the product: each instance asks once for all partitions that its requests of a while wrote to (<c>FoldAnnouncer</c>),
/// at most 200 in a message; whoever gets a message compares counter and slot of each partition, indexes the touches between them, and moves slots and sums of
/// each channel in one transaction (<c>DaySumStore</c>).
/// </summary>
internal sealed class FoldSimulation
{
    private const int RowsOfTransaction = 100;

    /// <summary>Identifiers that are written at once while senders wait for the store; more under load.</summary>
    private const int CallsAtOnce = 16;

    private readonly ScaleTraffic traffic;
    private readonly ScaleSetup setup;
    private readonly ScaleAssumptions assumptions;
    private readonly Sample sample;
    private readonly CommitOutcome commits;
    private readonly FoldOutcome outcome;

    /// <summary>How much of each partition is in the sums, and how much each instance remembers to be.</summary>
    private readonly Dictionary<int, int> folded = [];
    private readonly Dictionary<(int Instance, int Partition), int> remembered = [];

    private FoldSimulation(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions, Sample sample, CommitOutcome commits, FoldOutcome outcome) =>
        (this.traffic, this.setup, this.assumptions, this.sample, this.commits, this.outcome) = (traffic, setup, assumptions, sample, commits, outcome);

    /// <summary>Folds a sample, with as many instances as it takes.</summary>
    public static FoldOutcome Of(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions, Sample sample, CommitOutcome commits, int writers, double from, double to)
    {
        var instances = 1;
        while (true)
        {
            var outcome = new FoldOutcome(from, to);
            new FoldSimulation(traffic, setup, assumptions, sample, commits, outcome).Run(writers, setup.FoldsElsewhere ? instances : writers);
            var needed = (int)Math.Ceiling(outcome.BusyShare / assumptions.Utilisation);
            if (!setup.FoldsElsewhere || needed <= instances)
            {
                outcome.Instances = instances;
                return outcome;
            }

            // More instances remember less each, so that the last one to be added may need another.
            instances = Math.Max(needed, instances + 1);
        }
    }

    private void Run(int writers, int instances)
    {
        var number = 0;
        foreach (var (at, partitions) in Messages(writers))
        {
            outcome.Sent(at, partitions.Select(partition => sample.Partitions[partition]));
            Handle(at, partitions, number++ % instances);
        }
    }

    private List<(double At, IReadOnlyList<int> Partitions)> Messages(int writers)
    {
        var gathering = (double)setup.GatherMilliseconds;
        var waves = sample.Arrivals.GroupBy(
            arrival => (arrival.Instance, Wave: (int)Math.Floor((arrival.At / gathering) + ((double)arrival.Instance / writers))), arrival => arrival.Partition);
        var messages = new List<(double, IReadOnlyList<int>)>();
        var written = commits.P99Milliseconds + assumptions.TransactionMilliseconds;
        foreach (var wave in waves)
        {
            var end = (wave.Key.Wave + 1 - ((double)wave.Key.Instance / writers)) * gathering;
            var asked = end + written;
            var partitions = wave.Distinct().ToList();
            outcome.Announced(end, partitions.Count);
            messages.AddRange(partitions.Chunk(FoldEvents.MostPartitions).Select(some => (asked, (IReadOnlyList<int>)some)));
        }

        messages.Sort((a, b) => a.Item1.CompareTo(b.Item1));
        return messages;
    }

    private void Handle(double at, IReadOnlyList<int> partitions, int instance)
    {
        var busy = 0.0;
        var changed = new Dictionary<string, (HashSet<(Measure, int)> Sums, int Slots, bool IsLate)>(StringComparer.Ordinal);
        foreach (var partition in partitions)
        {
            // What it wrote itself it remembers; what others wrote it reads.
            if (setup.FoldsElsewhere)
            {
                outcome.ReadCounter(partition, at);
                busy += assumptions.ReadMilliseconds;
            }

            if (!remembered.TryGetValue((instance, partition), out var carried))
            {
                carried = remembered[(instance, partition)] = folded.GetValueOrDefault(partition);
                outcome.ReadDay(Channel(partition), at, 1);
                busy += assumptions.ReadMilliseconds;
            }

            var (rows, touches, scanned) = Since(partition, carried, at);
            if (rows == 0)
            {
                continue;
            }

            if (touches > 0)
            {
                if (setup.FoldsElsewhere)
                {
                    outcome.ReadTouches(partition, at, touches, scanned);
                    busy += assumptions.ReadMilliseconds;
                }

                var isNew = carried == folded.GetValueOrDefault(partition);
                outcome.Index(at, touches * traffic.IdentifiersPerTouch, isNew);
                busy += touches * traffic.IdentifiersPerTouch * (assumptions.ReadMilliseconds + (isNew ? assumptions.Transaction(1) : 0)) / CallsAtOnce;
            }

            var day = changed.GetValueOrDefault(Channel(partition), (Sums: [], Slots: 0, IsLate: false));
            day.Sums.UnionWith(Enumerable.Range(0, Math.Min(traffic.Campaigns, rows)).Select(campaign => (sample.Partitions[partition].Measure, campaign)));
            changed[Channel(partition)] = (day.Sums, day.Slots + 1, day.IsLate || carried != folded.GetValueOrDefault(partition));
            folded[partition] = Math.Max(folded.GetValueOrDefault(partition), scanned);
            remembered[(instance, partition)] = scanned;
        }

        foreach (var (channel, (sums, slots, isLate)) in changed)
        {
            busy += Move(channel, at, sums.Count + slots, isLate);
        }

        outcome.Busy(at, busy);
    }

    /// <summary>Moves slots and sums of a day; who remembers too little loses, forgets the day, reads, and tries again.</summary>
    private double Move(string channel, double at, int rows, bool isLate)
    {
        var transactions = Math.Ceiling((double)rows / RowsOfTransaction);
        var time = transactions * assumptions.Transaction((int)(rows / transactions));
        outcome.MoveDay(channel, at, transactions, rows);
        if (isLate)
        {
            outcome.MoveDay(channel, at, 1, Math.Min(rows, RowsOfTransaction));
            outcome.ReadDay(channel, at, rows);
            time += (rows * assumptions.ReadMilliseconds) + assumptions.Transaction(Math.Min(rows, RowsOfTransaction));
        }

        return time;
    }

    /// <summary>What a partition took in after its first so many events, and how much it holds.</summary>
    private (int Rows, int Touches, int All) Since(int partition, int carried, double at)
    {
        var (rows, touches, all) = (0, 0, 0);
        foreach (var growth in commits.Growth[partition])
        {
            if (growth.At > at)
            {
                break;
            }

            all += growth.Rows;
            if (all > carried)
            {
                rows += growth.Rows;
                touches += growth.Touches;
            }
        }

        return (rows, touches, all);
    }

    private string Channel(int partition) => sample.Partitions[partition].Channel;
}
