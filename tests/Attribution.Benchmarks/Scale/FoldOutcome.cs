using Attribution.Functions.Messages;
using Attribution.Storage.Events;

namespace Attribution.Benchmarks.Scale;

/// <summary>What folding a sample took.</summary>
/// <param name="from">From when on it is counted, in milliseconds.</param>
/// <param name="to">Until when.</param>
internal sealed class FoldOutcome(double from, double to)
{
    private const double BytesPerKilobyte = 1_024;

    /// <summary>Base64 makes four letters of three bytes.</summary>
    private const double Encoded = 4.0 / 3;

    private readonly Tally<int> busy = new(from, to);

    /// <summary>Instances that fold.</summary>
    public int Instances { get; set; }

    /// <summary>Rows of the table of events that were read, by partition.</summary>
    public Tally<int> EventEntities { get; } = new(from, to);

    /// <summary>Calls of the table of events.</summary>
    public Tally<int> EventCalls { get; } = new(from, to);

    /// <summary>Rows that were looked through for touches; Azure states no target for that.</summary>
    public Tally<int> LookedThrough { get; } = new(from, to);

    /// <summary>Rows of <c>DaySums</c> that were written or read, by channel.</summary>
    public Tally<string> DayEntities { get; } = new(from, to);

    /// <summary>Transactions of <c>DaySums</c>, by channel.</summary>
    public Tally<string> DayTransactions { get; } = new(from, to);

    /// <summary>All calls of the account that sums and journeys lie in.</summary>
    public Tally<int> Calls { get; } = new(from, to);

    /// <summary>Rows of <c>Journeys</c> that were written or read.</summary>
    public Tally<int> JourneyEntities { get; } = new(from, to);

    /// <summary>Rows of <c>Outbox</c> that were written or deleted.</summary>
    public Tally<int> OutboxEntities { get; } = new(from, to);

    /// <summary>Messages.</summary>
    public Tally<int> Messages { get; } = new(from, to);

    /// <summary>Kilobytes of messages, each rounded up: what the queue's target counts.</summary>
    public Tally<int> MessageKilobytes { get; } = new(from, to);

    /// <summary>How many instances would be busy all the time.</summary>
    public double BusyShare => busy.PerSecond / 1_000;

    public void Busy(double at, double milliseconds) => busy.Add(0, at, milliseconds);

    /// <summary>A wave: its announcement, in about two rows as requests come, and their deletion.</summary>
    public void Announced(double at, int partitions)
    {
        var rows = 1 + Math.Ceiling((double)partitions / FoldEvents.MostPartitions);
        OutboxEntities.Add(0, at, 2 * rows);
        Calls.Add(0, at, rows + 1);
    }

    public void Sent(double at, IEnumerable<EventPartition> partitions)
    {
        var body = FoldEvents.For(partitions, _ => 1_000).Single().Body;
        Messages.Add(0, at, 1);
        MessageKilobytes.Add(0, at, Math.Ceiling(body.Length * Encoded / BytesPerKilobyte));
    }

    public void ReadCounter(int partition, double at)
    {
        EventEntities.Add(partition, at, 1);
        EventCalls.Add(partition, at, 1);
    }

    public void ReadTouches(int partition, double at, int touches, int scanned)
    {
        EventEntities.Add(partition, at, touches);
        EventCalls.Add(partition, at, 1);
        LookedThrough.Add(partition, at, scanned);
    }

    public void ReadDay(string channel, double at, int rows)
    {
        DayEntities.Add(channel, at, rows);
        Calls.Add(0, at, rows);
    }

    public void MoveDay(string channel, double at, double transactions, int rows)
    {
        DayEntities.Add(channel, at, rows);
        DayTransactions.Add(channel, at, transactions);
        Calls.Add(0, at, transactions);
    }

    /// <summary>A row of each identifier is read, and written if the touch is new there.</summary>
    public void Index(double at, double identifiers, bool isNew)
    {
        JourneyEntities.Add(0, at, isNew ? 2 * identifiers : identifiers);
        Calls.Add(0, at, isNew ? 2 * identifiers : identifiers);
    }
}
