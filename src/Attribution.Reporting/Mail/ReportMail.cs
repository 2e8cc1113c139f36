namespace Attribution.Reporting.Mail;

/// <summary>A mail: as text, as HTML, and with the file of a report if it brings one.</summary>
public sealed record ReportMail
{
    /// <summary>Address of the reader.</summary>
    public required string To { get; init; }

    /// <summary>Name of the reader.</summary>
    public required string ToName { get; init; }

    /// <summary>Subject, one line.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text; each line is a paragraph, however long.</summary>
    public required string Text { get; init; }

    /// <summary>The same as a page for mail clients.</summary>
    public required string Html { get; init; }

    /// <summary>Language of both, as in BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>When it is to be sent: part of the data, so that the same report gives the same mail.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>File name of the attachment; null for a mail that brings none.</summary>
    public string? FileName { get; init; }

    /// <summary>The attachment, a PDF.</summary>
    public ReadOnlyMemory<byte> File { get; init; }

    /// <summary>
    /// Identifies the mail, so that a repeated one can be recognised: letters, digits, dots and hyphens. The sender adds its domain.
    /// </summary>
    public required string MessageId { get; init; }
}
