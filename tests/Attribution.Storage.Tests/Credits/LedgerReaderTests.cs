using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Leads;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;
using static Attribution.Storage.Tests.Credits.Settlements;

namespace Attribution.Storage.Tests.Credits;

[Collection(StorageCollection.Name)]
public sealed class LedgerReaderTests(StorageFixture storage)
{
    [Fact]
    public async Task Leads_AreThoseOfTheDays_WithTheirCreditsAsTheyWereSettled()
    {
        var (own, week) = (Ids.Own(), Ids.OwnWeek());
        var store = new CreditStore(storage.Tables);
        foreach (var day in Enumerable.Range(-1, 16))
        {
            var lead = Lead($"{own}{day}", week) with { Day = week.Monday.AddDays(day) };
            await store.Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid/spring:2 email:1 plan=riga:3", "v7", "t1", "t2") with { AttachedTo = day == 3 ? "card" : null }), default);
        }

        var reader = new LedgerReader(storage.Tables, new LeadStore(storage.Tables));

        Assert.Equal([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], await Days(new DayRange(week.Monday.AddDays(-1), week.Monday.AddDays(15))));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], await Days(week.Range));
        // The end of one week and the beginning of the next.
        Assert.Equal([6, 7], await Days(new DayRange(week.Monday.AddDays(6), week.Monday.AddDays(8))));
        Assert.Empty(await Days(new DayRange(week.Monday, week.Monday)));

        var third = Assert.Single(await reader.Select(DayRange.Including(week.Monday.AddDays(3), week.Monday.AddDays(3)), l => new[] { l }, default));
        var settled = CreditsOf($"{own}3", "paid/spring:2 email:1 plan=riga:3", "v7");
        Assert.Equal((settled.Lead, "v7", "card"), (third.Credits.Lead, third.Credits.Rules, third.Credits.AttachedTo));
        Assert.Equal(settled.Channels, third.Credits.Channels);
        Assert.Equal(settled.Plans, third.Credits.Plans);

        async Task<IEnumerable<int>> Days(DayRange range) =>
            (await reader.Select(range, l => new[] { l.Day.DayNumber - week.Monday.DayNumber }, default)).Order();
    }

    [Fact]
    public async Task Day_IsThatOfTheLead_WhenTheRowWasWrittenBeforeItToldItsDay()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week) with { Day = week.Monday.AddDays(2) };
        await new LeadStore(storage.Tables).Add(lead, default);
        await new CreditStore(storage.Tables).Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1")), default);
        var (table, partition) = (storage.Tables.GetTableClient("Credits"), $"{week}|{Keys.HexShard(lead.Key)}");
        var row = (await table.GetEntityAsync<TableEntity>(partition, $"lead|{lead.Key}")).Value;
        row.Remove("Day");
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var reader = new LedgerReader(storage.Tables, new LeadStore(storage.Tables));

        Assert.Equal([lead.Day], await reader.Select(DayRange.Including(lead.Day, lead.Day), l => new[] { l.Day }, default));
        Assert.Empty(await reader.Select(DayRange.Including(week.Monday, week.Monday), l => new[] { l.Day }, default));
    }

    [Fact]
    public async Task Sums_TellVersionsOfAPlanApart()
    {
        var (own, week) = (Ids.Own(), Ids.OwnWeek());
        var store = new CreditStore(storage.Tables);
        var one = ModelCredits.From(_ => ModelCredits.Lead);
        foreach (var (key, version) in new[] { ("a", 1), ("b", 2), ("c", 2), ("a", 3), ("d", 0) })
        {
            var lead = Lead(own + key, week);
            var plan = version == 0 ? new PlanCredit(PlanCredit.OutsideEveryPlan, one) : new PlanCredit("riga", one) { Version = version };
            await store.Settle(lead, _ => Task.FromResult(new LeadCredits(lead.Key, [], [plan], [], "v1")), default);
        }

        // a moved from the first to the third version.
        Assert.Equal(
            ["- v0 1", "riga v2 2", "riga v3 1"],
            (await store.Sums(week, default)).Plans.Select(p => $"{p.Plan} v{p.Version} {p.Credits[AttributionModel.Last] / ModelCredits.Lead}"));
    }
}
