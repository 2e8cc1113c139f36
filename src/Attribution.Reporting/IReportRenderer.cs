using Attribution.Reporting.Model;

namespace Attribution.Reporting;

/// <summary>Turns a report into a file. It places what the report says, and adds nothing.</summary>
public interface IReportRenderer
{
    /// <summary>File name extension and name of the format, for example <c>pdf</c>.</summary>
    string Format { get; }

    /// <summary>The file. The same document gives the same bytes.</summary>
    /// <param name="document">The report.</param>
    byte[] Render(ReportDocument document);
}
