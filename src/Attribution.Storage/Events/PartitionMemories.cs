namespace Attribution.Storage.Events;

/// <summary>The partitions that this process wrote lately, as many as fit: those not used for longest are forgotten first.</summary>
/// <param name="mostSize">Partitions and touches remembered altogether; some 300 bytes each.</param>
internal sealed class PartitionMemories(int mostSize = 50_000)
{
    private readonly RecentKeys recent = new();
    private readonly Dictionary<EventPartition, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private int size;

    /// <summary>About how many touches are remembered: what has been written and not yet been forgotten.</summary>
    public int Touches
    {
        get
        {
            lock (entries)
            {
                return size - entries.Count;
            }
        }
    }

    /// <summary>What is known of a partition; nothing of one that is new here.</summary>
    public PartitionMemory Of(EventPartition partition)
    {
        lock (entries)
        {
            if (entries.TryGetValue(partition, out var node))
            {
                byUse.Remove(node);
            }
            else
            {
                entries[partition] = node = new LinkedListNode<Entry>(new Entry(partition, recent));
            }

            byUse.AddFirst(node);
            return node.Value.Memory;
        }
    }

    /// <summary>What is known of a partition; null when nothing is. Does not count as use.</summary>
    public PartitionMemory? Peek(EventPartition partition)
    {
        lock (entries)
        {
            return entries.TryGetValue(partition, out var node) ? node.Value.Memory : null;
        }
    }

    /// <summary>Takes account of what a partition holds by now, and makes room.</summary>
    public void Weigh(EventPartition partition)
    {
        lock (entries)
        {
            if (entries.TryGetValue(partition, out var node))
            {
                Weigh(node.Value);
            }

            while (size > mostSize && byUse.Count > 1)
            {
                var last = byUse.Last!;
                byUse.RemoveLast();
                entries.Remove(last.Value.Partition);
                size -= last.Value.Weight;
            }
        }
    }

    private void Weigh(Entry entry)
    {
        // One for the entry itself: a partition of nothing but a counter takes room as well.
        var weight = entry.Memory.Size + 1;
        size += weight - entry.Weight;
        entry.Weight = weight;
    }

    private sealed class Entry(EventPartition partition, RecentKeys recent)
    {
        public EventPartition Partition => partition;

        public PartitionMemory Memory { get; } = new(partition, recent);

        public int Weight { get; set; }
    }
}
