using System.Text.RegularExpressions;

namespace Attribution.Local.Processes;

/// <summary>
/// The storage emulator on free ports: three processes, tables in memory, queues and blobs on disk.
/// </summary>
/// <remarks>
/// In memory, the queue service stops the whole process for seconds while it collects deleted messages; on disk, the
/// table service rewrites its database every five seconds. Each is therefore run in the mode that suits it.
/// </remarks>
public sealed partial class Azurite : IAsyncDisposable
{
    /// <summary>The emulator's published account, the same on every machine.</summary>
    public const string AccountName = "devstoreaccount1";

    /// <summary>The emulator's published key: it protects nothing.</summary>
    public const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IReadOnlyList<ChildProcess> services;
    private readonly string dataFolder;

    private Azurite(IReadOnlyList<ChildProcess> services, string dataFolder, Uri blobs, Uri queues, Uri tables)
    {
        this.services = services;
        this.dataFolder = dataFolder;
        Blobs = blobs;
        Queues = queues;
        Tables = tables;
    }

    /// <summary>Address of the blob service, account included.</summary>
    public Uri Blobs { get; }

    /// <summary>Address of the queue service, account included.</summary>
    public Uri Queues { get; }

    /// <summary>Address of the table service, account included.</summary>
    public Uri Tables { get; }

    /// <summary>Connection string for all three services.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={Blobs};QueueEndpoint={Queues};TableEndpoint={Tables};";

    /// <summary>Operating system id of the table service's process.</summary>
    internal int TablesProcess => services[2].Id;

    /// <summary>Operating system id of the queue service's process.</summary>
    internal int QueuesProcess => services[1].Id;

    /// <summary>Starts the three services and waits until they listen; about two seconds.</summary>
    /// <param name="logFolder">Folder for their output.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Azurite> Start(string logFolder, CancellationToken ct = default)
    {
        var dataFolder = Directory.CreateTempSubdirectory("attribution-azurite-").FullName;
        var starts = new[]
        {
            StartService("blob", logFolder, ["--location", Path.Combine(dataFolder, "blob")], ct),
            StartService("queue", logFolder, ["--location", Path.Combine(dataFolder, "queue")], ct),
            StartService("table", logFolder, ["--inMemoryPersistence"], ct),
        };
        try
        {
            var started = await Task.WhenAll(starts).ConfigureAwait(false);
            return new Azurite([.. started.Select(s => s.Process)], dataFolder, started[0].Address, started[1].Address, started[2].Address);
        }
        catch
        {
            foreach (var start in starts.Where(s => s.IsCompletedSuccessfully))
            {
                var (process, _) = await start.ConfigureAwait(false);
                await process.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(services.Select(s => s.DisposeAsync().AsTask())).ConfigureAwait(false);
        Directory.Delete(dataFolder, recursive: true);
    }

    private static async Task<(ChildProcess Process, Uri Address)> StartService(string service, string logFolder, string[] persistence, CancellationToken ct)
    {
        var main = Path.Combine(NodeTools.Modules, "azurite", "dist", "src", service, "main.js");
        var start = NodeTools.Run("run-with-parent.mjs", [main, $"--{service}Port", "0", "--silent", "--skipApiVersionCheck", "--disableTelemetry", .. persistence]);
        var (process, port) = await ChildProcess.Start(
            $"azurite-{service}", start, logFolder, line => Listening().Match(line) is { Success: true } m ? m.Groups["port"].Value : null, Patience, ct).ConfigureAwait(false);
        return (process, new Uri($"http://127.0.0.1:{port}/{AccountName}"));
    }

    [GeneratedRegex(@"^listening on port (?<port>\d+)$")]
    private static partial Regex Listening();
}
