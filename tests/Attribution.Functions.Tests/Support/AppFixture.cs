using Attribution.Functions.Messages;
using Attribution.Local.Processes;
using Attribution.Testing;

namespace Attribution.Functions.Tests.Support;

/// <summary>Storage, a mail server and the app, shared by all tests of a collection: each test takes channels of its own.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly AzuriteFixture storage = new();
    private SmtpServer? smtp;
    private FunctionApp? app;

    internal Azurite Azurite => storage.Azurite;

    internal SmtpServer Smtp => smtp!;

    internal Api Api => app!.Api;

    /// <summary>Waits until everything that was sent has been counted and credited: the messages are out before a request is answered.</summary>
    internal async Task Settled()
    {
        var queues = new Queues(Azurite);
        await queues.Drained(AttributeWeek.Queue);
        await queues.Drained(FoldEvents.Queue);
        await queues.Drained(AttributeLeads.Queue);
    }

    public async Task InitializeAsync()
    {
        smtp = SmtpServer.Start();
        await storage.InitializeAsync();
        app = await FunctionApp.Start("functions", AppSettings.For(storage.Azurite, smtp.Port));
    }

    public async Task DisposeAsync()
    {
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
