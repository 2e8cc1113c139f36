using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Attribution.Local.Processes;

/// <summary>The function app as a process of its own, on a free port, as it is built beside this one.</summary>
internal sealed partial class FunctionApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private const int MostTries = 4;

    /// <summary>How Kestrel begins its last words.</summary>
    private const string PortTaken = "Kestrel.Core.Internal.AddressBinder.BindEndpointAsync";
    private readonly ChildProcess process;

    private FunctionApp(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Operating system id of the process that runs it; the app itself is that process's only child.</summary>
    public int Launcher => process.Id;

    /// <summary>Starts the app and waits until its functions are ready.</summary>
    public static async Task<FunctionApp> Start(FunctionAppSettings settings, string logFolder, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await StartOnce(settings, logFolder, ct).ConfigureAwait(false);
            }
            catch (InvalidOperationException e) when (tries < MostTries && e.Message.Contains(PortTaken, StringComparison.OrdinalIgnoreCase))
            {
                // Somebody else was given the port before the app listened.
            }
        }
    }

    private static async Task<FunctionApp> StartOnce(FunctionAppSettings settings, string logFolder, CancellationToken ct)
    {
        if (!File.Exists(Assembly))
        {
            throw new InvalidOperationException($"The function app is not built: {Assembly} does not exist.");
        }

        // Chosen here rather than by the app: the links in its mails name it.
        var port = FreePort();
        var start = NodeTools.Run("run-program-with-parent.mjs", ["dotnet", Assembly, "--port", port]);
        start.WorkingDirectory = Path.GetDirectoryName(Assembly)!;
        foreach (var (name, value) in settings.Environment())
        {
            start.Environment[name] = value;
        }

        start.Environment["Dashboard__BaseAddress"] = $"http://127.0.0.1:{port}";
        string? address = null;
        var (process, ready) = await ChildProcess.Start("function-app", start, logFolder, line =>
        {
            address ??= Listening().Match(line) is { Success: true } m ? m.Groups["address"].Value : null;
            return line.Contains("Functions ready", StringComparison.Ordinal) ? address : null;
        }, Patience, ct).ConfigureAwait(false);
        return new FunctionApp(process, new Uri(ready));
    }

    /// <summary>Ends it at once, as a crash would.</summary>
    public Task Kill() => process.Kill();

    /// <summary>Asks it to finish what it does and to end.</summary>
    public Task<bool> Stop() => process.Stop();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>Both outputs lie side by side: <c>artifacts/bin/{project}/{configuration}</c>.</summary>
    private static string Assembly
    {
        get
        {
            var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(own.Parent!.Parent!.FullName, "Attribution.Functions", own.Name, "Attribution.Functions.dll");
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
