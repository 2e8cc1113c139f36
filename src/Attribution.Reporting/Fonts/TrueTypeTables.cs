using System.Buffers.Binary;
using System.Text;

namespace Attribution.Reporting.Fonts;

/// <summary>
/// The tables of a TrueType file by tag, and its numbers, which are big-endian. A font comes with the product, so a
/// damaged one is a fault of the build: reading beyond an end throws.
/// </summary>
internal sealed class TrueTypeTables
{
    private readonly byte[] file;
    private readonly Dictionary<string, Range> ranges = new(StringComparer.Ordinal);

    /// <summary>Reads the table directory.</summary>
    /// <exception cref="InvalidDataException">Not a TrueType font with <c>glyf</c> outlines.</exception>
    public TrueTypeTables(byte[] file)
    {
        this.file = file;
        if (file.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(file) != 0x00010000)
        {
            throw new InvalidDataException("Not a TrueType font: only fonts with glyf outlines are supported.");
        }

        for (var i = 0; i < UInt16(file, 4); i++)
        {
            var record = file.AsSpan(12 + 16 * i, 16);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            ranges[Encoding.ASCII.GetString(record[..4])] = offset..(offset + (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]));
        }
    }

    /// <summary>A table that the font must have.</summary>
    public ReadOnlySpan<byte> this[string tag] => ranges.TryGetValue(tag, out var range)
        ? file.AsSpan(range)
        : throw new InvalidDataException($"The font has no {tag} table.");

    /// <summary>Whether the font has the table.</summary>
    public bool Has(string tag) => ranges.ContainsKey(tag);

    /// <summary>An unsigned 16-bit number.</summary>
    public static int UInt16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    /// <summary>A signed 16-bit number.</summary>
    public static int Int16(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadInt16BigEndian(table[offset..]);

    /// <summary>An unsigned 32-bit number.</summary>
    public static uint UInt32(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt32BigEndian(table[offset..]);
}
