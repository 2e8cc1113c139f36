using System.Diagnostics;
using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Functions.Tests.Support;

/// <summary>The function app as users run it: a process of its own, on a free port.</summary>
internal sealed partial class FunctionApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ChildProcess process;

    private FunctionApp(ChildProcess process, Uri address)
    {
        this.process = process;
        Api = new Api(address);
    }

    public Api Api { get; }

    public static async Task<FunctionApp> Start(string name, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--port", "0"]) { WorkingDirectory = Path.GetDirectoryName(Program)! };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        string? address = null;
        var (process, ready) = await ChildProcess.Start(
            name,
            start,
            Path.Combine(AppContext.BaseDirectory, "logs"),
            line =>
            {
                address ??= Listening().Match(line) is { Success: true } m ? m.Groups["address"].Value : null;
                return line.Contains("Functions ready", StringComparison.Ordinal) ? address : null;
            },
            Patience,
            CancellationToken.None);
        return new FunctionApp(process, new Uri(ready));
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await process.DisposeAsync();
    }

    /// <summary>The app of the same build: its output folder lies beside ours.</summary>
    private static string Program
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(own.Parent!.Parent!.FullName, "Attribution.Functions", own.Name, "Attribution.Functions.dll");
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
