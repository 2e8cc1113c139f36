using System.Text.Json;
using Attribution.Local.Processes;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>What an independent reader, pdf.js, finds in a file.</summary>
internal sealed record ReadPdf(
    string Version, string Title, string Created, string Language, bool DisplaysTitle, IReadOnlyList<ReadOutline> Outline, IReadOnlyList<ReadPage> Pages)
{
    public IEnumerable<string> Texts => Pages.SelectMany(p => p.Items).Select(i => i.Text);

    public static async Task<ReadPdf> Of(byte[] pdf)
    {
        var tools = Path.Combine(NodeTools.RepositoryRoot, "tests", "Attribution.Reporting.Tests", "Tools");
        var library = Path.Combine(NodeTools.Modules, "pdfjs-dist", "legacy", "build", "pdf.mjs");
        var json = await Programs.RunOn(pdf, "node", Path.Combine(tools, "read-pdf.mjs"), "FILE", library);

        // The library warns of the optional canvas package on standard output, before our one line.
        return JsonSerializer.Deserialize<ReadPdf>(json[json.IndexOf("{\"", StringComparison.Ordinal)..], JsonSerializerOptions.Web)!;
    }
}

internal sealed record ReadPage(IReadOnlyList<ReadItem> Items);

internal sealed record ReadItem(string Text, double X, double Y, double Width, double Size)
{
    public double End => X + Width;

    public bool IsOnTheLineOf(ReadItem other) => Math.Abs(Y - other.Y) < 0.5;
}

internal sealed record ReadOutline(string Title, int Page);
