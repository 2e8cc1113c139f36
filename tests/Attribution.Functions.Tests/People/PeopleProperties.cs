using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Functions.Messages;
using Attribution.Storage;
using Attribution.Testing;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Attribution.Functions.Tests.People;

/// <summary>Whatever arrives in whatever order, twice, at once, or while processes die: the same people, the same leads, the same credits.</summary>
public sealed class PeopleProperties : IAsyncLifetime
{
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(25)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    private readonly AzuriteFixture storage = new();
    private int cases;

    public async Task InitializeAsync()
    {
        await storage.InitializeAsync();
        var connection = storage.ConnectionString;
        await new StorageSetup(new TableServiceClient(connection), new QueueServiceClient(connection), new BlobServiceClient(connection), new QueueNames([AttributeLeads.Queue, CloseJourneys.Queue]))
            .StartAsync(default);
    }

    public Task DisposeAsync() => storage.DisposeAsync();

    [Fact]
    public void OnePersonIsOneLead_WhateverTheOrder() =>
        Check.One(SameCases, Prop.ForAll(Arb.From(PeopleCase.Any), people => Holds(people).GetAwaiter().GetResult()));

    private async Task Holds(PeopleCase people)
    {
        var (own, monday) = ($"case{++cases}", new DateOnly(2001, 1, 1).AddDays(7 * cases));
        var forms = people.Forms.Select((_, i) => people.Lead(i, own, monday)).ToList();
        var touches = people.Touches.Select((_, i) => people.Touchpoint(i, own, monday)).ToList();
        await Happen(people, forms, touches);

        var world = new PeopleWorld(storage.ConnectionString);
        var (channels, attachedTo) = await world.Outcome(forms, new ReportingWeek(monday));

        var model = new PeopleModel(forms, touches);
        Assert.Equal(model.Cards.ToDictionary(card => card.Key, card => card.Value.Key == card.Key ? null : card.Value.Key), attachedTo);
        Assert.Equal(Text(model.Credits(AttributionRules.Default).SelectMany(credits => credits.Channels)), Text(channels));
        Assert.All(ModelCredits.Models, m => Assert.Equal(
            model.Cards.Values.DistinctBy(card => card.Key).Count() * ModelCredits.Lead, channels.Sum(channel => channel.Credits[m])));
    }

    private async Task Happen(PeopleCase people, IReadOnlyList<Domain.Leads.Lead> forms, IReadOnlyList<Domain.Leads.Touchpoint> touches)
    {
        var (world, step) = (new PeopleWorld(storage.ConnectionString), 0);
        foreach (var number in people.Deliveries)
        {
            await (number < forms.Count ? world.Deliver(forms[number]) : world.Deliver(touches[number - forms.Count]));
            for (var work = people.Choices[step++ % people.Choices.Length] % 3; work > 0; work--)
            {
                await world.Work(people.Choices[step++ % people.Choices.Length]);
            }
        }

        // Processes that die for ever would never be done: from here on they live.
        while (!world.IsIdle)
        {
            await world.Work(people.Choices[step++ % people.Choices.Length] % 7);
        }
    }

    private static string Text(IEnumerable<ChannelCredit> credits) => string.Join("; ", credits
        .GroupBy(credit => credit.Channel).OrderBy(channel => channel.Key, StringComparer.Ordinal)
        .Select(channel => $"{channel.Key} {string.Join(' ', ModelCredits.Models.Select(m => channel.Sum(credit => credit.Credits[m])))}"));
}
