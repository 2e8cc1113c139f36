using System.Runtime.InteropServices;
using Attribution.Benchmarks;
using Attribution.Benchmarks.Attributing;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Ingest;
using Attribution.Benchmarks.Kill;
using Attribution.Benchmarks.Report;
using Attribution.Benchmarks.Scale;
using Attribution.Benchmarks.Soak;
using Spectre.Console;

var console = AnsiConsole.Console;
if (Console.IsOutputRedirected)
{
    // A file shows no colours and has no margin to wrap at.
    console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
    console.Profile.Width = 200;
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

try
{
    switch (Arguments.Parse(args))
    {
        case Command.Ingest(var options):
            var result = await new IngestBenchmark(options, line => Console.Error.WriteLine(line)).Run(stop.Token);
            if (options.Json)
            {
                Console.Out.WriteLine(IngestReport.Json(result));
            }
            else
            {
                IngestReport.Write(console, result);
            }

            return 0;
        case Command.Soak(var options):
            using (var soak = new SoakRun(options, Console.Out.WriteLine))
            {
                return await soak.Run(stop.Token) ? 0 : 1;
            }

        case Command.Fuzz(var options):
            return await new FuzzRun(options, Console.Out.WriteLine).Run(stop.Token) ? 0 : 1;
        case Command.Kill(var options):
            return await new KillRun(options, Console.Out.WriteLine).Run(stop.Token) ? 0 : 1;
        case Command.Attribute(var settings):
            var speed = new AttributeBenchmark(settings, line => Console.Error.WriteLine(line)).Run();
            if (settings.Json)
            {
                Console.Out.WriteLine(AttributeReport.Json(speed));
            }
            else
            {
                AttributeReport.Write(console, speed);
            }

            return 0;
        case Command.Report(var settings):
            var reports = await new ReportBenchmark(settings, line => Console.Error.WriteLine(line)).Run(stop.Token);
            if (settings.Json)
            {
                Console.Out.WriteLine(ReportTable.Json(reports));
            }
            else
            {
                ReportTable.Write(console, reports);
            }

            foreach (var broken in reports.Broken)
            {
                Console.Error.WriteLine(broken);
            }

            return reports.Broken.Any() ? 1 : 0;
        case Command.Scale(var options):
            var scale = ScaleResult.Of(options);
            if (options.Json)
            {
                Console.Out.WriteLine(ScaleJson.All(scale));
            }
            else
            {
                new ScaleReport(console).Write(scale);
            }

            return scale.Fits ? 0 : 1;
        case Command.Help(var fault):
            (fault is null ? Console.Out : Console.Error).WriteLine(fault is null ? Arguments.Usage : $"{fault}{Environment.NewLine}{Environment.NewLine}{Arguments.Usage}");
            return fault is null ? 0 : 2;
        default:
            return 2;
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}
catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
