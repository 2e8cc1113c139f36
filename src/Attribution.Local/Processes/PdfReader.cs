using System.Diagnostics;

namespace Attribution.Local.Processes;

/// <summary>Reads the text of a PDF with a reader that shares nothing with our writer (pdf.js).</summary>
public static class PdfReader
{
    /// <summary>The lines of all pages; a row of a table is one line.</summary>
    public static async Task<IReadOnlyList<string>> Lines(string path, CancellationToken ct)
    {
        var start = NodeTools.Run("read-pdf.mjs", [Path.GetFullPath(path)]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct).ConfigureAwait(false);
        return process.ExitCode == 0
            ? (await output.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"{path} cannot be read as a PDF: {await errors.ConfigureAwait(false)}");
    }
}
