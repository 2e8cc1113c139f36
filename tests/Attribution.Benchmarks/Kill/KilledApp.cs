using System.Security.Cryptography;
using Attribution.Benchmarks.Processes;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Kill;

/// <summary>
/// The app as a process that is killed and started again; the emulator and the mail server are never killed. Its clock only goes forward: each start is
/// later than anything that the process before can have written.
/// </summary>
internal sealed class KilledApp : IAsyncDisposable
{
    /// <summary>More than a claim on a mail lasts, and than the outbox waits.</summary>
    private static readonly TimeSpan BetweenLives = TimeSpan.FromMinutes(11);

    private readonly string folder;
    private readonly FunctionAppSettings settings;
    private FunctionApp? app;
    private DateTimeOffset startedAt = Times.ClockStart - BetweenLives;
    private long started = TimeProvider.System.GetTimestamp();

    private KilledApp(Azurite azurite, MailLedger mail, string folder)
    {
        (Azurite, Mail, this.folder) = (azurite, mail, folder);
        settings = new FunctionAppSettings(azurite.ConnectionString, mail.Port);
        EncryptionKey = NewKey();
    }

    public Azurite Azurite { get; }

    public MailLedger Mail { get; }

    public string Logs => Path.Combine(folder, "logs");

    public Uri Address => app?.Address ?? throw new InvalidOperationException("The app is not running.");

    public string HostKey => settings.HostKey;

    public string MasterKey => settings.MasterKey;

    /// <summary>Whether the logs are left where they are.</summary>
    public bool KeepsLogs { get; set; }

    /// <summary>How often it was started.</summary>
    public int Lives { get; private set; }

    /// <summary>Time that was spent on waiting until it was up.</summary>
    public TimeSpan Starting { get; private set; }

    /// <summary>How many processes were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>What its clock says, to within the time that it took to start.</summary>
    public DateTimeOffset Now => startedAt + TimeProvider.System.GetElapsedTime(started);

    /// <summary>Set before a start: what encrypts from then on.</summary>
    public string EncryptionKey { get; set; }

    /// <summary>Set before a start: what encrypted before; null when everything is encrypted with the present one.</summary>
    public string? PreviousEncryptionKey { get; set; }

    /// <summary>Set before a start: how often a message is tried. With one, whatever a killed process held ends in poison.</summary>
    public int MostTries { get; set; } = 5;

    /// <summary>Starts emulator and mail server.</summary>
    public static async Task<KilledApp> Create(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("attribution-kill-").FullName;
        return new KilledApp(await Azurite.Start(Path.Combine(folder, "logs"), ct), new MailLedger(), folder);
    }

    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Starts the app, and waits until it answers.</summary>
    /// <param name="at">What its clock is to say at least.</param>
    /// <param name="ct">Stops waiting, and kills what was starting.</param>
    public async Task Start(DateTimeOffset at, CancellationToken ct)
    {
        var next = Now + BetweenLives;
        (startedAt, started) = (at > next ? at : next, TimeProvider.System.GetTimestamp());
        Lives++;
        app = await FunctionApp.Start(settings with { Others = Settings() }, Logs, ct);
        Starting += TimeProvider.System.GetElapsedTime(started);
    }

    /// <summary>Starts the app, and kills it some time later, wherever it has got by then.</summary>
    public async Task StartAndKill(TimeSpan after, CancellationToken ct)
    {
        using var blow = CancellationTokenSource.CreateLinkedTokenSource(ct);
        blow.CancelAfter(after);
        try
        {
            await Start(Now, blow.Token);
            await Kill();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Kills++;
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (app is { } victim)
        {
            app = null;
            Kills++;
            await victim.Kill();
            await victim.DisposeAsync();
        }
    }

    /// <summary>What the app has written to its log in all its lives.</summary>
    public IReadOnlyList<string> Log()
    {
        using var log = new StreamReader(new FileStream(Path.Combine(Logs, "function-app.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return log.ReadToEnd().Split('\n');
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        await Azurite.DisposeAsync();
        await Mail.DisposeAsync();
        if (!KeepsLogs)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Dictionary<string, string> Settings()
    {
        var others = new Dictionary<string, string>
        {
            ["Attribution__StartClockAt"] = FormattableString.Invariant($"{startedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}"),
            ["Attribution__EncryptionKey"] = EncryptionKey,

            // Leads are handed over here, and announced by mail.
            ["LeadLife__AssignWithinDays"] = "300",

            // In Azure what a killed process held is hidden for ten minutes, and here only for as long as a busy machine may need to renew it.
            ["EmbeddedHost__MessageLock"] = "00:00:06",
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:01",
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.4",
            ["AzureFunctionsJobHost__extensions__queues__maxDequeueCount"] = FormattableString.Invariant($"{MostTries}"),
            ["AzureFunctionsJobHost__logging__logLevel__Host.Results"] = "Warning",
            ["AzureFunctionsJobHost__logging__logLevel__Function"] = "Warning",

            // Nothing here may call a platform.
            ["Platforms__Meta__GraphAddress"] = "http://127.0.0.1:9",
            ["Platforms__LinkedIn__Address"] = "http://127.0.0.1:9",
        };
        if (PreviousEncryptionKey is { } previous)
        {
            others["Attribution__PreviousEncryptionKey"] = previous;
        }

        return others;
    }
}
