namespace Attribution.Reporting.Model;

/// <summary>
/// A report before layout: every text is worded and every number formatted, so that renderers only place things.
/// </summary>
/// <param name="Title">Heading of the first page.</param>
/// <param name="Subtitle">What the report is about: week, dates, reader, currency.</param>
/// <param name="Language">Language of the texts, as in BCP 47.</param>
/// <param name="Date">Date of the document. Part of the data, since renderers have no clock.</param>
/// <param name="Footer">Line at the foot of each page: what the figures rest on.</param>
/// <param name="Blocks">Content in reading order.</param>
public sealed record ReportDocument(
    string Title,
    string Subtitle,
    string Language,
    DateOnly Date,
    string Footer,
    IReadOnlyList<ReportBlock> Blocks)
{
    /// <summary>What comes before the first chapter: the week at a glance, which mails quote from.</summary>
    public IEnumerable<ReportBlock> Overview => Blocks.TakeWhile(block => block is not Chapter);
}

/// <summary>One piece of a report. The kinds are closed: a renderer knows all of them.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock(string? heading) => Heading = heading;

    /// <summary>Heading above the block and in the table of contents; null for blocks that have none.</summary>
    public string? Heading { get; }
}

/// <summary>How much a text asks to be looked at.</summary>
public enum Emphasis
{
    /// <summary>Ordinary text.</summary>
    Normal = 1,

    /// <summary>The figure that the line is about.</summary>
    Strong = 2,

    /// <summary>Background information.</summary>
    Muted = 3,

    /// <summary>Needs action. The only use of red.</summary>
    Alert = 4,
}
