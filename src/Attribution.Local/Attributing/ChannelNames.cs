using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Attribution.Local.Attributing;

/// <summary>Numbers channels by the bytes of their names, in the order in which they are first seen. Names are compared whole.</summary>
internal sealed class ChannelNames
{
    private readonly List<string> names = [];

    // Places of the table hold a number plus one; zero is free. The table is never more than half full.
    private int[] table = new int[256];
    private ulong[] hashes = new ulong[128];
    private byte[][] texts = new byte[128][];

    /// <summary>Names by number.</summary>
    public IReadOnlyList<string> All => names;

    /// <summary>The number of a channel, new or known; -1 when its name is not UTF-8.</summary>
    public int Number(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        var mask = table.Length - 1;
        var place = (int)hash & mask;
        while (table[place] > 0)
        {
            var number = table[place] - 1;
            if (hashes[number] == hash && name.SequenceEqual(texts[number]))
            {
                return number;
            }

            place = (place + 1) & mask;
        }

        return Utf8.IsValid(name) ? Add(name, hash) : -1;
    }

    /// <summary>Forgets the channels from a number on, as if they had never been seen: those of a line that turned out to be bad.</summary>
    public void Forget(int from)
    {
        // The latest was placed last, so nothing was led past its place.
        for (var number = names.Count - 1; number >= from; number--)
        {
            var place = (int)hashes[number] & (table.Length - 1);
            while (table[place] != number + 1)
            {
                place = (place + 1) & (table.Length - 1);
            }

            table[place] = 0;
            names.RemoveAt(number);
        }
    }

    private int Add(ReadOnlySpan<byte> name, ulong hash)
    {
        if (names.Count == texts.Length)
        {
            Array.Resize(ref hashes, names.Count * 2);
            Array.Resize(ref texts, names.Count * 2);
            table = new int[table.Length * 2];
            for (var number = 0; number < names.Count; number++)
            {
                Place(number);
            }
        }

        hashes[names.Count] = hash;
        texts[names.Count] = name.ToArray();
        names.Add(Encoding.UTF8.GetString(name));
        Place(names.Count - 1);
        return names.Count - 1;
    }

    private void Place(int number)
    {
        var place = (int)hashes[number] & (table.Length - 1);
        while (table[place] > 0)
        {
            place = (place + 1) & (table.Length - 1);
        }

        table[place] = number + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        while (name.Length >= 8)
        {
            hash = Mixed(hash, BitConverter.ToUInt64(name));
            name = name[8..];
        }

        foreach (var character in name)
        {
            hash = (hash << 8) ^ (hash >> 56) ^ character;
        }

        hash = Mixed(hash, 0);
        return hash ^ (hash >> 32);
    }

    private static ulong Mixed(ulong hash, ulong word) => (BitOperations.RotateLeft(hash, 29) ^ word) * 0x9E3779B97F4A7C15;
}
