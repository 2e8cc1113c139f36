using System.Numerics;
using System.Runtime.CompilerServices;

namespace Attribution.Domain.Paths;

/// <summary>Numbers sequences of whole numbers from 0, in the order in which they are first seen; equal sequences have one number.</summary>
internal sealed class SequenceIndex
{
    // Places of the table hold a number plus one; zero is free. The table is never more than half full.
    private int[] table = new int[256];
    private uint[] hashes = new uint[128];
    private int[] ends = new int[128];
    private int[] items = new int[512];

    public int Count { get; private set; }

    public ReadOnlySpan<int> this[int number] => items.AsSpan(Start(number)..ends[number]);

    /// <summary>The number of a sequence, which is new or known.</summary>
    public int Add(ReadOnlySpan<int> sequence)
    {
        var hash = Hash(sequence);
        var place = Find(sequence, hash);
        if (table[place] > 0)
        {
            return table[place] - 1;
        }

        Store(sequence, hash);
        table[place] = Count;
        if (Count * 2 > table.Length)
        {
            Spread();
        }

        return Count - 1;
    }

    /// <summary>The number of a sequence, or -1 when it was never added.</summary>
    public int Find(ReadOnlySpan<int> sequence) => table[Find(sequence, Hash(sequence))] - 1;

    private int Find(ReadOnlySpan<int> sequence, uint hash)
    {
        var mask = table.Length - 1;
        var place = (int)hash & mask;
        while (table[place] > 0)
        {
            var number = table[place] - 1;
            if (hashes[number] == hash && this[number].SequenceEqual(sequence))
            {
                break;
            }

            place = (place + 1) & mask;
        }

        return place;
    }

    private int Start(int number) => number == 0 ? 0 : ends[number - 1];

    private void Store(ReadOnlySpan<int> sequence, uint hash)
    {
        if (Count == ends.Length)
        {
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }

        var start = Start(Count);
        if (start + sequence.Length > items.Length)
        {
            Array.Resize(ref items, Math.Max(start + sequence.Length, items.Length * 2));
        }

        sequence.CopyTo(items.AsSpan(start));
        hashes[Count] = hash;
        ends[Count] = start + sequence.Length;
        Count++;
    }

    private void Spread()
    {
        table = new int[table.Length * 2];
        var mask = table.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var place = (int)hashes[number] & mask;
            while (table[place] > 0)
            {
                place = (place + 1) & mask;
            }

            table[place] = number + 1;
        }
    }

    // Multiplication spreads the low bits upward, the last step brings them down again; only equality depends on it, no result does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<int> sequence)
    {
        var hash = (ulong)sequence.Length;
        foreach (var item in sequence)
        {
            hash = (BitOperations.RotateLeft(hash, 29) ^ (uint)item) * 0x9E3779B97F4A7C15;
        }

        return (uint)(hash >> 32) ^ (uint)(hash >> 7);
    }
}
