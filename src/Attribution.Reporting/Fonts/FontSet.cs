using System.Text;

namespace Attribution.Reporting.Fonts;

/// <summary>
/// The fonts of a report in their order of preference, in two weights. A text is split into runs, each in the first font
/// that has its characters. Immutable, so one set serves all reports.
/// </summary>
public sealed class FontSet
{
    private static readonly Lazy<FontSet> Shipped = new(() => Load(Path.Combine(AppContext.BaseDirectory, "fonts"), MissingGlyph.Box));
    private readonly TrueTypeFont[] regular;
    private readonly TrueTypeFont[] bold;
    private readonly MissingGlyph missing;

    private FontSet(TrueTypeFont[] regular, TrueTypeFont[] bold, MissingGlyph missing) =>
        (this.regular, this.bold, this.missing) = (regular, bold, missing);

    /// <summary>The fonts that the build puts beside the binaries. A character that none of them has is printed as a box.</summary>
    public static FontSet Default => Shipped.Value;

    /// <summary>Loads Noto Sans and its Armenian and Georgian companions.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="missing">What becomes of a character that no font has.</param>
    public static FontSet Load(string folder, MissingGlyph missing)
    {
        string[] families = ["NotoSans", "NotoSansArmenian", "NotoSansGeorgian"];
        TrueTypeFont[] Weight(string name) =>
            [.. families.Select(f => new TrueTypeFont(File.ReadAllBytes(Path.Combine(folder, $"{f}_{name}.ttf"))))];
        return new FontSet(Weight("400Regular"), Weight("700Bold"), missing);
    }

    /// <summary>Width of a text on one line, in points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Size of the type, in points.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public double Width(string text, double size, bool isBold = false) => Glyphs(text, isBold).Sum(g => g.Advance) * size;

    /// <summary>The glyphs of a text, in order. Control characters are read as spaces, invisible ones are left out.</summary>
    internal IEnumerable<PlacedGlyph> Glyphs(string text, bool isBold)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fonts = isBold ? bold : regular;
        foreach (var rune in text.EnumerateRunes())
        {
            var character = Rune.IsControl(rune) ? new Rune(' ') : rune;
            if (Rune.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)
            {
                yield return Find(fonts, character);
            }
        }
    }

    private PlacedGlyph Find(TrueTypeFont[] fonts, Rune character)
    {
        foreach (var font in fonts)
        {
            if (font.Glyph(character) is > 0 and var glyph)
            {
                return new PlacedGlyph(font, glyph, character);
            }
        }

        return missing == MissingGlyph.Box
            ? new PlacedGlyph(fonts[0], 0, character)
            : throw new MissingGlyphException($"No font has U+{character.Value:X4}.");
    }
}

/// <summary>A glyph that stands for a character.</summary>
/// <param name="Font">Its font.</param>
/// <param name="Glyph">Its number there.</param>
/// <param name="Character">The character.</param>
internal readonly record struct PlacedGlyph(TrueTypeFont Font, ushort Glyph, Rune Character)
{
    /// <summary>How far it moves the pen, for type of size 1.</summary>
    public double Advance => (double)Font.Advance(Glyph) / Font.UnitsPerEm;
}

/// <summary>What becomes of a character that no font has.</summary>
public enum MissingGlyph
{
    /// <summary>An empty box is printed, and the character can still be copied: a marketer's mail must not fail for one sign.</summary>
    Box = 1,

    /// <summary>Throws <see cref="MissingGlyphException"/>: tests find what the fonts lack before a reader does.</summary>
    Throw = 2,
}

/// <summary>A character has no glyph in any font.</summary>
/// <param name="message">Which one.</param>
public sealed class MissingGlyphException(string message) : Exception(message);
