using Attribution.Storage;
using Attribution.Storage.Bookings;

namespace Attribution.Benchmarks.Scale;

/// <summary>A steady moment: so much traffic, written and folded by the rules of the product.</summary>
internal sealed class Moment
{
    private const double SecondsPerDay = 86_400;
    private const double TallySeconds = 3;
    private const double MessagesPerReceive = 16;
    private const int LeastSeconds = 2;

    /// <summary>Share of the time in which somebody moves the sums of a day: beyond it most come too late.</summary>
    private const double MostTurns = 0.5;

    private Moment(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions, int writers, Sample sample, CommitOutcome commits, FoldOutcome folds) =>
        (Traffic, Setup, Assumptions, Writers, Sample, Commits, Folds) = (traffic, setup, assumptions, writers, sample, commits, folds);

    /// <summary>What comes at this moment: the average of a day times how busy it is.</summary>
    public ScaleTraffic Traffic { get; }

    public ScaleSetup Setup { get; }

    public ScaleAssumptions Assumptions { get; }

    /// <summary>Instances that take requests.</summary>
    public int Writers { get; }

    public Sample Sample { get; }

    public CommitOutcome Commits { get; }

    public FoldOutcome Folds { get; }

    public double RequestsPerSecond => Traffic.Channels.Sum(channel => channel.EventsPerSecond / channel.Batch);

    public double LeadsPerSecond => Traffic.LeadsPerDay / SecondsPerDay;

    /// <summary>Instances that credit leads: one at a time each, some eighty calls.</summary>
    public int LeadInstances => (int)Math.Ceiling(
        LeadsPerSecond * (LeadTableCalls * (Assumptions.TransactionMilliseconds + Assumptions.ReadMilliseconds) / 2 / 24) / 1_000 / Assumptions.Utilisation);

    /// <summary>Calls of a lead itself, without those of its click.</summary>
    public static double LeadTableCalls => (double)(LeadCost.Calls.TableCalls - CostPage.Rows["clicks of visitors, alone"].TableCalls) / 1_000_000;

    public static double LeadQueueCalls => (double)(LeadCost.Calls.QueueCalls - CostPage.Rows["clicks of visitors, alone"].QueueCalls) / 1_000_000;

    /// <summary>All instances.</summary>
    public int Instances => Writers + (Setup.FoldsElsewhere ? Folds.Instances + LeadInstances : 0);

    /// <summary>Calls of the table service in a second.</summary>
    public double TableCallsPerSecond =>
        Commits.Calls.PerSecond + Folds.EventCalls.PerSecond + Folds.Calls.PerSecond + (LeadsPerSecond * LeadTableCalls) + (Writers / TallySeconds);

    /// <summary>Calls of the queue service in a second: a message is sent and deleted, and up to sixteen are received at once.</summary>
    public double QueueCallsPerSecond => (Folds.Messages.PerSecond * (2 + (1 / MessagesPerReceive))) + (LeadsPerSecond * LeadQueueCalls);

    /// <summary>Everything that touches the table of events, in rows a second.</summary>
    public double EventEntities => Commits.Entities.PerSecond + Folds.EventEntities.PerSecond;

    /// <summary>Everything else of the data account: rows of the other tables, and calls of the queues.</summary>
    public double OtherEntities =>
        Folds.DayEntities.PerSecond + Folds.JourneyEntities.PerSecond + Folds.OutboxEntities.PerSecond + (Writers / TallySeconds) + (LeadsPerSecond * (LeadCost.Rows.Values.Sum() + PlanRows))
        + QueueCallsPerSecond;

    /// <summary>Rows of plans that are read for one lead: all of them, before and after each settlement.</summary>
    public double PlanRows => Traffic.Marketers * LeadCost.RowsPerPlan * 2 * LeadCost.Settlements;

    /// <summary>Simulates a moment.</summary>
    /// <param name="traffic">The day's average.</param>
    /// <param name="setup">How the product is set up.</param>
    /// <param name="assumptions">Latencies, CPU.</param>
    /// <param name="factor">How busy it is.</param>
    public static Moment Of(ScaleTraffic traffic, ScaleSetup setup, ScaleAssumptions assumptions, double factor)
    {
        var now = traffic.Times(factor);
        var writers = WritersFor(now, assumptions);
        var gathering = setup.GatherMilliseconds / 1_000.0;
        var measured = Math.Max(LeastSeconds, Math.Ceiling(gathering));
        var from = (1 + gathering) * 1_000;
        var to = from + (measured * 1_000);
        var sample = Sample.Of(now, setup, writers, to / 1_000, assumptions.Seed);
        var commits = CommitSimulation.Of(sample, assumptions, from, to);
        var folds = FoldSimulation.Of(now, setup, assumptions, sample, commits, writers, from, to);
        return new Moment(now, setup, assumptions, writers, sample, commits, folds);
    }

    /// <summary>Instances that the requests need: by what they compute, and by how many wait for the store at once.</summary>
    public static int WritersFor(ScaleTraffic traffic, ScaleAssumptions assumptions)
    {
        var requests = traffic.Channels.Sum(channel => channel.EventsPerSecond / channel.Batch);
        var cores = ((traffic.EventsPerSecond * assumptions.CpuMillisecondsPerEvent) + (requests * assumptions.CpuMillisecondsPerRequest)) / 1_000;
        // Its announcement and its events, one after the other, and now and then a lost try.
        var waiting = requests * 3 * assumptions.TransactionMilliseconds / 1_000 / assumptions.RequestsAtOnce;
        return (int)Math.Max(1, Math.Ceiling(Math.Max(cores, waiting) / assumptions.Utilisation));
    }

    /// <summary>Everything that is limited, in the order of the way of an event.</summary>
    public IReadOnlyList<Resource> Resources() =>
    [
        new("Events, busiest partition", BusiestEventPartition, Targets.Partition, "entities/s", "more shards of the channel"),
        new("Events, tries of a write", Commits.MostTries, Optimistic.Attempts, "tries", "more shards, or larger batches: fewer instances meet in a partition"),
        new("answer, slowest of a hundred", Commits.P99Milliseconds + Assumptions.TransactionMilliseconds, Targets.Patience, "ms", "more shards, or larger batches"),
        .. Setup.EventAccounts > 0
            ? [
                new Resource(Setup.EventAccounts == 1 ? "account of events" : "each account of events", EventEntities / Setup.EventAccounts, Targets.Account, "entities/s", "one account more for events: AttributionEvents"),
                new Resource("account of the rest", OtherEntities, Targets.Account, "entities/s", "a higher limit of the account, on request; fewer clicks that name a visitor"),
            ]
            : new[] { new Resource("the account", EventEntities + OtherEntities, Targets.Account, "entities/s", "an account for events: AttributionEvents") },
        new("DaySums, busiest day", Folds.DayEntities.Busiest, Targets.Partition, "entities/s", "a longer Attribution__GatherMilliseconds, fewer slices"),
        new("DaySums, turns of a day", DayTurns * 100, 100, "% of the time", "a longer Attribution__GatherMilliseconds"),
        new("Journeys, busiest identifier", JourneyBusiest, Targets.Partition, "entities/s", "a longer Attribution__GatherMilliseconds"),
        new("Outbox, one of 16 shards", Folds.OutboxEntities.PerSecond / Keys.HexShards.Count, Targets.Partition, "entities/s", "a longer Attribution__GatherMilliseconds"),
        new("events-to-fold", Folds.MessageKilobytes.PerSecond, Targets.Queue, "KB/s", "a longer Attribution__GatherMilliseconds, fewer slices"),
        new("Catalog, all plans", LeadsPerSecond * PlanRows, Targets.Partition, "entities/s", "fewer plans"),
        new("Credits, one of 16 shards", LeadsPerSecond * LeadCost.Rows["Credits"] / Keys.HexShards.Count, Targets.Partition, "entities/s", "none: the shards are fixed"),
        new("Credits, turns of a shard", Turns(LeadCost.Rows["Credits"], Keys.HexShards.Count) * 100, 100, "% of the time", "none: the shards are fixed"),
        new("Bookings, one of 4 shards", LeadsPerSecond * LeadCost.Rows["Bookings"] / BookingTable.Shards.Count, Targets.Partition, "entities/s", "none: the shards are fixed"),
        new("Bookings, turns of a shard", Turns(LeadCost.Rows["Bookings"], BookingTable.Shards.Count) * 100, 100, "% of the time", "none: the shards are fixed"),
        new("leads-to-attribute", LeadsPerSecond * LeadQueueCalls / 3, Targets.Queue, "messages/s", "none is needed"),
        new("instances", Instances, Targets.Instances, "instances", "larger batches, ATTRIBUTION_INSTANCE_MEMORY_MB"),
        new("memory of a region", Instances * Assumptions.InstanceGigabytes, Targets.RegionGigabytes, "GB", "a higher quota, on request; larger batches"),
    ];

    /// <summary>Whether what follows from events keeps up: a day's sums are moved in time, and the accounts take what is read for it.</summary>
    public bool FoldingFits =>
        DayTurns <= MostTurns && Folds.DayEntities.Busiest <= Targets.Partition / 2 && OtherEntities <= Targets.Account * 0.9 && Folds.Instances <= Math.Max(2, 4 * Writers);

    /// <summary>The same with another number of accounts: nothing else depends on it.</summary>
    public Moment With(ScaleSetup setup) => new(Traffic, setup, Assumptions, Writers, Sample, Commits, Folds);

    /// <summary>Rows written and read of the busiest partition in its busiest second.</summary>
    public double BusiestEventPartition => Commits.Entities.Busiest + Folds.EventEntities.Busiest;

    /// <summary>Of all touches, and each folding's are written together: read and written once.</summary>
    public double JourneyBusiest => 2 * Math.Min(
        Traffic.EventsPerSecond * ScaleTraffic.Mix[0].Share * Traffic.Visitors * Traffic.HottestIdentifier, Folds.Messages.PerSecond);

    /// <summary>Who moves the sums of a day takes a turn: a transaction, and a read for whoever came too late.</summary>
    private double DayTurns => Folds.DayTransactions.Busiest * (Assumptions.Transaction(50) + Assumptions.ReadMilliseconds) / 1_000;

    private double Turns(double rows, int shards) =>
        LeadsPerSecond * LeadCost.Settlements / shards * (Assumptions.Transaction((int)(rows / LeadCost.Settlements)) + Assumptions.ReadMilliseconds) / 1_000;
}
