using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Pdf;

/// <summary>
/// The part of a font that a document uses. Its codes count up with first use; a glyph that stands for two characters
/// has two codes, so that copied text is what was written.
/// </summary>
/// <param name="font">The whole font.</param>
/// <param name="name">Its name among the resources of a page.</param>
internal sealed class EmbeddedFont(TrueTypeFont font, string name)
{
    private const int MostMappings = 100;
    private readonly Dictionary<PlacedGlyph, int> codes = [];
    private readonly List<PlacedGlyph> used = [];

    /// <summary>Its name among the resources of a page.</summary>
    public string Name => name;

    /// <summary>The code of a glyph on the page.</summary>
    public int Code(PlacedGlyph glyph)
    {
        if (!codes.TryGetValue(glyph, out var code))
        {
            used.Add(glyph);
            codes[glyph] = code = used.Count;
        }

        return code;
    }

    /// <summary>Writes the font and returns the number of its object.</summary>
    public int Write(PdfFile file)
    {
        ushort[] glyphs = [0, .. used.Select(g => g.Glyph)];
        var subset = FontSubset.Build(font, glyphs);
        var fullName = $"{Tag(subset)}+{font.PostScriptName}";
        var program = file.WriteStream(subset, $"/Length1 {subset.Length.ToString(CultureInfo.InvariantCulture)}");
        var descriptor = file.Write(
            $"<< /Type /FontDescriptor /FontName /{fullName} /Flags 4 /FontBBox [{string.Join(' ', font.Bounds.Select(Scaled))}]"
            + $" /ItalicAngle {PdfFile.Number(font.ItalicAngle)} /Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)}"
            + $" /CapHeight {Scaled(font.CapHeight)} /StemV {(font.Weight >= 600 ? 140 : 80)} /FontFile2 {program} 0 R >>");
        var descendant = file.Write(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{fullName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + $" /FontDescriptor {descriptor} 0 R /DW 0 /W [0 [{string.Join(' ', glyphs.Select(g => Scaled(font.Advance(g))))}]] /CIDToGIDMap /Identity >>");
        var unicode = file.WriteStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Write(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{fullName} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>");
    }

    private string Scaled(int units) => PdfFile.Number(units * 1000.0 / font.UnitsPerEm);

    /// <summary>Six capitals that tell subsets of one font apart.</summary>
    private static string Tag(byte[] subset) => string.Concat(SHA256.HashData(subset).Take(6).Select(b => (char)('A' + b % 26)));

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var chunk in used.Chunk(MostMappings))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var glyph in chunk)
            {
                var character = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(glyph.Character.ToString()));
                map.Append(CultureInfo.InvariantCulture, $"<{codes[glyph]:X4}> <{character}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
