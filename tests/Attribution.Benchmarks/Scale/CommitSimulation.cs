using Attribution.Storage;
using Attribution.Storage.Events;

namespace Attribution.Benchmarks.Scale;

/// <summary>
/// Writes a sample by the rules of the product: one writer for each partition and instance takes up to 99 events at a time
/// (<see cref="GroupCommit"/>), as many transactions at once as an instance allows, the counter's version decides who wrote in time, and who
/// did not reads it and tries again after a random wait (<see cref="Optimistic"/>).
/// </summary>
internal sealed class CommitSimulation
{
    private readonly ScaleAssumptions assumptions;
    private readonly Sample sample;
    private readonly CommitOutcome outcome;
    private readonly Dice dice;
    private readonly PriorityQueue<(Step Step, Writer? Writer), (double At, long Order)> agenda = new();
    private readonly Dictionary<(int Instance, int Partition), Writer> writers = [];
    private readonly Dictionary<int, Instance> instances = [];
    private readonly long[] versions;
    private readonly HashSet<int> stored = [];
    private readonly int[] left;
    private long order;

    private CommitSimulation(Sample sample, ScaleAssumptions assumptions, CommitOutcome outcome)
    {
        (this.sample, this.assumptions, this.outcome) = (sample, assumptions, outcome);
        dice = new Dice(assumptions.Seed + 1);
        versions = new long[sample.Partitions.Count];
        left = new int[sample.Requests];
    }

    private enum Step
    {
        Gathered,
        Try,
        Read,
        Written,
        Answered,
    }

    /// <summary>Writes a sample.</summary>
    /// <param name="sample">What comes.</param>
    /// <param name="assumptions">How long calls take.</param>
    /// <param name="from">From when on it is counted, in milliseconds.</param>
    /// <param name="to">Until when.</param>
    public static CommitOutcome Of(Sample sample, ScaleAssumptions assumptions, double from, double to)
    {
        var simulation = new CommitSimulation(sample, assumptions, new CommitOutcome(sample, from, to));
        simulation.Run();
        return simulation.outcome;
    }

    private void Run()
    {
        foreach (var arrival in sample.Arrivals)
        {
            left[arrival.Request]++;
        }

        foreach (var arrival in sample.Arrivals)
        {
            RunUntil(arrival.At);
            Arrive(arrival);
        }

        RunUntil(double.MaxValue);
    }

    private void RunUntil(double at)
    {
        while (agenda.TryPeek(out _, out var next) && next.At <= at)
        {
            var (step, writer) = agenda.Dequeue();
            switch (step)
            {
                case Step.Gathered:
                    Enter(writer!, next.At);
                    break;
                case Step.Try:
                    Try(writer!, next.At);
                    break;
                case Step.Read:
                    Read(writer!, next.At);
                    break;
                case Step.Written:
                    Write(writer!, next.At);
                    break;
                default:
                    Answer(writer!, next.At);
                    break;
            }
        }
    }

    private void Plan(double at, Step step, Writer writer) => agenda.Enqueue((step, writer), (at, order++));

    private void Arrive(Arrival arrival)
    {
        if (!writers.TryGetValue((arrival.Instance, arrival.Partition), out var writer))
        {
            if (!instances.TryGetValue(arrival.Instance, out var instance))
            {
                instances[arrival.Instance] = instance = new Instance();
            }

            // What is known of a channel's shard holds for its next slice.
            writers[(arrival.Instance, arrival.Partition)] = writer = new Writer(instance, arrival.Partition, sample.Partitions[arrival.Partition] with { Slice = 0 });
        }

        writer.Waiting.Enqueue(arrival);
        if (!writer.IsBusy)
        {
            writer.IsBusy = true;
            Begin(writer, arrival.At);
        }
    }

    private void Begin(Writer writer, double at)
    {
        if (writer.Contest.IsOn && writer.Waiting.Count < GroupCommit.MostEvents)
        {
            Plan(at + writer.Contest.Pause, Step.Gathered, writer);
        }
        else
        {
            Enter(writer, at);
        }
    }

    /// <summary>Takes one of the instance's transactions, or waits for one.</summary>
    private void Enter(Writer writer, double at)
    {
        if (writer.Instance.Transactions == GroupCommit.MostTransactions)
        {
            writer.Instance.Queue.Enqueue(writer);
            return;
        }

        writer.Instance.Transactions++;
        Take(writer, at);
    }

    private void Take(Writer writer, double at)
    {
        writer.Group.Clear();
        (writer.Lost, writer.LostToOthers, writer.LostInARow, writer.HasMet) = (0, 0, 0, false);
        for (var n = 0; n < GroupCommit.MostEvents && writer.Waiting.TryDequeue(out var next); n++)
        {
            // What the instance knows to be stored, or has in this group already, needs no call.
            if (writer.Instance.Known.Contains(next.Event) || writer.Group.Exists(one => one.Event == next.Event))
            {
                Settle(next, at);
            }
            else
            {
                writer.Group.Add(next);
            }
        }

        if (writer.Group.Count == 0)
        {
            Leave(writer, at);
        }
        else
        {
            writer.IsUncertain |= writer.Contest.IsOn;
            Try(writer, at);
        }
    }

    private void Try(Writer writer, double at)
    {
        if (writer.IsUncertain)
        {
            // The store reads half way through the call.
            outcome.Look(writer.Partition, at, 1);
            Plan(at + (assumptions.ReadMilliseconds / 2), Step.Read, writer);
            return;
        }

        writer.Part = EventTransaction.Part(writer.Group.Count, writer.LostInARow);
        Plan(at + (assumptions.Transaction(writer.Part) / 2), Step.Written, writer);
    }

    private void Read(Writer writer, double at)
    {
        writer.HasMet |= writer.Knows != versions[writer.Partition];
        (writer.Knows, writer.IsUncertain) = (versions[writer.Partition], false);
        Plan(at + (assumptions.ReadMilliseconds / 2), Step.Try, writer);
    }

    private void Write(Writer writer, double at)
    {
        // The counter comes first: who lost the race is told before its events are looked at.
        var part = writer.Group.GetRange(0, writer.Part);
        var repetition = part.FindIndex(one => stored.Contains(one.Event));
        writer.Result = writer.Knows != versions[writer.Partition] ? Result.Lost : repetition >= 0 ? Result.Repeats : Result.Written;
        if (writer.Result == Result.Written)
        {
            versions[writer.Partition] = ++writer.Knows;
            stored.UnionWith(part.Select(one => one.Event));
        }

        outcome.Transaction(writer.Partition, at, part, writer.Result switch { Result.Written => null, Result.Lost => 0, _ => repetition + 1 });
        Plan(at + (assumptions.Transaction(writer.Part) / 2), Step.Answered, writer);
    }

    private void Answer(Writer writer, double at)
    {
        if (writer.Result == Result.Written)
        {
            foreach (var one in writer.Group.GetRange(0, writer.Part))
            {
                writer.Instance.Known.Add(one.Event);
                Settle(one, at);
            }

            writer.Group.RemoveRange(0, writer.Part);
            writer.LostInARow = 0;
            if (writer.Group.Count > 0)
            {
                Try(writer, at);
                return;
            }

            writer.Contest = writer.Contest.After(writer.LostToOthers, writer.HasMet);
            Leave(writer, at);
            return;
        }

        writer.IsUncertain = true;
        writer.Lost++;
        if (writer.Result == Result.Lost)
        {
            writer.LostToOthers++;
            writer.LostInARow++;
        }
        else
        {
            var repeats = writer.Group.FindAll(one => stored.Contains(one.Event));
            if (writer.Group.Count > EventTransaction.FewEvents)
            {
                outcome.Look(writer.Partition, at, writer.Group.Count);
                at += assumptions.ReadMilliseconds * Math.Ceiling((double)writer.Group.Count / EventTransaction.ReadsAtOnce);
            }

            foreach (var one in repeats)
            {
                writer.Instance.Known.Add(one.Event);
                Settle(one, at);
                writer.Group.Remove(one);
            }
        }

        outcome.Tried(writer.Lost, at);
        if (writer.Group.Count == 0)
        {
            Leave(writer, at);
        }
        else if (writer.Lost == Optimistic.Attempts)
        {
            outcome.Refuse(writer.Group.Count, at);
            Leave(writer, at);
        }
        else
        {
            Plan(at + 2 + (dice.Share() * (Optimistic.WaitBelow(writer.Lost) - 2)), Step.Try, writer);
        }
    }

    private void Leave(Writer writer, double at)
    {
        writer.Instance.Transactions--;
        if (writer.Waiting.Count == 0)
        {
            writer.IsBusy = false;
        }
        else if (writer.Contest.IsOn)
        {
            Begin(writer, at);
        }
        else
        {
            writer.Instance.Queue.Enqueue(writer);
        }

        if (writer.Instance.Queue.TryDequeue(out var next))
        {
            Enter(next, at);
        }
    }

    private void Settle(Arrival one, double at)
    {
        if (--left[one.Request] == 0)
        {
            outcome.Finished(one.At, at);
        }
    }

    private enum Result
    {
        Written,
        Lost,
        Repeats,
    }

    private sealed class Instance
    {
        public int Transactions { get; set; }

        public Queue<Writer> Queue { get; } = new();

        public HashSet<int> Known { get; } = [];

        public Dictionary<EventPartition, Contest> Contests { get; } = [];
    }

    private sealed class Writer(Instance instance, int partition, EventPartition place)
    {
        public Instance Instance => instance;

        public int Partition => partition;

        public Queue<Arrival> Waiting { get; } = new();

        public List<Arrival> Group { get; } = [];

        public bool IsBusy { get; set; }

        /// <summary>The counter's version as far as it knows; a partition never met is taken to be new.</summary>
        public long Knows { get; set; }

        public bool IsUncertain { get; set; }

        /// <summary>Tries of the group that failed, for whatever reason.</summary>
        public int Lost { get; set; }

        public int LostToOthers { get; set; }

        public int LostInARow { get; set; }

        /// <summary>How many of the group the transaction under way holds.</summary>
        public int Part { get; set; }

        public bool HasMet { get; set; }

        public Contest Contest
        {
            get => Instance.Contests.GetValueOrDefault(place);
            set => Instance.Contests[place] = value;
        }

        public Result Result { get; set; }
    }
}
