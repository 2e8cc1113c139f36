using System.Diagnostics;
using System.Text.RegularExpressions;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Testing;
using Xunit.Abstractions;

namespace Attribution.Functions.Tests.WalkThrough;

/// <summary>
/// The steps of <c>infra/README.md</c> from the first channel to the first report, word by word, as a shell runs them. What comes before
/// them needs Azure.
/// </summary>
public sealed partial class FirstReportTests(ITestOutputHelper output) : IAsyncLifetime
{
    // A Wednesday; the report that is due is that of the week before, 2026-W11.
    private const string Today = "2026-03-18T12:00:00Z";
    private const string WeekAgo = "2026-03-11T12:00:00Z";

    private readonly AzuriteFixture storage = new();
    private readonly SmtpServer smtp = SmtpServer.Start();
    private readonly DirectoryInfo programs = Directory.CreateTempSubdirectory("attribution-test-");
    private FunctionApp? app;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        app = await FunctionApp.Start("functions-walk-through", AppSettings.For(storage.Azurite, smtp.Port, Today));
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        await storage.DisposeAsync();
        await smtp.DisposeAsync();
        programs.Delete(recursive: true);
    }

    [Fact]
    public async Task FirstReport_ComesByMail_WhenTheStepsAreFollowed()
    {
        var script = string.Join('\n', Block().Matches(Steps()).Select(m => m.Groups["commands"].Value));
        Assert.Equal(7, Curl().Count(script));

        var (exitCode, said) = await Run("set -eu\n" + script);

        output.WriteLine(said);
        Assert.True(exitCode == 0, said);
        Assert.Contains("\"paid-search\"", said);
        Assert.Contains("\"anna\"", said);
        await Eventually.Holds(() => Task.FromResult(smtp.To("anna@example.com").Count == 1));
        await Eventually.Equal("sent", async () => (await app!.Api.Get("/reports/2026-W11")).Body.GetProperty("reports")[0].GetProperty("state").GetString());
    }

    private static string Steps()
    {
        var page = File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "infra", "README.md"));
        return page[page.IndexOf("**5. ", StringComparison.Ordinal)..page.IndexOf("### From GitHub", StringComparison.Ordinal)];
    }

    /// <summary>Runs it in a folder of its own, with a clock that stands still.</summary>
    private async Task<(int ExitCode, string Output)> Run(string script)
    {
        var date = Path.Combine(programs.FullName, "date");
        await File.WriteAllTextAsync(date, $"""
            #!/bin/sh
            for format; do :; done
            PATH=/usr/bin:/bin exec date -u -d {WeekAgo} "$format"
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(date, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("sh", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = programs.FullName + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["SERVICE_API_URI"] = app!.Api.Address.GetLeftPart(UriPartial.Authority);
        (start.Environment["KEY"], start.Environment["MASTER"]) = (AppSettings.FunctionKey, AppSettings.MasterKey);
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (answers, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await answers + await errors);
    }

    [GeneratedRegex(@"```sh\n(?<commands>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^curl ", RegexOptions.Multiline)]
    private static partial Regex Curl();
}
