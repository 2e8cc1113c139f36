using System.Diagnostics;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>Runs a program to its end and returns what it prints.</summary>
internal static class Programs
{
    public static async Task<string> Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>Runs a program on a file with this content, which takes the place of <c>FILE</c>.</summary>
    public static async Task<string> RunOn(byte[] content, string program, params IEnumerable<string> arguments)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("attribution-report-").FullName, "report.pdf");
        try
        {
            await File.WriteAllBytesAsync(file, content);
            return await Run(program, arguments.Select(a => a == "FILE" ? file : a));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}
