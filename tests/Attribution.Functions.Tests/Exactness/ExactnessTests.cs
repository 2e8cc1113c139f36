using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Attribution.Storage;
using Attribution.Storage.Catalog;
using Attribution.Storage.DaySums;
using Attribution.Storage.Outbox;
using Attribution.Testing;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Hosting;
using Microsoft.FSharp.Core;

namespace Attribution.Functions.Tests.Exactness;

/// <summary>
/// Whatever senders repeat, in whatever order requests meet, and whatever the network does to the calls of the store: what was
/// acknowledged is counted, once.
/// </summary>
public sealed class ExactnessTests : IAsyncLifetime
{
    private const int Runs = 1_000;
    private const int MostTries = 40;
    private const string HalfAnHourLater = "2026-03-23T05:30:00Z";
    private static readonly DateOnly Monday = new(2026, 3, 16);

    /// <summary>Always the same cases, so that a failing one fails again.</summary>
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(Runs)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    private readonly AzuriteFixture azurite = new();
    private readonly List<Process> processes = [];
    private TableServiceClient? tables;
    private QueueServiceClient? queues;
    private int runs;
    private int troubled;
    private int refused;

    public async Task InitializeAsync()
    {
        await azurite.InitializeAsync();
        tables = new TableServiceClient(azurite.ConnectionString);
        await Restart();
        await processes[0].Get<IEnumerable<IHostedService>>().OfType<StorageSetup>().Single().StartAsync(default);
        queues = processes[0].Get<QueueServiceClient>();
    }

    public async Task DisposeAsync()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        await azurite.DisposeAsync();
    }

    [Fact]
    public void Counts_EqualThePlainModel_WhateverHappens()
    {
        Check.One(SameCases, Prop.ForAll(Arb.From(Histories.Any), history => Run(history).GetAwaiter().GetResult()));

        Assert.Equal(Runs, runs);
        Assert.InRange(troubled, Runs, int.MaxValue);
        Assert.InRange(refused, Runs / 50, int.MaxValue);
    }

    private async Task Run(History history)
    {
        var channel = string.Create(CultureInfo.InvariantCulture, $"run-{runs++}");
        var model = new PlainModel(channel);
        if (history.IsRestarted)
        {
            await Restart();
        }

        await new CatalogStore(tables!, TimeProvider.System).Put(
            channel, new Channel(channel, channel, "ads", false, new Dictionary<Measure, SourceOfTruth>(), new EventLayout(1, history.Shards)), default);
        foreach (var (process, troubles) in processes.Zip(history.Troubles))
        {
            process.Network.Begin(troubles);
        }

        await Parallel.ForEachAsync(history.Deliveries, new ParallelOptions { MaxDegreeOfParallelism = history.AtOnce }, async (delivery, _) =>
        {
            await Insist(processes[delivery.Process], delivery, model);
            lock (model)
            {
                foreach (var item in delivery.Items)
                {
                    model.Acknowledged(item);
                }
            }
        });

        foreach (var process in processes)
        {
            await process.Announcer.Flush();
            await process.Network.Quiet;
            troubled += process.Network.Troubled;
            process.Network.Begin([]);
        }

        await FoldAll();
        Assert.Equal(model.Lines(), await Counted(channel));
    }

    /// <summary>All processes end, and others take their place.</summary>
    private async Task Restart()
    {
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        processes.Clear();
        processes.AddRange(Enumerable.Range(0, Histories.Processes)
            .Select(_ => new Process(AppSettings.For(azurite.Azurite, smtpPort: 25), azurite.ConnectionString)));
    }

    /// <summary>A sender sends again until it is told that nothing was rejected.</summary>
    private async Task Insist(Process process, Delivery delivery, PlainModel model)
    {
        using var json = JsonDocument.Parse($"[{string.Join(',', delivery.Items.Select(model.Json))}]");
        var items = json.RootElement.EnumerateArray().Select(e => (JsonElement?)e).ToList();
        for (var tried = 1; ; tried++)
        {
            try
            {
                var receipt = await process.Intake.Accept(Enum.Parse<Measure>(PlainModel.Measure(delivery.Items[0].Kind), ignoreCase: true), items, default);
                Assert.Equal(0, receipt.Rejected);
                return;
            }
            catch (Exception e) when (e is RequestFailedException or AggregateException or StoreBusyException && tried < MostTries)
            {
                Interlocked.Increment(ref refused);
            }
        }
    }

    /// <summary>Folds as the app does: messages as they lie in the queue, each twice, by either process; then what the outbox still holds.</summary>
    private async Task FoldAll()
    {
        await Drain();
        var later = new OutboxStore(tables!, new MessageSender(queues!), new StartedClock(DateTimeOffset.Parse(HalfAnHourLater, CultureInfo.InvariantCulture)));
        if (await later.SendLeftBehind(default) > 0)
        {
            await Drain();
        }
    }

    private async Task Drain()
    {
        var queue = queues!.GetQueueClient(FoldEvents.Queue);
        while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
        {
            await Task.WhenAll(messages.SelectMany(_ => processes, (message, process) => process.Fold.Run(message.Body.ToString(), default)));
            foreach (var message in messages)
            {
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    private async Task<IEnumerable<string>> Counted(string channel)
    {
        var (sums, totals) = await new DayReader(tables!).Days(channel, Monday, Monday.AddDays(6), default);
        return sums
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Measure.ToString().ToLowerInvariant()} {s.Day:yyyy-MM-dd} {s.Campaign} {s.Count} {s.Micros}"))
            .Concat(totals.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Measure.ToString().ToLowerInvariant()} {t.From:yyyy-MM-dd} {t.Campaign} total {t.Value}")))
            .Order(StringComparer.Ordinal);
    }
}
