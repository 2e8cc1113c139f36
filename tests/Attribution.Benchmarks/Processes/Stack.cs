using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Processes;

/// <summary>
/// The emulator (tables in memory, queues and blobs on disk, each service a process of its own) and the function app as a process
/// of its own, on free ports. They end with this process.
/// </summary>
internal sealed class Stack : IAsyncDisposable
{
    /// <summary>No mail is sent; nothing listens here.</summary>
    private const int NoMail = 9;

    private static readonly Dictionary<string, string> Quiet = new()
    {
        // A line per call, written by the app and copied by this process, would be part of what is measured.
        ["AzureFunctionsJobHost__logging__logLevel__Host.Results"] = "Warning",
        ["AzureFunctionsJobHost__logging__logLevel__Function"] = "Warning",

        // Nothing here may call a platform.
        ["Platforms__Meta__GraphAddress"] = "http://127.0.0.1:9",
        ["Platforms__LinkedIn__Address"] = "http://127.0.0.1:9",
    };

    private readonly string folder;
    private readonly long started = TimeProvider.System.GetTimestamp();
    private FunctionApp? app;
    private long appStarted;

    private Stack(Azurite azurite, string folder, int mailPort)
    {
        this.folder = folder;
        Azurite = azurite;
        Settings = new FunctionAppSettings(azurite.ConnectionString, mailPort) { Others = Quiet };
    }

    public Azurite Azurite { get; }

    public FunctionAppSettings Settings { get; }

    /// <summary>Where the logs of all processes are.</summary>
    public string Logs => Path.Combine(folder, "logs");

    public Uri Address => App.Address;

    /// <summary>Operating system id of the app.</summary>
    public int AppProcess { get; private set; }

    public bool AppHasExited => App.HasExited;

    /// <summary>What the app's clock says, to within the time that it took to start.</summary>
    public DateTimeOffset AppTime => Times.ClockStart + TimeProvider.System.GetElapsedTime(appStarted);

    public TimeSpan Age => TimeProvider.System.GetElapsedTime(started);

    private FunctionApp App => app ?? throw new InvalidOperationException("The function app is not running.");

    /// <summary>Starts the emulator.</summary>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="mailPort">Where mails go, on the loopback.</param>
    public static async Task<Stack> Start(CancellationToken ct, int mailPort = NoMail)
    {
        var folder = Directory.CreateTempSubdirectory("attribution-benchmark-").FullName;
        var azurite = await Azurite.Start(Path.Combine(folder, "logs"), ct);
        return new Stack(azurite, folder, mailPort);
    }

    /// <summary>Starts the app, after ending the one that runs.</summary>
    /// <param name="tables">Where it finds its tables; straight at the emulator unless given.</param>
    /// <param name="disabled">Functions that are not triggered.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task StartApp(Uri? tables, IReadOnlyList<string> disabled, CancellationToken ct)
    {
        await StopApp();
        var others = new Dictionary<string, string>(Quiet);
        if (tables is not null)
        {
            others["AttributionStorage"] = Azurite.ConnectionString.Replace(Azurite.Tables.ToString(), tables.ToString(), StringComparison.Ordinal);
        }

        foreach (var function in disabled)
        {
            others[$"AzureWebJobs.{function}.Disabled"] = "true";
        }

        // The app's clock starts a little later than this: what is timestamped with ours is never in its past.
        appStarted = TimeProvider.System.GetTimestamp();
        app = await FunctionApp.Start(Settings with { Others = others }, Logs, ct);
        AppProcess = ProcessUsage.ChildOf(app.Launcher);
    }

    public async Task StopApp()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            app = null;
        }
    }

    /// <summary>What the app has written to its log lately.</summary>
    public IEnumerable<string> LastLines(int count)
    {
        using var log = new StreamReader(new FileStream(Path.Combine(Logs, "function-app.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd().Split('\n').TakeLast(count).ToList();
    }

    public async ValueTask DisposeAsync()
    {
        await StopApp();
        await Azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
