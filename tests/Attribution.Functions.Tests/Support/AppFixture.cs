using Attribution.Functions.Messages;
using Attribution.Local.Processes;
using Attribution.Testing;
using Azure.Data.Tables;

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

    /// <summary>Waits until everything that was sent has been counted and credited: what is announced leaves the outbox after its message is out.</summary>
    internal async Task Settled()
    {
        await Eventually.Equal(0, Announced);
        await Idle();
    }

    /// <summary>Waits until nothing is left in the queues, whatever the outbox still holds.</summary>
    internal async Task Idle()
    {
        var queues = new Queues(Azurite);
        await queues.Drained(AttributeWeek.Queue);
        await queues.Drained(FoldEvents.Queue);
        await queues.Drained(AttributeLeads.Queue);
    }

    private async Task<int> Announced()
    {
        var rows = 0;
        await foreach (var _ in new TableServiceClient(Azurite.ConnectionString).GetTableClient("Outbox").QueryAsync<TableEntity>())
        {
            rows++;
        }

        return rows;
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
