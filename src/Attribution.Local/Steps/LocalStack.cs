using Attribution.Local.Demo;
using Attribution.Local.Platforms;
using Attribution.Local.Processes;

namespace Attribution.Local.Steps;

/// <summary>Everything that runs: storage, mail catcher and function app, each a process on a free port, and the platforms that the app asks.</summary>
internal sealed class LocalStack : IAsyncDisposable
{
    private readonly Azurite azurite;
    private readonly string logFolder;
    private FunctionApp? app;
    private AppClient? client;
    private bool isDisposed;

    private LocalStack(Azurite azurite, MailCatcher mail, LeadPlatforms platforms, string logFolder)
    {
        this.azurite = azurite;
        Platforms = platforms;
        this.logFolder = logFolder;
        Mail = mail;
        Settings = new FunctionAppSettings(azurite.ConnectionString, mail.Port)
        {
            Others = new Dictionary<string, string>
            {
                ["Platforms__Meta__GraphAddress"] = platforms.Meta,
                ["Platforms__LinkedIn__Address"] = platforms.LinkedIn,
            },
        };
    }

    public MailCatcher Mail { get; }

    /// <summary>Whom the app asks about leads.</summary>
    public LeadPlatforms Platforms { get; }

    public FunctionAppSettings Settings { get; }

    /// <summary>Connection string of the storage emulator.</summary>
    public string Storage => azurite.ConnectionString;

    /// <summary>Where the app listens now.</summary>
    public Uri Address => app?.Address ?? throw new InvalidOperationException("The function app is not running.");

    /// <summary>Speaks to the app that runs now.</summary>
    public AppClient Client => client ?? throw new InvalidOperationException("The function app is not running.");

    /// <summary>Starts all of it.</summary>
    /// <param name="data">What platforms know.</param>
    /// <param name="folder">Where mails and logs go.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<LocalStack> Start(DemoData data, string folder, CancellationToken ct)
    {
        var (mailFolder, logFolder) = (Path.Combine(folder, "mail"), Path.Combine(folder, "logs"));
        var startOfStorage = Azurite.Start(logFolder, ct);
        var startOfMail = MailCatcher.Start(mailFolder, logFolder, ct);
        var startOfPlatforms = LeadPlatforms.Start(data, ct);
        try
        {
            await Task.WhenAll(startOfStorage, startOfMail, startOfPlatforms).ConfigureAwait(false);
        }
        catch
        {
            await DisposeStarted(startOfPlatforms).ConfigureAwait(false);
            await DisposeStarted(startOfMail).ConfigureAwait(false);
            await DisposeStarted(startOfStorage).ConfigureAwait(false);
            throw;
        }

        var stack = new LocalStack(
            await startOfStorage.ConfigureAwait(false), await startOfMail.ConfigureAwait(false), await startOfPlatforms.ConfigureAwait(false), logFolder);
        try
        {
            await stack.StartApp(ct).ConfigureAwait(false);
            return stack;
        }
        catch
        {
            await stack.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts the function app, on another port than before.</summary>
    public async Task StartApp(CancellationToken ct)
    {
        app = await FunctionApp.Start(Settings, logFolder, ct).ConfigureAwait(false);
        client = new AppClient(app.Address, Settings);
    }

    /// <summary>Ends the function app as a crash would.</summary>
    public async Task KillApp()
    {
        if (app is not null)
        {
            await app.Kill().ConfigureAwait(false);
        }

        await StopApp().ConfigureAwait(false);
    }

    /// <summary>Stops the app first, so that it can finish what it does, then what it depends on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        await StopApp().ConfigureAwait(false);
        await Platforms.DisposeAsync().ConfigureAwait(false);
        await Mail.DisposeAsync().ConfigureAwait(false);
        await azurite.DisposeAsync().ConfigureAwait(false);
    }

    private async Task StopApp()
    {
        client?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync().ConfigureAwait(false);
        }

        (app, client) = (null, null);
    }

    private static async Task DisposeStarted<T>(Task<T> start)
        where T : IAsyncDisposable
    {
        if (start.IsCompletedSuccessfully)
        {
            var started = await start.ConfigureAwait(false);
            await started.DisposeAsync().ConfigureAwait(false);
        }
    }
}
