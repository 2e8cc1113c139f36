using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Functions.Messages;
using Attribution.Functions.Queue;
using Attribution.Functions.Tests.Support;
using Attribution.Local.Processes;
using Attribution.Reporting.Mail;
using Attribution.Storage.Catalog;
using Attribution.Storage.Parking;
using Attribution.Storage.Reports;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Attribution.Functions.Tests.Reports;

/// <summary>The registered app without its triggers, on a clock that is moved by hand: messages are handled when the test says so.</summary>
internal sealed class MailingWorld : IAsyncDisposable
{
    public static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 16));

    private readonly RealHost host;
    private readonly Azurite azurite;

    private MailingWorld(RealHost host, Azurite azurite, SetClock clock) => (this.host, this.azurite, Clock) = (host, azurite, clock);

    public SetClock Clock { get; }

    private ReportStore Store => host.Services.GetRequiredService<ReportStore>();

    public static async Task<MailingWorld> Start(Azurite azurite, int smtpPort, SetClock? clock = null, Func<IMailSender, IMailSender>? around = null, int timeoutSeconds = 30)
    {
        var settings = AppSettings.For(azurite, smtpPort);
        settings.Remove("Mail__RetryMinutes");
        settings["Mail__TimeoutSeconds"] = $"{timeoutSeconds}";
        var isFirst = clock is null;
        clock ??= new SetClock(AppSettings.MondayMorning);
        var host = RealHost.Build(settings, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            if (around is not null)
            {
                var usual = services.Last(s => s.ServiceType == typeof(IMailSender));
                services.AddSingleton(p => around((IMailSender)ActivatorUtilities.CreateInstance(p, usual.ImplementationType!)));
            }
        });

        // Tables, queues and containers; nothing else of what would run.
        await host.Services.GetServices<IHostedService>().Single(s => s.GetType().Name == "StorageSetup").StartAsync(CancellationToken.None);
        var world = new MailingWorld(host, azurite, clock);
        if (isFirst)
        {
            await world.TakeWaiting();
        }

        return world;
    }

    /// <summary>Another instance of the same app.</summary>
    public Task<MailingWorld> Beside(int smtpPort) => Start(azurite, smtpPort, Clock);

    public Task Marketer(string id, string address) => host.Services.GetRequiredService<CatalogStore>()
        .Put(id, new Marketer(id, "Anna Ozola", address, MarketerRole.Marketer, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 0)), CancellationToken.None);

    /// <summary>Handles one delivery of the message.</summary>
    public Task Deliver(string marketer, bool again = false) =>
        host.Function<SendReportWhenDue>().Run(Outgoing.Message(SendReport.Queue, new SendReport(Week.ToString(), marketer) { Again = again }).Body, CancellationToken.None);

    public async Task<ReportRecord> Report(string marketer) => (await Store.Find(new ReportId(Week, marketer), CancellationToken.None))!;

    public T Function<T>() => host.Function<T>();

    public Task<IReadOnlyList<string>> Parked() => host.Services.GetRequiredService<ParkedStore>().Reasons(SendReport.Queue, CancellationToken.None);

    /// <summary>Messages that wait, and then are gone.</summary>
    public async Task<int> TakeWaiting()
    {
        var queue = new QueueClient(azurite.ConnectionString, SendReport.Queue);
        var waiting = (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
        await queue.ClearMessagesAsync();
        return waiting;
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
