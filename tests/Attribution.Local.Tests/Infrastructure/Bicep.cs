using System.Diagnostics;
using System.Reflection;
using Attribution.Local.Processes;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The Bicep compiler: from a package where there is one for this kind of machine, otherwise whichever is installed.</summary>
internal static class Bicep
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string Folder { get; } = Path.Combine(NodeTools.RepositoryRoot, "infra");

    public static string? Program { get; } = Candidates().FirstOrDefault(File.Exists);

    /// <summary>Runs it; what it says about files is on the second output.</summary>
    public static async Task<(int ExitCode, string Output, string Diagnostics)> Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Program!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ATTRIBUTION_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(late.Token);
            var diagnostics = process.StandardError.ReadToEndAsync(late.Token);
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await output, await diagnostics);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static IEnumerable<string> Candidates() =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == "Bicep").Select(a => a.Value!)
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "bicep.exe" : "bicep")));
}

public sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute() => Skip = Bicep.Program is null ? "Bicep is not installed, and there is no package of it for this kind of machine." : null;
}
