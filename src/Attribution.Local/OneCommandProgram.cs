using System.ComponentModel;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace Attribution.Local;

/// <summary>The one command on the console: what it was asked for, how it is stopped, what it exits with.</summary>
internal static class OneCommandProgram
{
    /// <returns>Exit code.</returns>
    public static async Task<int> Run(string[] args)
    {
        var options = LocalOptions.Parse(args);
        if (options.Help || options.Fault is not null)
        {
            var (output, code) = options.Fault is null ? (Console.Out, 0) : (Console.Error, 2);
            output.WriteLine(options.Fault is null ? LocalOptions.Usage : $"{options.Fault}{Environment.NewLine}{Environment.NewLine}{LocalOptions.Usage}");
            return code;
        }

        // Ctrl-C, or an order to end, stops what was started before this process ends.
        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        var console = AnsiConsole.Console;
        if (Console.IsOutputRedirected)
        {
            // A file shows no colours and has no margin to wrap at.
            console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
            console.Profile.Width = 200;
        }

        try
        {
            return await new OneCommand(options, console).Run(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.WriteLine("Stopped.");
            return 130;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or Win32Exception or IOException)
        {
            console.MarkupLineInterpolated($"[red]{e.Message}[/]");
            return 1;
        }
    }
}
