using System.Diagnostics;

namespace Attribution.Local.Processes;

/// <summary>
/// A process that this one started: its output goes to a file, one line of it says that it is ready, and it ends with us.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(30);
    private readonly Process process;
    private readonly StreamWriter log;
    private readonly Lock logLock = new();

    private ChildProcess(Process process, StreamWriter log)
    {
        this.process = process;
        this.log = log;
    }

    /// <summary>Operating system id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>
    /// Starts a program and waits until it prints a line for which <paramref name="ready"/> returns something.
    /// </summary>
    /// <param name="name">Name for messages and for the log file.</param>
    /// <param name="start">What to start; output redirection is set here.</param>
    /// <param name="logFolder">Folder that receives <c>{name}.log</c>.</param>
    /// <param name="ready">Reads one line of output; the first result that is not null is returned.</param>
    /// <param name="timeout">How long to wait for that line.</param>
    /// <param name="ct">Stops waiting; the process is then ended.</param>
    /// <exception cref="InvalidOperationException">The process ended, or did not get ready in time; the message holds its last lines.</exception>
    public static async Task<(ChildProcess Process, T Ready)> Start<T>(
        string name, ProcessStartInfo start, string logFolder, Func<string, T?> ready, TimeSpan timeout, CancellationToken ct)
        where T : class
    {
        Directory.CreateDirectory(logFolder);
        var logPath = Path.Combine(logFolder, $"{name}.log");
        var log = new StreamWriter(new FileStream(logPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;

        var isReady = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, log);
        DataReceivedEventHandler onLine = (_, e) =>
        {
            if (e.Data is null)
            {
                return;
            }

            child.Write(e.Data);
            if (!isReady.Task.IsCompleted && ready(e.Data) is { } found)
            {
                isReady.TrySetResult(found);
            }
        };
        child.process.OutputDataReceived += onLine;
        child.process.ErrorDataReceived += onLine;
        child.process.Exited += (_, _) => isReady.TrySetException(new InvalidOperationException($"{name} ended before it was ready."));
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();

        try
        {
            return (child, await isReady.Task.WaitAsync(timeout, ct).ConfigureAwait(false));
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            await child.Kill().ConfigureAwait(false);
            await child.DisposeAsync().ConfigureAwait(false);
            var last = string.Join(Environment.NewLine, File.ReadAllLines(logPath).TakeLast(15));
            var what = e is TimeoutException ? $"did not get ready within {timeout.TotalSeconds:0} s" : "ended before it was ready";
            throw new InvalidOperationException($"{name} {what}. Its last lines:{Environment.NewLine}{last}", e);
        }
        catch
        {
            await child.Kill().ConfigureAwait(false);
            await child.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the process at once, as a crash would (SIGKILL).</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>Asks the process to end (SIGTERM) and waits; after half a minute it is killed.</summary>
    /// <returns>Whether it ended by itself.</returns>
    public async Task<bool> Stop()
    {
        if (process.HasExited)
        {
            return true;
        }

        using var patience = new CancellationTokenSource(GracePeriod);
        try
        {
            Signals.Terminate(process);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            await Kill().ConfigureAwait(false);
            return false;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Stop().ConfigureAwait(false);
        process.Dispose();
        lock (logLock)
        {
            log.Dispose();
        }
    }

    private void Write(string line)
    {
        lock (logLock)
        {
            if (log.BaseStream is { CanWrite: true })
            {
                log.WriteLine(line);
            }
        }
    }
}
