using Attribution.Reporting.Drawings;

namespace Attribution.Reporting.Tests.Layout;

/// <summary>The checker itself: it must find what it looks for.</summary>
public class LegibilityTests
{
    private static readonly Shape.Text Word = new(new(10, 20), "word", 8, Palette.Ink);

    [Fact]
    public void Faults_AreNone_WhenAllIsWell() =>
        Assert.Empty(Faults(new Shape.Rect(0, 0, 100, 30, Palette.Panel), Word, Word with { At = new(40, 20) }, Word with { At = new(10, 28) }));

    [Fact]
    public void Faults_NameTextOnText() =>
        Assert.Equal(["'next' is on 'word'"], Faults(Word, Word with { At = new(25, 20), Content = "next" }));

    [Fact]
    public void Faults_NameTextBeyondTheEdge() =>
        Assert.Equal(["'word' is beyond the edge"], Faults(Word with { At = new(95, 20), }));

    [Fact]
    public void Faults_NameALineThroughText()
    {
        Assert.Equal(["a line runs through 'word'"], Faults(Word, Line(0, 17, 100, 17)));
        Assert.Equal(["a line runs through 'word'"], Faults(Word, Line(0, 0, 60, 30)));
        Assert.Empty(Faults(Word, Line(0, 23, 100, 23), Line(5, 0, 5, 30), Line(0, 10, 4, 22)));
    }

    [Fact]
    public void Faults_NameCoveredText_ButNotTextOnABar()
    {
        var bar = new Shape.Rect(0, 10, 50, 12, Palette.Accent);

        Assert.Equal(["'word' is covered"], Faults(Word, bar));
        Assert.Empty(Faults(bar, Word));
    }

    [Fact]
    public void Faults_NameTypeThatIsTooSmall() => Assert.Equal(["'word' is too small: 6 pt"], Faults(Word with { Size = 6 }));

    private static Shape.Line Line(double x1, double y1, double x2, double y2) => new(new(x1, y1), new(x2, y2), new Stroke(Palette.Ink, 1));

    private static IReadOnlyList<string> Faults(params IReadOnlyList<Shape> shapes) => Legibility.Faults(shapes, new Box(0, 0, 100, 30));
}
