using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Attribution.Local.Tests.Support;

/// <summary>The one command as a process of its own, marked so that everything it starts can be found again.</summary>
internal sealed class LocalProgram : IDisposable
{
    private const string Mark = "ATTRIBUTION_TEST_RUN";
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly string mark;

    private LocalProgram(Process process, string mark)
    {
        this.process = process;
        this.mark = mark;
    }

    public IEnumerable<string> Lines => lines;

    public static LocalProgram Start(TemporaryFolder folder, params string[] arguments)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var assembly = Path.Combine(own.Parent!.Parent!.FullName, "Attribution.Local", own.Name, "Attribution.Local.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Mark] = folder.Path;
        var program = new LocalProgram(new Process { StartInfo = start }, $"{Mark}={folder.Path}");
        program.process.OutputDataReceived += program.OnLine;
        program.process.ErrorDataReceived += program.OnLine;
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    public async Task<int> ExitCode(TimeSpan timeout)
    {
        using var patience = new CancellationTokenSource(timeout);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task WaitFor(string text, TimeSpan timeout)
    {
        for (var waited = Stopwatch.StartNew(); !lines.Any(line => line.Contains(text, StringComparison.Ordinal)); await Task.Delay(50))
        {
            Assert.True(waited.Elapsed < timeout && !process.HasExited, $"'{text}' was not printed:{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
        }
    }

    /// <summary>What Ctrl-C does.</summary>
    public async Task Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Processes that this run has started and that still live. Known only where there is a /proc.</summary>
    public IReadOnlyList<string> Survivors() => !Directory.Exists("/proc") ? [] :
    [
        .. Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(folder => Read(folder, "environ").Split('\0').Contains(mark))
            .Select(folder => Read(folder, "cmdline").Replace('\0', ' ')),
    ];

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // it has ended meanwhile, or is not ours
        }
    }

    private void OnLine(object sender, DataReceivedEventArgs e)
    {
        if (e.Data is { } line)
        {
            lines.Enqueue(line);
        }
    }
}
