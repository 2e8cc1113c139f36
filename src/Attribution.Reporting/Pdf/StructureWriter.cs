using System.Globalization;

namespace Attribution.Reporting.Pdf;

/// <summary>Writes the tree of a document's parts, after the pages whose marked contents it refers to.</summary>
/// <param name="file">Where it goes.</param>
/// <param name="pages">Objects of the pages.</param>
internal sealed class StructureWriter(PdfFile file, IReadOnlyList<int> pages)
{
    private readonly SortedDictionary<(int Page, int Number), int> owners = [];

    /// <summary>Writes the tree and returns the object of its root.</summary>
    public int Write(Structure structure)
    {
        var root = file.Reserve();
        var document = Node(structure.Root, root);

        // From each marked content back to its part.
        var parents = owners.GroupBy(o => o.Key.Page).Select(g => $"{g.Key} [{string.Join(' ', g.Select(o => $"{o.Value} 0 R"))}]");
        file.Write(root, $"<< /Type /StructTreeRoot /K {document} 0 R /ParentTree << /Nums [{string.Join(' ', parents)}] >> /ParentTreeNextKey {pages.Count} >>");
        return root;
    }

    private int Node(StructureNode node, int parent)
    {
        var id = file.Reserve();
        foreach (var content in node.Contents)
        {
            owners[content] = id;
        }

        var home = node.Contents.Count > 0 ? node.Contents[0].Page : -1;
        var kids = node.Contents
            .Select(c => c.Page == home
                ? c.Number.ToString(CultureInfo.InvariantCulture)
                : $"<< /Type /MCR /Pg {pages[c.Page]} 0 R /MCID {c.Number} >>")
            .Concat(node.Parts.Select(p => $"{Node(p, id)} 0 R"))
            .ToList();
        var page = home >= 0 ? $" /Pg {pages[home]} 0 R" : "";
        var alternative = node.Alternative is { } words ? $" /Alt {PdfFile.Text(words)}" : "";
        var scope = node.Scope is { } s ? $" /A << /O /Table /Scope /{s} >>" : "";
        file.Write(id, $"<< /Type /StructElem /S /{node.Type} /P {parent} 0 R{page}{alternative}{scope} /K [{string.Join(' ', kids)}] >>");
        return id;
    }
}
