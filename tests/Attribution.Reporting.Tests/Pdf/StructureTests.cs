using Attribution.Reporting.Drawings;
using Attribution.Reporting.Fonts;
using Attribution.Reporting.Pdf;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Pdf;

/// <summary>What those hear who do not see the pages.</summary>
public class StructureTests
{
    private static readonly PdfRenderer Renderer = new(FontSet.Default);

    [Fact]
    public void Document_IsReadInTheOrderOfItsBlocks()
    {
        var parts = Renderer.Lay(Gallery.Report()).Structure.Root.Parts.Select(p => p.Type);

        Assert.Equal(
            "H1 P P Div Div Div Div Div H2 P Table H2 P Figure H2 P Figure H2 P Figure Div Div Div Div Div Div H2 L H2 P Figure H2 L H2 P Table H2 L",
            string.Join(' ', parts));
    }

    [Fact]
    public void Table_HasHeadBodyAndFoot_AndHeadsSayWhatTheyAreTheHeadOf()
    {
        var table = Renderer.Lay(Some.Document(Gallery.ChannelTable(Gallery.Channels))).Structure.Root.Parts.Single(p => p.Type == "Table");

        Assert.Equal("THead TBody TFoot Caption", string.Join(' ', table.Parts.Select(p => p.Type)));
        Assert.Equal([1, 6, 1], table.Parts.Take(3).Select(p => p.Parts.Count));
        Assert.All(table.Parts[0].Parts[0].Parts, h => Assert.Equal(("TH", "Column"), (h.Type, h.Scope)));
        Assert.All(table.Parts[1].Parts, r => Assert.Equal("TH TD TD TD TD TD TD TD TD", string.Join(' ', r.Parts.Select(c => c.Type))));
        Assert.Equal("Row", table.Parts[1].Parts[0].Parts[0].Scope);
    }

    [Fact]
    public void Figures_AreToldInWords()
    {
        var figures = All(Renderer.Lay(Gallery.Report()).Structure.Root).Where(n => n.Type == "Figure").Select(f => f.Alternative).ToList();

        Assert.Contains("From click to accepted lead: 1,912 clicks, 140 applications, 87.4 leads, 71.0 of them accepted", figures);
        Assert.Contains("47.0%, 42.1%", figures);
        Assert.Contains(figures, f => f!.StartsWith("Plan March: Credited: 219.0 (of 300); Expected by now: 213.6 (day 22 of 31)", StringComparison.Ordinal));
        Assert.DoesNotContain(figures, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void RunningHeadsAndRepeatedOnes_AreNotRead()
    {
        var flow = Renderer.Lay(Gallery.Report(90));
        var artifacts = flow.Pages.SelectMany(p => p.Marks).Where(m => m.Part is null).Select(m => m.Shape).OfType<Shape.Text>().Select(t => t.Content).ToList();

        Assert.Equal(3, artifacts.Count(t => t == "Weekly channel report"));
        Assert.Equal(2, artifacts.Count(t => t == "Campaign"));
        Assert.Equal(4, artifacts.Count(t => t.EndsWith("/ 4", StringComparison.Ordinal)));
        Assert.DoesNotContain("Channel", artifacts.Where(t => t.Contains("Paid", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryPartThatIsSeen_IsALeafOfTheTree()
    {
        var flow = Renderer.Lay(Gallery.Report(90));
        var known = All(flow.Structure.Root).ToHashSet();

        Assert.All(flow.Pages.SelectMany(p => p.Marks).Where(m => m.Part is not null), m => Assert.Contains(m.Part!, known));
        Assert.All(flow.Pages.SelectMany(p => p.Marks).Where(m => m.Part is not null), m => Assert.Empty(m.Part!.Parts));
    }

    [InstalledFact("pdfinfo")]
    public async Task Pdfinfo_ReadsTheTree()
    {
        var text = await Programs.RunOn(Renderer.Render(Gallery.Report()), "pdfinfo", "-struct-text", "FILE");

        Assert.DoesNotContain("Error", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("over its allowed CPL for the second week (€43.60 against", text, StringComparison.Ordinal);
        Assert.Contains("Scope /Column", text, StringComparison.Ordinal);
        Assert.Contains("Tagged:          yes", await Programs.RunOn(Renderer.Render(Gallery.Report()), "pdfinfo", "FILE"), StringComparison.Ordinal);
    }

    [InstalledFact("qpdf")]
    public async Task Qpdf_FindsNoFault_InSeveralPages() => Assert.Contains(
        "No syntax or stream encoding errors found",
        await Programs.RunOn(Renderer.Render(Gallery.Report(90)), "qpdf", "--check", "FILE"),
        StringComparison.Ordinal);

    private static IEnumerable<StructureNode> All(StructureNode node) => node.Parts.SelectMany(All).Prepend(node);
}
