using System.Diagnostics;
using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>The app in TestApp/, as a process of its own.</summary>
internal sealed partial class TestApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TestApp(ChildProcess process, Uri address)
    {
        Process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public ChildProcess Process { get; }

    public HttpClient Client { get; }

    public static async Task<TestApp> Start(string instance, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, "--port", "0"]);
        start.Environment["Instance"] = instance;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        Uri? address = null;
        var (process, ready) = await ChildProcess.Start(
            $"testapp-{instance}",
            start,
            Path.Combine(AppContext.BaseDirectory, "logs"),
            line =>
            {
                if (Listening().Match(line) is { Success: true } match)
                {
                    address = new Uri(match.Groups["address"].Value);
                }

                return line.Contains("Functions ready: 3", StringComparison.Ordinal) ? address : null;
            },
            Patience,
            CancellationToken.None);
        return new TestApp(process, ready);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }

    /// <summary>Beside the tests' own output, in the same configuration.</summary>
    private static string Assembly
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(own.Parent!.Parent!.FullName, "TestApp", own.Name, "TestApp.dll");
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)$")]
    private static partial Regex Listening();
}
