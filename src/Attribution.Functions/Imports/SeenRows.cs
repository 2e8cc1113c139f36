using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Attribution.Domain.Measures;

namespace Attribution.Functions.Imports;

/// <summary>
/// Remembers what the rows of a file are about, so that a second row about the same campaign and day is told from a first. As digests,
/// and only of so many rows that memory stays bounded; later repetitions are compared with the store alone.
/// </summary>
internal sealed class SeenRows
{
    public const int MostRows = 300_000;

    private readonly Dictionary<ulong, (int Line, uint Values)> rows = [];

    /// <summary>The earlier row about the same subject, and whether it said the same; null when there is none.</summary>
    public (int Line, bool IsEqual)? Earlier(int line, IReadOnlyList<DayTotal> totals)
    {
        var first = totals[0];
        var subject = Digest($"{first.Channel}|{first.Campaign}|{first.From.DayNumber}|{first.To.DayNumber}");
        var values = (uint)Digest(string.Join('|', totals.Select(t => $"{t.Measure}{t.Value}")));
        if (rows.TryGetValue(subject, out var earlier))
        {
            return (earlier.Line, earlier.Values == values);
        }

        if (rows.Count < MostRows)
        {
            rows.Add(subject, (line, values));
        }

        return null;
    }

    private static ulong Digest(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
