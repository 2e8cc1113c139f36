using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;
using static Attribution.Storage.Tests.Credits.Settlements;

namespace Attribution.Storage.Tests.Credits;

/// <summary>A ledger that was written before a model existed.</summary>
[Collection(StorageCollection.Name)]
public sealed class UpgradeTests(StorageFixture storage)
{
    private static readonly AttributionModel[] Old = [.. ModelCredits.Models.Where(model => model <= AttributionModel.TimeDecay)];

    [Fact]
    public async Task Sums_HoldNothingUnderAModel_ThatCameAfterThem()
    {
        var week = Ids.OwnWeek();
        await WriteOld(Lead(Ids.Own(), week), week);

        var (channels, _) = await new CreditStore(storage.Tables).Sums(week, default);

        Assert.All(ModelCredits.Models, model => Assert.Equal(Old.Contains(model) ? ModelCredits.Lead : 0, Assert.Single(channels).Credits[model]));
    }

    [Fact]
    public async Task Settle_BringsOldSumsUpToDate_WhenTheLeadIsCreditedAgain()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        await WriteOld(lead, week);
        var store = new CreditStore(storage.Tables);
        var whole = ModelCredits.From(_ => ModelCredits.Lead);
        var credits = new LeadCredits(lead.Key, [new ChannelCredit("email", "", whole)], [new PlanCredit("-", whole)], ["t1"], "v2")
        {
            Missing = [new MissingMilestone(AttributionModel.WShaped, Milestone.Opportunity)],
        };

        Assert.Empty((await store.Find(lead, default))!.Missing);
        Assert.True(await store.Settle(lead, _ => Task.FromResult(credits), default));
        Assert.False(await store.Settle(lead, _ => Task.FromResult(credits), default));

        var (channels, plans) = await store.Sums(week, default);
        Assert.Equal(credits.Channels, channels);
        Assert.Equal(credits.Plans, plans);
        Assert.Equal(credits.Missing, (await store.Find(lead, default))!.Missing);
    }

    [Fact]
    public async Task Settle_KeepsTheLedgerUpToDate_WhenOnlyAMilestoneIsReached()
    {
        var lead = Lead(Ids.Own(), Ids.OwnWeek());
        var store = new CreditStore(storage.Tables);
        var without = CreditsOf(lead.Key, "paid:1") with { Missing = [new MissingMilestone(AttributionModel.FullPath, Milestone.ClosedWon)] };

        Assert.True(await store.Settle(lead, _ => Task.FromResult(without), default));
        Assert.True(await store.Settle(lead, _ => Task.FromResult(without with { Missing = [] }), default));

        Assert.Empty((await store.Find(lead, default))!.Missing);
    }

    /// <summary>One lead of e-mail as version 1 wrote it: six models, and no word of milestones.</summary>
    private async Task WriteOld(Domain.Leads.Lead lead, Domain.Calendar.ReportingWeek week)
    {
        var partition = $"{week}|{Keys.HexShard(lead.Key)}";
        var members = string.Join(',', Old.Select(model => $"\"{model}\":{ModelCredits.Lead}"));
        var table = storage.Tables.GetTableClient("Credits");
        await table.AddEntityAsync(new TableEntity(partition, $"lead|{lead.Key}")
        {
            ["Channels"] = $$$"""[{"Channel":"email","Campaign":"","Credits":{{{{members}}}}}]""",
            ["Plans"] = $$$"""[{"Plan":"-","Credits":{{{{members}}}}}]""",
            ["Touches"] = "t1",
            ["Rules"] = "v1; lookback 30d; half-life 7d; direct: -; most 60 touches",
        });
        foreach (var key in (string[])["sum|channel|email|", "sum|plan|-"])
        {
            var sum = new TableEntity(partition, key);
            foreach (var model in Old)
            {
                sum[model.ToString()] = ModelCredits.Lead;
            }

            await table.AddEntityAsync(sum);
        }
    }
}
