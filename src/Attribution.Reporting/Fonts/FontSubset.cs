using System.Buffers.Binary;
using System.Text;
using static Attribution.Reporting.Fonts.TrueTypeTables;

namespace Attribution.Reporting.Fonts;

/// <summary>
/// A font with only the glyphs that a document uses, renumbered in the order of first use. Keeps the tables that PDF
/// wants of a CIDFontType2; characters are found by glyph number there, so there is no <c>cmap</c>.
/// </summary>
internal static class FontSubset
{
    private const ushort ArgumentsAreWords = 1;
    private const ushort HasScale = 8;
    private const ushort MoreComponents = 32;
    private const ushort HasTwoScales = 64;
    private const ushort HasMatrix = 128;
    private static readonly string[] Headers = ["head", "hhea", "maxp"];

    // Of hinted fonts: their glyphs refer to them.
    private static readonly string[] HintPrograms = ["cvt ", "fpgm", "prep"];

    /// <summary>Builds the font file.</summary>
    /// <param name="font">The whole font.</param>
    /// <param name="used">Glyphs in their new order; one may stand in several places. The first is number 0, the box for what is missing.</param>
    public static byte[] Build(TrueTypeFont font, IReadOnlyList<ushort> used)
    {
        var glyphs = used.ToList();
        var numbers = new Dictionary<ushort, int>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            numbers.TryAdd(glyphs[i], i);
        }

        var outlines = new MemoryStream();
        var (loca, hmtx) = (new MemoryStream(), new MemoryStream());
        for (var i = 0; i < glyphs.Count; i++)
        {
            WriteUInt32(loca, (uint)outlines.Length);
            WriteUInt16(hmtx, font.Advance(glyphs[i]));
            WriteUInt16(hmtx, font.LeftBearing(glyphs[i]));
            var outline = font.Outline(glyphs[i]).ToArray();
            RenumberParts(outline, glyphs, numbers);
            outlines.Write(outline);
            Pad(outlines);
        }

        WriteUInt32(loca, (uint)outlines.Length);
        return Assemble(font, glyphs.Count, new Dictionary<string, byte[]>
        {
            ["glyf"] = outlines.ToArray(),
            ["hmtx"] = hmtx.ToArray(),
            ["loca"] = loca.ToArray(),
        });
    }

    /// <summary>A composite glyph names its parts by number: gives them their new ones, and takes the parts in.</summary>
    private static void RenumberParts(byte[] outline, List<ushort> glyphs, Dictionary<ushort, int> numbers)
    {
        if (outline.Length == 0 || Int16(outline, 0) >= 0)
        {
            return;
        }

        int flags;
        var at = 10;
        do
        {
            flags = UInt16(outline, at);
            var part = (ushort)UInt16(outline, at + 2);
            if (!numbers.TryGetValue(part, out var number))
            {
                numbers[part] = number = glyphs.Count;
                glyphs.Add(part);
            }

            BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at + 2), (ushort)number);
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & MoreComponents) != 0);
    }

    private static byte[] Assemble(TrueTypeFont font, int count, Dictionary<string, byte[]> tables)
    {
        foreach (var tag in Headers)
        {
            tables[tag] = font.Tables[tag].ToArray();
        }

        foreach (var tag in HintPrograms.Where(font.Tables.Has))
        {
            tables[tag] = font.Tables[tag].ToArray();
        }

        BinaryPrimitives.WriteUInt32BigEndian(tables["head"].AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(tables["maxp"].AsSpan(4), (ushort)count);

        var file = new MemoryStream();
        WriteUInt32(file, 0x00010000);
        var power = (int)Math.Log2(tables.Count);
        WriteUInt16(file, tables.Count);
        WriteUInt16(file, 16 << power);
        WriteUInt16(file, power);
        WriteUInt16(file, 16 * tables.Count - (16 << power));
        var (offset, headAt) = (12 + 16 * tables.Count, 0);
        foreach (var (tag, table) in tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            headAt = tag == "head" ? offset : headAt;
            file.Write(Encoding.ASCII.GetBytes(tag));
            WriteUInt32(file, Checksum(table));
            WriteUInt32(file, (uint)offset);
            WriteUInt32(file, (uint)table.Length);
            offset += table.Length + 3 & ~3;
        }

        foreach (var (_, table) in tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            file.Write(table);
            Pad(file);
        }

        var bytes = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Checksum(bytes)));
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        Span<byte> word = stackalloc byte[4];
        var sum = 0u;
        for (var i = 0; i < table.Length; i += 4)
        {
            word.Clear();
            table[i..Math.Min(i + 4, table.Length)].CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void WriteUInt16(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void WriteUInt32(MemoryStream stream, uint value)
    {
        WriteUInt16(stream, (int)(value >> 16));
        WriteUInt16(stream, (int)(value & 0xFFFF));
    }
}
