namespace Attribution.Domain.Paths;

/// <summary>Channels by name: numbers follow the order in which channels were first seen, which must not show in any result.</summary>
internal sealed class ChannelOrder
{
    private readonly int[] ranks;

    /// <summary>Shorter sequences of ranks first, then rank by rank.</summary>
    public static IComparer<int[]> ShorterThenByRank { get; } = Comparer<int[]>.Create((left, right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.AsSpan().SequenceCompareTo(right));

    public ChannelOrder(int[] numbers)
    {
        Numbers = numbers;
        ranks = new int[numbers.Length];
        for (var rank = 0; rank < numbers.Length; rank++)
        {
            ranks[numbers[rank]] = rank;
        }
    }

    /// <summary>Numbers of the channels, sorted by name.</summary>
    public IReadOnlyList<int> Numbers { get; }

    public int Count => ranks.Length;

    public int Rank(int number) => ranks[number];

    /// <summary>Numbers of sequences of channels in an order that names alone decide, and each sequence as ranks.</summary>
    public (int[] Numbers, int[][] Ranks) Sort(SequenceIndex sequences)
    {
        var ranked = new int[sequences.Count][];
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = [.. sequences[i]];
            for (var j = 0; j < ranked[i].Length; j++)
            {
                ranked[i][j] = ranks[ranked[i][j]];
            }
        }

        var numbers = Enumerable.Range(0, ranked.Length).ToArray();
        Array.Sort(ranked, numbers, ShorterThenByRank);
        return (numbers, ranked);
    }
}
