using static Attribution.Reporting.Fonts.TrueTypeTables;

namespace Attribution.Reporting.Fonts;

/// <summary>Which glyph a character has: the Unicode part of the <c>cmap</c> table, formats 4 and 12.</summary>
/// <remarks>https://learn.microsoft.com/typography/opentype/spec/cmap</remarks>
internal static class CharacterMap
{
    private const int Unicode = 0;
    private const int Windows = 3;

    /// <summary>Reads the widest Unicode subtable: character to glyph, without the characters that have none.</summary>
    public static IReadOnlyDictionary<int, ushort> Read(ReadOnlySpan<byte> cmap)
    {
        var glyphs = new Dictionary<int, ushort>();
        var (best, format) = (-1, 0);
        for (var i = 0; i < UInt16(cmap, 2); i++)
        {
            var (platform, encoding) = (UInt16(cmap, 4 + 8 * i), UInt16(cmap, 6 + 8 * i));
            var offset = (int)UInt32(cmap, 8 + 8 * i);
            var found = UInt16(cmap, offset);
            if ((platform == Unicode || platform == Windows && encoding is 1 or 10) && found is 4 or 12 && found > format)
            {
                (best, format) = (offset, found);
            }
        }

        if (format == 12)
        {
            ReadGroups(cmap[best..], glyphs);
        }
        else if (format == 4)
        {
            ReadSegments(cmap[best..], glyphs);
        }
        else
        {
            throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
        }

        return glyphs;
    }

    private static void ReadGroups(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphs)
    {
        for (var i = 0; i < UInt32(table, 12); i++)
        {
            var (first, last, glyph) = (UInt32(table, 16 + 12 * i), UInt32(table, 20 + 12 * i), UInt32(table, 24 + 12 * i));
            for (var character = first; character <= last; character++)
            {
                Add(glyphs, (int)character, (int)(glyph + character - first));
            }
        }
    }

    private static void ReadSegments(ReadOnlySpan<byte> table, Dictionary<int, ushort> glyphs)
    {
        var doubled = UInt16(table, 6);
        for (var at = 0; at < doubled; at += 2)
        {
            var (last, first) = (UInt16(table, 14 + at), UInt16(table, 16 + doubled + at));
            var (delta, rangeAt) = (UInt16(table, 16 + 2 * doubled + at), 16 + 3 * doubled + at);
            var range = UInt16(table, rangeAt);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = range == 0 ? character : UInt16(table, rangeAt + range + 2 * (character - first));
                Add(glyphs, character, range != 0 && glyph == 0 ? 0 : glyph + delta & 0xFFFF);
            }
        }
    }

    private static void Add(Dictionary<int, ushort> glyphs, int character, int glyph)
    {
        if (glyph != 0)
        {
            glyphs[character] = (ushort)glyph;
        }
    }
}
