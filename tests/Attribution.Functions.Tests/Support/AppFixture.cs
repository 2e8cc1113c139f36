using Attribution.Local.Processes;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Support;

/// <summary>Storage, a mail server and the app, shared by all tests of a collection: each test takes channels of its own.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly AzuriteFixture storage = new();
    private SmtpServer? smtp;
    private FunctionApp? app;
    private PlatformServer? platforms;

    internal Azurite Azurite => storage.Azurite;

    internal SmtpServer Smtp => smtp!;

    internal Api Api => app!.Api;

    /// <summary>Stands in for the platforms that leads are fetched from.</summary>
    internal PlatformServer Platforms => platforms!;

    /// <inheritdoc cref="Settling.Settled" />
    internal Task Settled() => new Settling(Azurite).Settled();

    /// <inheritdoc cref="Settling.Idle" />
    internal Task Idle() => new Settling(Azurite).Idle();

    public async Task InitializeAsync()
    {
        smtp = SmtpServer.Start();
        await storage.InitializeAsync();
        platforms = await PlatformServer.Start();
        var settings = AppSettings.For(storage.Azurite, smtp.Port);
        settings["Platforms__Meta__GraphAddress"] = $"{platforms.Address}/graph";
        settings["Platforms__Meta__TimeoutSeconds"] = "1";
        settings["Platforms__LinkedIn__Address"] = $"{platforms.Address}/linkedin";
        settings["Dashboard__BaseAddress"] = AppSettings.DashboardAddress;
        app = await FunctionApp.Start("functions", settings);
        await GoogleConnections();
    }

    /// <summary>One with its key, one without, and one of another platform.</summary>
    private async Task GoogleConnections()
    {
        await Api.Channel("google-form");
        await Api.Connection("google", "google-ads", "google-form", ("key", AppSettings.GoogleKey));
        await Api.Connection("no-key", "google-ads", "google-form");
        await Api.Connection("other", "meta", "google-form", ("appSecret", AppSettings.GoogleKey));
    }

    public async Task DisposeAsync()
    {
        if (platforms is not null)
        {
            await platforms.DisposeAsync();
        }

        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await storage.DisposeAsync();
        if (smtp is not null)
        {
            await smtp.DisposeAsync();
        }
    }
}

[CollectionDefinition(Name)]
public sealed class AppCollection : ICollectionFixture<AppFixture>
{
    public const string Name = "the running app";
}

/// <summary>A second app with a store of its own, for whatever is about leads after their form: half of the tests need not wait for the other half, nor does the emulator read what they wrote.</summary>
[CollectionDefinition(Name)]
public sealed class SalesAppCollection : ICollectionFixture<AppFixture>
{
    public const string Name = "the running app, after the form";
}

/// <summary>For tests that look at the whole process, and would see what others do in it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection : ICollectionFixture<AppFixture>
{
    public const string Name = "the running app, with nothing beside it";
}
