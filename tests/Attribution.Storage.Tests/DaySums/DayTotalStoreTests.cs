using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.DaySums;
using Attribution.Storage.Tests.Events;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.DaySums;

/// <summary>A statement is written <c>value@hour</c>: what the platform said, and when.</summary>
[Collection(StorageCollection.Name)]
public sealed class DayTotalStoreTests(StorageFixture storage)
{
    [Theory]
    //          batches              outcomes                       stored  previous
    [InlineData("5@1",               "Added",                       "5@1",  "")]
    // A later statement replaces, and what it replaced is kept.
    [InlineData("5@1, 7@2",          "Added, Restated",             "7@2",  "5@1")]
    [InlineData("5@1, 7@2, 6@3",     "Added, Restated, Restated",   "6@3",  "7@2")]
    [InlineData("5@1, 0@2",          "Added, Restated",             "0@2",  "5@1")]
    // Confirmed with the same value: later, but nothing to tell.
    [InlineData("5@1, 5@2",          "Added, Restated",             "5@2",  "")]
    [InlineData("5@1, 7@2, 7@3",     "Added, Restated, Restated",   "7@3",  "5@1")]
    // Older, or equally old: no change.
    [InlineData("5@2, 7@1",          "Added, Unchanged",            "5@2",  "")]
    [InlineData("5@2, 7@2",          "Added, Unchanged",            "5@2",  "")]
    [InlineData("5@2, 5@2",          "Added, Unchanged",            "5@2",  "")]
    // Several in one batch are taken in order of their time, wherever they stand.
    [InlineData("5@1 7@2",           "Added Restated",              "7@2",  "5@1")]
    [InlineData("7@2 5@1",           "Restated Added",              "7@2",  "5@1")]
    [InlineData("9@3 5@1 7@2",       "Restated Added Restated",     "9@3",  "7@2")]
    [InlineData("5@1 5@1",           "Added Unchanged",             "5@1",  "")]
    [InlineData("5@1, 4@0 9@3 7@2",  "Added, Unchanged Restated Restated", "9@3", "7@2")]
    public async Task Restate_KeepsTheLatestStatement_WhenThePlatformSays(string batches, string expected, string stored, string previous)
    {
        var (store, channel) = (Store(), Ids.Own(batches));

        var outcomes = new List<string>();
        foreach (var batch in batches.Split(','))
        {
            var totals = batch.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => Statement(channel, text)).ToList();
            outcomes.Add(string.Join(' ', await store.Restate(channel, EventFacts.Day, totals, default)));
        }

        Assert.Equal(expected, string.Join(", ", outcomes));
        Assert.Equal(Statement(channel, stored), Assert.Single(await Totals(channel)));
        var row = Assert.Single(await storage.Rows(DayTable.Name, DayTable.Partition(channel, EventFacts.Day)));
        Assert.Equal(previous, row.GetInt64("PreviousValue") is { } value ? $"{value}@{row.GetDateTimeOffset("PreviousReportedAt")!.Value.Hour}" : "");
    }

    [Theory]
    //          before  says          outcome      met     new value  contradicts
    [InlineData("",     "5@1",        "Added",     "",     false,     false)]
    [InlineData("5@1",  "7@2",        "Restated",  "5@1",  true,      false)]
    [InlineData("5@1",  "5@2",        "Restated",  "5@1",  false,     false)]
    [InlineData("5@2",  "7@1",        "Unchanged", "5@2",  false,     false)]
    [InlineData("5@2",  "5@2",        "Unchanged", "5@2",  false,     false)]
    [InlineData("5@2",  "7@2",        "Unchanged", "5@2",  false,     true)]
    public async Task Preview_SaysWhatStateSays_AndWritesNothing(string before, string says, string outcome, string met, bool isNewValue, bool contradicts)
    {
        var (store, channel) = (Store(), Ids.Own($"{before} {says}"));
        if (before.Length > 0)
        {
            await store.Restate(channel, EventFacts.Day, [Statement(channel, before)], default);
        }

        var statement = Statement(channel, says);
        var stored = await Totals(channel);
        var preview = Assert.Single(await store.Preview(channel, EventFacts.Day, [statement], default));
        Assert.Equal(stored, await Totals(channel));
        var change = Assert.Single(await store.State(channel, EventFacts.Day, [statement], default));

        Assert.Equal(preview, change);
        Assert.Equal(outcome, change.Outcome.ToString());
        Assert.Equal(met, change.Before is { } value ? $"{value}@{change.BeforeReportedAt!.Value.Hour}" : "");
        Assert.Equal((isNewValue, contradicts), (change.HasNewValue(statement), change.Contradicts(statement)));
    }

    [Fact]
    public async Task Restate_TellsSubjectsApart()
    {
        var (store, channel) = (Store(), Ids.Own());
        var total = Statement(channel, "1@1");
        DayTotal[] subjects =
        [
            total,
            total with { Value = 2, Measure = Measure.Impressions },
            total with { Value = 3, Source = "meta-ads" },
            total with { Value = 4, Campaign = "spring" },
            // Reach cannot be added up, so a platform states it for ranges too.
            total with { Value = 5, Measure = Measure.Reach },
            total with { Value = 6, Measure = Measure.Reach, To = EventFacts.Day.AddDays(6) },
        ];

        var outcomes = await store.Restate(channel, EventFacts.Day, subjects, default);

        Assert.All(outcomes, o => Assert.Equal(TotalOutcome.Added, o));
        Assert.Equal(subjects, (await Totals(channel)).OrderBy(t => t.Value));
    }

    [Fact]
    public async Task Restate_TakesThemAll_WhenThereAreMoreThanATransactionHolds()
    {
        var (store, channel) = (Store(), Ids.Own());
        IReadOnlyList<DayTotal> Campaigns(string text) => [.. Enumerable.Range(0, 250).Select(n => Statement(channel, text) with { Campaign = $"c{n:D3}" })];

        var added = await store.Restate(channel, EventFacts.Day, Campaigns("5@1"), default);
        var restated = await store.Restate(channel, EventFacts.Day, Campaigns("7@2"), default);

        Assert.All(added, o => Assert.Equal(TotalOutcome.Added, o));
        Assert.All(restated, o => Assert.Equal(TotalOutcome.Restated, o));
        Assert.Equal(Campaigns("7@2"), await Totals(channel));
    }

    [Fact]
    public async Task Restate_KeepsTheLatest_WhenTwoProcessesOvertakeEachOther()
    {
        var channel = Ids.Own();
        DayTotalStore[] processes = [Store(), Store()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            processes[n % 2].Restate(channel, EventFacts.Day, [Statement(channel, $"{100 + (n * 7 % 20)}@{n * 7 % 20}")], default)));

        Assert.Equal(Statement(channel, "119@19"), Assert.Single(await Totals(channel)));
        Assert.Single(outcomes, o => o[0] == TotalOutcome.Added);
    }

    [Theory]
    [InlineData(Fault.RequestLost, 1)]
    [InlineData(Fault.AnswerLost,  1)]
    [InlineData(Fault.Busy,        1)]
    [InlineData(Fault.RowChanged,  1)]
    [InlineData(Fault.RequestLost, 6)]
    [InlineData(Fault.AnswerLost,  6)]
    [InlineData(Fault.Busy,        6)]
    [InlineData(Fault.RowChanged,  6)]
    public async Task Restate_KeepsTheLatest_WhenWritesGoWrong(Fault fault, int times)
    {
        var channel = Ids.Own($"{fault}{times}");
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new DayTotalStore(storage.TablesBehind(network));

        await Sender.Insist(() => store.Restate(channel, EventFacts.Day, [Statement(channel, "5@1"), Statement(channel, "7@2")], default));
        await Sender.Insist(() => store.Restate(channel, EventFacts.Day, [Statement(channel, "9@3"), Statement(channel, "7@2")], default));

        Assert.True(network.Writes > 1);
        Assert.Equal(Statement(channel, "9@3"), Assert.Single(await Totals(channel)));
        var row = Assert.Single(await storage.Rows(DayTable.Name, DayTable.Partition(channel, EventFacts.Day)));
        Assert.Equal(7, row.GetInt64("PreviousValue"));
    }

    private DayTotalStore Store() => new(storage.Tables);

    private static DayTotal Statement(string channel, string text)
    {
        var parts = text.Split('@');
        return new DayTotal(
            Measure.Clicks, "google-ads", channel, "", EventFacts.Day, EventFacts.Day,
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            new DateTimeOffset(2026, 3, 17, int.Parse(parts[1], CultureInfo.InvariantCulture), 0, 0, TimeSpan.Zero));
    }

    private async Task<IReadOnlyList<DayTotal>> Totals(string channel) =>
        (await new DayReader(storage.Tables).Days(channel, EventFacts.Day, EventFacts.Day, default)).Totals;
}
