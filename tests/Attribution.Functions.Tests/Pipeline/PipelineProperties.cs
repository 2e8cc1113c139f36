using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Testing;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>Whatever is heard of deals, people and visits, in whatever order, twice, late, or at once: the sums are those of a recomputation from everything.</summary>
public sealed class PipelineProperties : IAsyncLifetime
{
    private const int Days = 60;

    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(20)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    private readonly AzuriteFixture storage = new();
    private int cases;
    private int won;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        var connection = storage.ConnectionString;
        await new StorageSetup(
            new TableServiceClient(connection), new QueueServiceClient(connection), new BlobServiceClient(connection), new QueueNames([AttributeLeads.Queue, SettleDeals.Queue, CloseJourneys.Queue])).StartAsync(default);
    }

    public Task DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public void Sums_AreThoseOfARecomputation_WhateverTheOrder()
    {
        Check.One(SameCases, Prop.ForAll(Arb.From(PipelineCase.Any), month => Holds(month).GetAwaiter().GetResult()));

        // Otherwise nothing was tried out.
        Assert.True(won > 10, $"Of all deals only {won} were won.");
    }

    private async Task Holds(PipelineCase month)
    {
        // Deals of a case book in days of their own; what is open is told from what was open before.
        var (own, first) = ($"case{++cases}", new DateOnly(2001, 1, 1).AddDays(7 * 10 * cases));
        var (forms, visits, facts) = month.As(own, first);
        var world = new PipelineWorld(storage.ConnectionString);
        var openBefore = await Open(world);
        List<Func<Task>> deliveries =
        [
            .. forms.Select(form => (Func<Task>)(() => world.Deliver(form))),
            .. visits.Select(visit => (Func<Task>)(() => world.Deliver(visit))),
            .. facts.Select(fact => (Func<Task>)(() => world.Tell(fact.Deal, fact.Fact))),
        ];
        var (left, step) = (deliveries.ToList(), 0);
        while (left.Count > 0 || !world.IsIdle)
        {
            var choice = month.Steps[step++ % month.Steps.Length] + (step / month.Steps.Length);
            if (left.Count > 0 && choice % 2 == 0)
            {
                await left[choice % left.Count]();
                left.RemoveAt(choice % left.Count);
            }
            else if (left.Count > 0 && choice % 7 == 0)
            {
                await deliveries[choice % deliveries.Count]();
            }
            else
            {
                await world.Work(choice);
            }

            Assert.True(step < 2_000, "It does not come to rest.");
        }

        var model = new PipelineModel(forms, visits, facts, world.Zone);
        var sums = await world.Bookings.Sums(new DayRange(first.AddDays(-1), first.AddDays(Days)), default);
        Assert.Equal(Text(model.Sums()), Text(sums));
        Assert.Equal(
            model.OpenValue().OrderBy(value => value.Key).Select(value => $"{value.Key} {value.Value}"),
            (await Open(world)).Select(value => (value.Key, Value: value.Value - openBefore.GetValueOrDefault(value.Key))).Where(value => value.Value != 0).OrderBy(value => value.Key).Select(value => $"{value.Key} {value.Value}"));
        won += model.Won;
    }

    private static async Task<Dictionary<string, long>> Open(PipelineWorld world) => (await world.Deals.Open(default)).Where(deal => deal.Currency is not null)
        .GroupBy(deal => deal.Currency!).ToDictionary(same => same.Key, same => same.Sum(deal => deal.AmountMicros!.Value));

    /// <summary>What deals booked: leads book beside them.</summary>
    private static string Text(BookedSums sums) => string.Join('\n', sums.All.Where(sum => IsOfDeals(sum.Measure))
        .Select(sum => $"{sum.Cut.Kind} {sum.Cut.Id} {sum.Measure} {string.Join(' ', ModelCredits.Models.Select(model => sum.Amounts[model]))}"));

    private static bool IsOfDeals(string measure) => Measures.Contains(measure) || measure.Contains('_', StringComparison.Ordinal);

    private static readonly HashSet<string> Measures =
    [
        DealMeasures.OpenedDeals, DealMeasures.WonDeals, DealMeasures.LostDeals, DealMeasures.CycleSeconds, DealMeasures.NewCustomers, DealMeasures.LostCustomers, DealMeasures.ExpectedDeals,
        DealMeasures.MetDeals, DealMeasures.StageSeconds, DealMeasures.StagesLeft, DealMeasures.StageClosed, DealMeasures.StageWon,
    ];
}
