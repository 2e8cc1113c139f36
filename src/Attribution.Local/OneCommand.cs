using Attribution.Local.Demo;
using Attribution.Local.Expectations;
using Attribution.Local.Processes;
using Attribution.Local.Steps;
using Spectre.Console;

namespace Attribution.Local;

/// <summary>The whole path on one machine: from the first click to the report in the mail, checked.</summary>
internal sealed class OneCommand(LocalOptions options, IAnsiConsole console)
{
    private const string Week = "2026-W12";
    private static readonly DateOnly Monday = new(2026, 3, 16);
    private readonly Narrator narrator = new(console);
    private readonly List<string> faults = [];

    /// <summary>Runs it; the result is the exit code.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var folder = Path.GetFullPath(options.Out ?? Directory.CreateTempSubdirectory("attribution-").FullName);
        Directory.CreateDirectory(folder);
        narrator.Say($"Reports, mails and logs go to {folder}");
        var data = DemoData.Create(DemoSize.Full);
        var expected = Expected.Of(data, Monday);

        LocalStack? stack = null;
        await narrator.Step("Starting storage emulator, mail catcher and function app", async _ =>
        {
            stack = await LocalStack.Start(data, folder, ct).ConfigureAwait(false);
            return $"listening on {stack.Address}";
        }).ConfigureAwait(false);
        await using (stack!.ConfigureAwait(false))
        {
            await Push(stack!, "Creating channels, campaigns, marketers, plans and connections", data.Catalogue, ct).ConfigureAwait(false);
            await Push(stack!, "Pushing a quarter of traffic, and what became of it", data.Traffic, ct).ConfigureAwait(false);
            Doors.Write(console, data.Traffic);
            await Settle(stack!, expected, ct).ConfigureAwait(false);
            await Report(stack!, expected.Week, folder, ct).ConfigureAwait(false);
            Summary.Write(console, expected.Week);
            Conclude();
            if (!options.Exit)
            {
                await Serve(stack!, ct).ConfigureAwait(false);
            }

            await narrator.Step("Stopping", async _ =>
            {
                await stack!.DisposeAsync().ConfigureAwait(false);
                return "function app, mail catcher and storage emulator have ended";
            }).ConfigureAwait(false);
        }

        return faults.Count == 0 ? 0 : 1;
    }

    private Task Push(LocalStack stack, string title, IReadOnlyList<PushItem> items, CancellationToken ct) => narrator.Step(title, async progress =>
    {
        var result = await Pusher.Push(stack.Client, items, sent => progress($"{sent} of {items.Count} requests"), ct).ConfigureAwait(false);
        faults.AddRange(result.Surprises);
        return $"{result.Requests} requests, {items.Sum(item => Math.Max(1, item.Facts)):N0} facts, {result.Surprises.Count} unexpected answers";
    });

    private Task Settle(LocalStack stack, Expected expected, CancellationToken ct) => narrator.Step("Crediting leads to channels and plans", async progress =>
    {
        var differences = await Settling.Wait(stack.Client, Week, expected, progress, ct).ConfigureAwait(false);
        faults.AddRange(differences);
        return differences.Count == 0 ? $"every number equals what was pushed; Meta and LinkedIn answered {stack.Platforms.Told} questions about leads and refused {stack.Platforms.Refused}" : $"{differences.Count} numbers differ from what was pushed";
    });

    private Task Report(LocalStack stack, ExpectedFigures expected, string folder, CancellationToken ct) => narrator.Step("Sending the weekly reports", async progress =>
    {
        await stack.Client.Fire("SendDueReports", ct).ConfigureAwait(false);
        var (reports, missing) = await ReportMail.Wait(stack.Mail, folder, progress, ct).ConfigureAwait(false);
        faults.AddRange(missing);
        if (reports.FirstOrDefault(report => report.Marketer == DemoCatalogue.Head) is { } ofTheHead)
        {
            faults.AddRange(ReportText.Differences(expected, await PdfReader.Lines(ofTheHead.Pdf, ct).ConfigureAwait(false)));
        }

        return $"{reports.Count} of {DemoCatalogue.Marketers.Count} arrived{string.Concat(reports.Select(report => $"{Environment.NewLine}         {report.Pdf}"))}";
    });

    private void Conclude()
    {
        if (faults.Count == 0)
        {
            narrator.Say("Every report came by mail, and its numbers equal what was pushed.");
            return;
        }

        narrator.Warn($"{faults.Count} things are not as they should be:");
        foreach (var fault in faults)
        {
            narrator.Warn("  " + fault);
        }
    }

    /// <summary>Serves until Ctrl-C.</summary>
    private async Task Serve(LocalStack stack, CancellationToken ct)
    {
        narrator.Say($"""
            Still serving; Ctrl-C ends it.
                     address     {stack.Address}api
                     key         {stack.Settings.HostKey}   (header x-functions-key)
                     master key  {stack.Settings.MasterKey}   (fires timers: POST {stack.Address}admin/functions/SendDueReports)
                     dashboard   {stack.Address}api/dashboard?code={Uri.EscapeDataString(stack.Settings.HostKey)}
                     mails       {stack.Mail.Pages}   (files in {stack.Mail.Folder})
            """);
        try
        {
            await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C: what it is waiting for.
        }
    }
}
