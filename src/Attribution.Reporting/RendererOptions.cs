namespace Attribution.Reporting;

/// <summary>Settings of reports, section <c>Reports</c>.</summary>
public sealed class RendererOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Reports";

    /// <summary>The renderer that needs nothing but this project.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>Who draws the PDF: <c>built-in</c> unless set; <c>questpdf</c> in a build with the real packages.</summary>
    public string Renderer { get; init; } = BuiltIn;
}
