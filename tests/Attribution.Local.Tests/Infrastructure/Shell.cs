using System.Diagnostics;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>A shell in a folder of its own, in which <c>az</c> and <c>azcopy</c> only write down what they are asked to do.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder folder = new();

    public string Folder => folder.Path;

    /// <summary>Every call of a program that stands in for another, in order.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(Folder, "calls");

    public void Dispose() => folder.Dispose();

    /// <summary>Puts a program before all others of its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cases">What it does, as branches of a <c>case</c> over all its arguments.</param>
    public void Replace(string name, string cases = "")
    {
        var program = Path.Combine(Folder, name);
        File.WriteAllText(program, $"#!/bin/sh\necho \"{name} $*\" >> '{Log}'\ncase \"$*\" in\n{cases}\n*) ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs a shell, with what azd would have set.</summary>
    public async Task<(int ExitCode, string Output)> Run(string shell, string[] arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(shell, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = Folder + Path.PathSeparator + start.Environment["PATH"];
        foreach (var name in new[] { "AZURE_SUBSCRIPTION_ID", "AZURE_RESOURCE_GROUP", "AZURE_FUNCTION_NAME", "AZURE_KEY_VAULT_NAME", "AZURE_DATA_STORAGE_NAME" })
        {
            start.Environment[name] = "test";
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(Patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
