using Attribution.Domain.Calendar;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Storage.Bookings;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Events;
using Attribution.Storage.Operations;
using Attribution.Storage.Paths;
using Attribution.Storage.Tests.Bookings;
using Attribution.Storage.Tests.Credits;
using Attribution.Storage.Tests.Support;
using Azure;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests.Operations;

/// <summary>Sums are what their facts add up to; where somebody has written into them, exactly that is found and mended.</summary>
[Collection(StorageCollection.Name)]
public sealed class SumCheckTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 16);

    private readonly SetClock clock = new();

    [Fact]
    public async Task DaySums_AreFoundAndMended_WhenANumberWasChanged()
    {
        var channel = Ids.Own();
        await Record(channel, "a", 1, 2, 3);
        await Record(channel, "b", 4);
        var days = new DaySumCheck(storage.Tables);
        Assert.Equal("", Told(await days.Run(channel, Day, mend: false, default)));

        await Damage("DaySums", $"{channel}|20260316", "sum|clicks|a", row => row["Count"] = 5L);
        await Damage("DaySums", $"{channel}|20260316", "sum|clicks|b", row => row["Micros"] = 7L);

        const string Wrong = "sum|clicks|a Count 5>3, sum|clicks|b Micros 7>";
        Assert.Equal(Wrong, Told(await days.Run(channel, Day, mend: false, default)));
        Assert.Equal(Wrong, Told(await days.Run(channel, Day, mend: true, default)));
        Assert.Equal("", Told(await days.Run(channel, Day, mend: true, default)));
        Assert.Equal("a:3 b:1", await Sums(channel));
    }

    [Fact]
    public async Task DaySums_FollowTheEvents_WhenCounterAndSlotWereChanged()
    {
        var channel = Ids.Own();
        await Record(channel, "a", 1, 2, 3);
        var (partition, day) = ($"clicks|{channel}|20260316|00000|00", $"{channel}|20260316");
        await Damage("Events", partition, "20260316000000|counter", row => row["Counts"] = """{"a":{"n":9}}""");
        await Damage("DaySums", day, "slot|clicks|00000|00", row => row["Counts"] = """{"a":{"n":9}}""");
        await Damage("DaySums", day, "sum|clicks|a", row => row["Count"] = 9L);

        var check = await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default);

        const string Three = """3 {"a":{"n":3}}""";
        Assert.Equal($$$"""20260316000000|counter Counts 3 {"a":{"n":9}}>{{{Three}}}, slot|clicks|00000|00 Counts 3 {"a":{"n":9}}>{{{Three}}}, sum|clicks|a Count 9>3""", Told(check));
        await Record(channel, "a", 4);
        Assert.Equal(("a:4", ""), (await Sums(channel), Told(await new DaySumCheck(storage.Tables).Run(channel, Day, mend: false, default))));
    }

    [Fact]
    public async Task DaySums_NameWhatIsNotCarriedOver_AsPending()
    {
        var channel = Ids.Own();
        await Record(channel, "a", 1);
        await new EventStore(storage.Tables).Record(Partition(channel), [Click(channel, "a", 2)], default);

        var check = await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default);

        Assert.Equal(("", $"clicks|{channel}|20260316|00000|00", "a:1"), (Told(check), string.Join(' ', check.Pending), await Sums(channel)));
    }

    [Fact]
    public async Task DaySums_TrustTheCounter_WhenOldEventsWereDeleted()
    {
        var channel = Ids.Own();
        await Record(channel, "a", 1, 2, 3);
        var events = storage.Tables.GetTableClient("Events");
        var first = (await storage.Rows("Events", Partition(channel).ToString())).First(row => row.RowKey.Contains("|e|", StringComparison.Ordinal));
        await events.DeleteEntityAsync(first.PartitionKey, first.RowKey, ETag.All);

        var check = await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default);

        Assert.Equal(("", 1, 0, "a:3"), (Told(check), check.Thinned.Count, check.Pending.Count, await Sums(channel)));
    }

    [Fact]
    public async Task CreditSumsAndPaths_AreFoundAndMended_WhenRowsWereChangedOrDeleted()
    {
        var (week, key) = (Ids.OwnWeek(), Ids.Own());
        var credits = new CreditStore(storage.Tables, clock);
        await credits.Settle(Settlements.Lead(key, week), _ => Task.FromResult(Settlements.CreditsOf(key, "paid/spring:3 email:1 plan=riga:4") with { Path = "paid email", Temperature = LeadTemperature.Hot }), default);
        var shard = Keys.HexShard(key);
        var (sums, paths) = (new CreditSumCheck(storage.Tables), new PathCountCheck(storage.Tables));
        Assert.Equal("", Told(await sums.Run(week, shard, mend: false, default) + await paths.Run(week, shard, mend: false, default)));

        await Damage("Credits", $"{week}|{shard}", "sum|channel|email|", row => row["Linear"] = 1L);
        await Damage("Credits", $"{week}|{shard}", "sum|channel|paid|spring", row => row.Remove("Hot"));
        await storage.Tables.GetTableClient("Credits").DeleteEntityAsync($"{week}|{shard}", "sum|plan|riga", ETag.All);
        await Damage("Credits", $"{week}|{shard}", PathSums.Key("paid email"), row => row["Journeys"] = 2L);
        await storage.Tables.GetTableClient("Credits").AddEntityAsync(new TableEntity($"{week}|{shard}", "sum|channel|never|") { ["First"] = 5L });

        var found = await sums.Run(week, shard, mend: true, default);

        Assert.Equal(
            ["sum|channel|email| Linear", "sum|channel|never| First", "sum|channel|paid|spring Hot"],
            found.Differences.Where(d => d.Row != "sum|plan|riga").Select(d => $"{d.Row} {d.Column}"));
        Assert.Equal(ModelCredits.Models.Count, found.Differences.Count(d => d is { Row: "sum|plan|riga", Is: "" }));
        Assert.Equal($"{PathSums.Key("paid email")} Journeys 2>1", Told(await paths.Run(week, shard, mend: true, default)));
        Assert.Equal("", Told(await sums.Run(week, shard, mend: false, default) + await paths.Run(week, shard, mend: false, default)));
        var mended = await credits.Sums(week, default);
        Assert.Equal(("email:1 paid/spring:3 plan=riga:4", "hot/email:1 hot/paid:3"), (Settlements.Text(mended), Settlements.Temperatures(mended)));

        // What was mended goes on to move with its leads.
        await credits.Settle(Settlements.Lead(key, week), _ => Task.FromResult(Settlements.CreditsOf(key, "email:2") with { Path = "email" }), default);
        Assert.Equal("", Told(await sums.Run(week, shard, mend: false, default) + await paths.Run(week, shard, mend: false, default)));
    }

    [Fact]
    public async Task PathsOfJourneysWithoutALead_AreMended_FromTheirEnds()
    {
        var channel = Ids.Own();
        var touch = new Touchpoint(Ids.Own("touch"), channel, "", Noon, ["v:1"]);
        var (place, day) = (TrailPlace.Of(touch, Day), new ReportingWeek(Day));
        var store = new NullPathStore(storage.Tables);
        await store.Settle([place], (_, _) => Task.FromResult<IReadOnlyDictionary<string, EndedPath>>(new Dictionary<string, EndedPath> { [place.Key] = new(channel) }), hasNews: false, default);
        var shard = Keys.HexShard(place.Trail);
        await Damage("NullPaths", $"{day}|{shard}", PathSums.Key(channel), row => row["Journeys"] = 0L);

        var found = await new PathCountCheck(storage.Tables).Run(day, shard, mend: true, default);

        Assert.Equal($"{PathSums.Key(channel)} Journeys >1", Told(found));
        Assert.Equal(1, (await store.Of(day, default))[channel]);
    }

    [Fact]
    public async Task Bookings_AreFoundAndMended_WhenTheirSumsWereChanged()
    {
        var (week, subject) = (Ids.OwnWeek(), $"lead|{Ids.Own()}");
        var store = new BookingStore(storage.Tables, clock);
        await store.Settle(subject, _ => Task.FromResult(BookingText.Parse("Mo:total leads=1, Mo:channel/paid leads=1, Su:total won=2", week)), default);
        var check = new BookingSumCheck(storage.Tables);
        var partition = BookingTable.Partition(week, subject);
        var shard = partition.Split('|')[1];
        Assert.Equal(("", 3), (Told(await check.Run(week, shard, mend: false, default)), (await check.Run(week, shard, mend: false, default)).Compared));

        var monday = week.Monday.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        await Damage("Bookings", partition, $"sum|total|||{monday}", row => row["leads"] = "4");
        await Damage("Bookings", partition, $"sum|channel|paid||{monday}", row => row["lost"] = "1");

        Assert.Equal($"sum|channel|paid||{monday} lost 1>, sum|total|||{monday} leads 4>1", Told(await check.Run(week, shard, mend: true, default)));
        Assert.Equal("total leads=1, total won=2, channel/paid leads=1", BookingText.Of(await new BookingReader(storage.Tables).Sums(week.Range, default)));
    }

    [Fact]
    public async Task NothingDiffers_WhileEverythingMoves()
    {
        var (channel, week) = (Ids.Own(), Ids.OwnWeek());
        var (events, folds, credits, bookings) = (new EventStore(storage.Tables), new DaySumStore(storage.Tables), new CreditStore(storage.Tables, clock), new BookingStore(storage.Tables, clock));
        var leads = Enumerable.Range(0, 200).Select(n => Ids.Own($"{n}")).Where(key => Keys.HexShard(key) == "0").Take(3).ToList();
        var (shard, subject) = ("0", $"lead|{leads[0]}");
        var booked = BookingTable.Partition(week, subject).Split('|')[1];
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(4));

        var traffic = Task.WhenAll(Events(), Leads(), Bookings());
        var found = new List<string>();
        var rounds = 0;
        while (!traffic.IsCompleted)
        {
            found.Add(Told(await new DaySumCheck(storage.Tables).Run(channel, Day, mend: true, default)
                + await new CreditSumCheck(storage.Tables).Run(week, shard, mend: true, default)
                + await new PathCountCheck(storage.Tables).Run(week, shard, mend: true, default)
                + await new BookingSumCheck(storage.Tables).Run(week, booked, mend: true, default)));
            rounds++;
        }

        await traffic;
        Assert.True(rounds > 1);
        Assert.All(found, Assert.Empty);
        await folds.Fold(Partition(channel), await events.Counter(Partition(channel), least: null, default), default);
        Assert.Equal("", Told(await new DaySumCheck(storage.Tables).Run(channel, Day, mend: false, default)));

        async Task Events()
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
            {
                await events.Record(Partition(channel), [Click(channel, $"c{n % 3}", n)], default);
                await folds.Fold(Partition(channel), await events.Counter(Partition(channel), least: null, default), default);
            }
        }

        async Task Leads()
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
            {
                var key = leads[n % leads.Count];
                await credits.Settle(Settlements.Lead(key, week), _ => Task.FromResult(Settlements.CreditsOf(key, n % 2 == 0 ? "paid:3 email:1" : "email:2") with { Path = $"p{n % 4}" }), default);
            }
        }

        async Task Bookings()
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
            {
                await bookings.Settle(subject, _ => Task.FromResult(BookingText.Parse($"Mo:total leads={1 + (n % 5)}, Tu:channel/c{n % 3} won=1", week)), default);
            }
        }
    }

    private static EventPartition Partition(string channel) => new(Measure.Clicks, channel, Day, 0, 0);

    private static MeasureEvent Click(string channel, string campaign, int number) =>
        new(Measure.Clicks, "site", $"{campaign}-{number}", channel, campaign, Noon, Day, 0, []);

    private async Task Record(string channel, string campaign, params int[] numbers)
    {
        var events = new EventStore(storage.Tables);
        await events.Record(Partition(channel), [.. numbers.Select(number => Click(channel, campaign, number))], default);
        await new DaySumStore(storage.Tables).Fold(Partition(channel), await events.Counter(Partition(channel), least: null, default), default);
    }

    private async Task<string> Sums(string channel)
    {
        var (sums, _) = await new DayReader(storage.Tables).Days(channel, Day, Day, default);
        return string.Join(' ', sums.Where(sum => sum.Count != 0).Select(sum => $"{sum.Campaign}:{sum.Count}"));
    }

    private async Task Damage(string table, string partition, string key, Action<TableEntity> change)
    {
        var client = storage.Tables.GetTableClient(table);
        var row = (await client.GetEntityAsync<TableEntity>(partition, key)).Value;
        change(row);
        await client.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
    }

    private static string Told(SumCheck check) =>
        string.Join(", ", check.Differences.Select(d => $"{d.Row} {d.Column} {d.Is}>{d.ShouldBe}"));
}
