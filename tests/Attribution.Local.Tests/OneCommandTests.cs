using System.Diagnostics;
using Attribution.Local.Demo;
using Attribution.Local.Expectations;
using Attribution.Local.Processes;
using Attribution.Local.Steps;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests;

/// <summary>The command that the README promises, run as it is there.</summary>
public sealed class OneCommandTests
{
    [Fact]
    public async Task Exit_ReportsWhatWasPushed_AndLeavesNoProcessBehind()
    {
        using var folder = new TemporaryFolder();
        using var program = LocalProgram.Start(folder, "--exit", "--out", folder.Path);

        var exitCode = await program.ExitCode(TimeSpan.FromSeconds(600));

        Assert.True(exitCode == 0, string.Join(Environment.NewLine, program.Lines));
        Assert.Empty(program.Survivors());
        Assert.All(DemoCatalogue.Marketers, marketer => Assert.True(File.Exists(Path.Combine(folder.Path, $"weekly-report-2026-W12-{marketer.Id}.pdf"))));

        var expected = ExpectedWeek.Of(DemoData.Create(DemoSize.Full), new DateOnly(2026, 3, 16));
        var lines = await Text(Path.Combine(folder.Path, $"weekly-report-2026-W12-{DemoCatalogue.Head.Id}.pdf"));
        Assert.Empty(ReportText.Differences(expected, lines));
    }

    [Fact]
    public async Task CtrlC_EndsEveryProcess_WhenAPushIsUnderWay()
    {
        using var folder = new TemporaryFolder();
        using var program = LocalProgram.Start(folder, "--out", folder.Path);
        await program.WaitFor("Creating channels", TimeSpan.FromSeconds(180));

        Assert.True(program.Survivors().Count > 4 || !OperatingSystem.IsLinux());
        await program.Interrupt();

        Assert.Equal(130, await program.ExitCode(TimeSpan.FromSeconds(90)));
        Assert.Empty(program.Survivors());
    }

    [Fact]
    public async Task UnknownOption_SaysHowToUseIt()
    {
        using var folder = new TemporaryFolder();
        using var program = LocalProgram.Start(folder, "--quit");

        Assert.Equal(2, await program.ExitCode(TimeSpan.FromSeconds(30)));
        Assert.Contains(program.Lines, line => line.Contains("--out DIR", StringComparison.Ordinal));
    }

    /// <summary>The PDF's text by a third party's reader where it is installed, otherwise by the one that the command itself uses.</summary>
    private static async Task<IReadOnlyList<string>> Text(string pdf)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return await PdfReader.Lines(pdf, CancellationToken.None);
        }
    }
}
