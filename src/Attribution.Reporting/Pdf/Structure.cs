namespace Attribution.Reporting.Pdf;

/// <summary>
/// What the parts of a document are, for those who listen to it or read it on a narrow screen: a tree of headings, paragraphs, tables and
/// figures in reading order. What belongs to no part is an artifact: rules, grounds, running headers, repeated column heads.
/// </summary>
/// <remarks>ISO 32000-1, sections 14.7 and 14.8.</remarks>
internal sealed class Structure
{
    /// <summary>Starts in the root.</summary>
    public Structure() => Current = Root;

    /// <summary>The whole document.</summary>
    public StructureNode Root { get; } = new("Document");

    /// <summary>The part that texts belong to now; null for artifacts.</summary>
    public StructureNode? Current { get; private set; }

    /// <summary>Begins a part of the current one, until the result is disposed of. Parts of an artifact are artifacts.</summary>
    /// <param name="type">Standard type, such as <c>P</c> or <c>TD</c>.</param>
    /// <param name="alternative">What a figure shows, in words.</param>
    /// <param name="scope">What a head in a table is the head of: <c>Column</c> or <c>Row</c>.</param>
    public IDisposable Open(string type, string? alternative = null, string? scope = null)
    {
        if (Current is null)
        {
            return Enter(null);
        }

        var node = new StructureNode(type) { Alternative = alternative, Scope = scope };
        Current.Parts.Add(node);
        return Enter(node);
    }

    /// <summary>Begins something that is no part of the document, until the result is disposed of.</summary>
    public IDisposable Artifact() => Enter(null);

    private Return Enter(StructureNode? node)
    {
        var before = Current;
        Current = node;
        return new Return(() => Current = before);
    }

    private sealed class Return(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

/// <summary>A part of a document.</summary>
/// <param name="type">Standard type.</param>
internal sealed class StructureNode(string type)
{
    /// <summary>Standard type.</summary>
    public string Type => type;

    /// <summary>Smaller parts, in reading order.</summary>
    public List<StructureNode> Parts { get; } = [];

    /// <summary>Marked contents that it consists of: index of the page, and number on that page.</summary>
    public List<(int Page, int Number)> Contents { get; } = [];

    /// <summary>What a figure shows, in words.</summary>
    public string? Alternative { get; init; }

    /// <summary>What a head in a table is the head of.</summary>
    public string? Scope { get; init; }
}
