using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;

namespace Attribution.Reporting.Pdf;

/// <summary>The fonts of one document, embedded as they come into use.</summary>
/// <param name="set">Where glyphs come from.</param>
internal sealed class PdfFonts(FontSet set)
{
    private readonly Dictionary<TrueTypeFont, EmbeddedFont> byFont = [];
    private readonly List<EmbeddedFont> inOrder = [];

    /// <summary>Width of a text on one line.</summary>
    public double Width(Shape.Text text) => set.Width(text.Content, text.Size, text.Bold);

    /// <summary>A text as runs of one font each.</summary>
    public IEnumerable<(EmbeddedFont Font, IReadOnlyList<PlacedGlyph> Glyphs)> Runs(string text, bool bold)
    {
        var run = new List<PlacedGlyph>();
        foreach (var glyph in set.Glyphs(text, bold))
        {
            if (run.Count > 0 && run[0].Font != glyph.Font)
            {
                yield return (Embedded(run[0].Font), run);
                run = [];
            }

            run.Add(glyph);
        }

        if (run.Count > 0)
        {
            yield return (Embedded(run[0].Font), run);
        }
    }

    /// <summary>Writes the fonts and returns them as a resource dictionary.</summary>
    public string Write(PdfFile file) => $"<< {string.Join(' ', inOrder.Select(f => $"/{f.Name} {f.Write(file)} 0 R"))} >>";

    private EmbeddedFont Embedded(TrueTypeFont font)
    {
        if (!byFont.TryGetValue(font, out var embedded))
        {
            byFont[font] = embedded = new EmbeddedFont(font, $"F{inOrder.Count + 1}");
            inOrder.Add(embedded);
        }

        return embedded;
    }
}
