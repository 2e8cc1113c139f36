using System.Text;
using static Attribution.Reporting.Fonts.TrueTypeTables;

namespace Attribution.Reporting.Fonts;

/// <summary>What a page needs to know of a TrueType font: which glyph a character has, how wide it is, and its outline.</summary>
internal sealed class TrueTypeFont
{
    private readonly IReadOnlyDictionary<int, ushort> characters;
    private readonly int[] advances;
    private readonly int longMetrics;
    private readonly bool longOffsets;

    /// <summary>Reads a font.</summary>
    /// <param name="file">The whole file.</param>
    public TrueTypeFont(byte[] file)
    {
        Tables = new TrueTypeTables(file);
        var head = Tables["head"];
        var hhea = Tables["hhea"];
        var os2 = Tables["OS/2"];
        UnitsPerEm = UInt16(head, 18);
        Bounds = [Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42)];
        longOffsets = Int16(head, 50) == 1;
        Ascent = Int16(hhea, 4);
        Descent = Int16(hhea, 6);
        longMetrics = UInt16(hhea, 34);
        GlyphCount = UInt16(Tables["maxp"], 4);
        advances = [.. Enumerable.Range(0, GlyphCount).Select(g => UInt16(Tables["hmtx"], 4 * Math.Min(g, longMetrics - 1)))];
        CapHeight = UInt16(os2, 0) >= 2 ? Int16(os2, 88) : Ascent;
        Weight = UInt16(os2, 4);
        ItalicAngle = (int)UInt32(Tables["post"], 4) / 65536.0;
        PostScriptName = Name(6);
        characters = CharacterMap.Read(Tables["cmap"]);
    }

    /// <summary>The tables.</summary>
    public TrueTypeTables Tables { get; }

    /// <summary>Design units in the height of the type.</summary>
    public int UnitsPerEm { get; }

    /// <summary>The box that holds every glyph: left, lower, right, upper.</summary>
    public IReadOnlyList<int> Bounds { get; }

    /// <summary>Height above the base line.</summary>
    public int Ascent { get; }

    /// <summary>Depth below the base line, negative.</summary>
    public int Descent { get; }

    /// <summary>Height of capitals.</summary>
    public int CapHeight { get; }

    /// <summary>400 is regular, 700 bold.</summary>
    public int Weight { get; }

    /// <summary>Slant in degrees, counter-clockwise.</summary>
    public double ItalicAngle { get; }

    /// <summary>Number of glyphs.</summary>
    public int GlyphCount { get; }

    /// <summary>Name of the font in PostScript and PDF.</summary>
    public string PostScriptName { get; }

    /// <summary>The characters that have a glyph.</summary>
    public IEnumerable<int> Characters => characters.Keys;

    /// <summary>The glyph of a character; 0 when there is none.</summary>
    public ushort Glyph(Rune character) => characters.GetValueOrDefault(character.Value);

    /// <summary>How far a glyph moves the pen, in design units.</summary>
    public int Advance(int glyph) => advances[glyph];

    /// <summary>Where the outline starts relative to the pen, in design units.</summary>
    public int LeftBearing(int glyph) => glyph < longMetrics
        ? Int16(Tables["hmtx"], 4 * glyph + 2)
        : Int16(Tables["hmtx"], 4 * longMetrics + 2 * (glyph - longMetrics));

    /// <summary>The outline of a glyph as it stands in the file; empty for a blank.</summary>
    public ReadOnlySpan<byte> Outline(int glyph) => Tables["glyf"][OutlineAt(glyph)..OutlineAt(glyph + 1)];

    private int OutlineAt(int glyph) => longOffsets
        ? (int)UInt32(Tables["loca"], 4 * glyph)
        : 2 * UInt16(Tables["loca"], 2 * glyph);

    private string Name(int id)
    {
        var table = Tables["name"];
        for (var i = 0; i < UInt16(table, 2); i++)
        {
            var record = table.Slice(6 + 12 * i, 12);
            if (UInt16(record, 0) == 3 && UInt16(record, 6) == id)
            {
                return Encoding.BigEndianUnicode.GetString(table.Slice(UInt16(table, 4) + UInt16(record, 10), UInt16(record, 8)));
            }
        }

        throw new InvalidDataException($"The font has no name number {id}.");
    }
}
