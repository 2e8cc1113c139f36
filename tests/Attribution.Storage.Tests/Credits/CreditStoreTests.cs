using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Tests.Support;
using static Attribution.Storage.Tests.Credits.Settlements;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Credits;

[Collection(StorageCollection.Name)]
public sealed class CreditStoreTests(StorageFixture storage)
{
    [Theory]
    //          one lead's credits, as they are decided one after the other     sums                       changed
    [InlineData("paid/spring:1 plan=riga:1",                                    "paid/spring:1 plan=riga:1", "+")]
    // Again: no change.
    [InlineData("paid:1, paid:1, paid:1",                                       "paid:1",                    "+ = =")]
    // Differently: exactly the difference moves, and what comes to nothing is gone.
    [InlineData("paid:2, paid:1 email:1",                                       "email:1 paid:1",            "+ +")]
    [InlineData("paid:2 plan=a:2, email:2 plan=b:2",                            "email:2 plan=b:2",          "+ +")]
    [InlineData("paid:2, email:2, paid:2",                                      "paid:2",                    "+ + +")]
    // A campaign, and no campaign, are two things.
    [InlineData("paid:1 paid/spring:2 paid/autumn:3",                           "paid:1 paid/autumn:3 paid/spring:2", "+")]
    // Nothing to credit is a decision too.
    [InlineData("",                                                             "",                          "+")]
    [InlineData("paid:1, ",                                                     "",                          "+ +")]
    public async Task Settle_MovesTheDifference_WhenDecisionsAre(string decisions, string sums, string changed)
    {
        var week = Ids.OwnWeek(decisions);
        var lead = Lead(Ids.Own(decisions), week);

        var outcomes = new List<string>();
        foreach (var text in decisions.Split(','))
        {
            outcomes.Add(await Store().Settle(lead, Decides(lead, text), default) ? "+" : "=");
        }

        Assert.Equal(changed, string.Join(' ', outcomes));
        Assert.Equal(sums, Text(await Store().Sums(week, default)));
    }

    [Fact]
    public async Task Settle_KeepsWhatLeadsAreJudgedBy_WhenItsCreditStays()
    {
        var lead = Lead(Ids.Own(), Ids.OwnWeek());
        var at = new DateTimeOffset(2026, 3, 16, 8, 30, 1, TimeSpan.Zero);
        var before = CreditsOf(lead.Key, "paid:1") with { Approach = [new LeadTouch(at, "paid"), new LeadTouch(at.AddHours(1), "e-mail.news")] };
        var after = before with { Forms = ["form-1", "form-2"] };

        Assert.True(await Store().Settle(lead, _ => Task.FromResult(before), default));
        Assert.Equal(before.Approach, (await Store().Find(lead, default))!.Approach);
        Assert.True(await Store().Settle(lead, _ => Task.FromResult(after), default));
        Assert.False(await Store().Settle(lead, _ => Task.FromResult(after), default));

        var found = (await Store().Find(lead, default))!;
        Assert.Equal(after.Approach, found.Approach);
        Assert.Equal(after.Forms, found.Forms);
    }

    [Fact]
    public async Task Settle_KeepsTheLedgerUpToDate_WhenOnlyTheReasonsChange()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        Task<bool> Settle(string rules, params string[] touches) =>
            Store().Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1", rules, touches)), default);

        Assert.True(await Settle("v1", "a"));
        Assert.True(await Settle("v2", "a"));
        Assert.True(await Settle("v2", "b", "a"));
        Assert.False(await Settle("v2", "b", "a"));

        var found = await Store().Find(lead, default);
        Assert.Equal(("v2", "b a"), (found!.Rules, string.Join(' ', found.Touches)));
        Assert.Equal("paid:1", Text(await Store().Sums(week, default)));
    }

    [Fact]
    public async Task Find_ReturnsWhatWasSettled()
    {
        var lead = Lead(Ids.Own(), Ids.OwnWeek());
        var credits = CreditsOf(lead.Key, "email:1 paid/spring:2 plan=-:1 plan=riga:2", "v1; lookback 30d; direct: a, b", "t1", "t2");
        Assert.Null(await Store().Find(lead, default));

        await Store().Settle(lead, _ => Task.FromResult(credits), default);

        var found = await Store().Find(lead, default);
        Assert.Equivalent(credits, found, strict: true);
        Assert.Equal(credits.Channels, found!.Channels);
        Assert.Equal(credits.Plans, found.Plans);
    }

    [Fact]
    public async Task Settle_TakesALeadOutOfTheSums_WhenItIsAttachedToAnother()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        await Store().Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1", "v1", "a")), default);

        Assert.True(await Store().Settle(lead, _ => Task.FromResult(LeadAttribution.Attached(lead, "card-1")), default));
        Assert.False(await Store().Settle(lead, _ => Task.FromResult(LeadAttribution.Attached(lead, "card-1")), default));
        Assert.True(await Store().Settle(lead, _ => Task.FromResult(LeadAttribution.Attached(lead, "card-2")), default));

        Assert.Equal("card-2", (await Store().Find(lead, default))!.AttachedTo);
        Assert.Equal("", Text(await Store().Sums(week, default)));

        await Store().Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1", "v1", "a")), default);
        Assert.Null((await Store().Find(lead, default))!.AttachedTo);
        Assert.Equal("paid:1", Text(await Store().Sums(week, default)));
    }

    [Fact]
    public async Task Sums_AreThoseOfAllShards()
    {
        var (week, own) = (Ids.OwnWeek(), Ids.Own());
        var leads = Enumerable.Range(0, 64).Select(n => Lead($"{own}{n}", week)).ToList();
        var store = Store();
        foreach (var (n, lead) in leads.Index())
        {
            await store.Settle(lead, Decides(lead, $"{(n % 2 == 0 ? "paid/spring" : "email")}:{n} plan=riga:1"), default);
        }

        await store.Settle(Lead(own, week.Next), Decides(leads[0], "paid:1000"), default);

        Assert.Equal(16, leads.Select(l => Keys.HexShard(l.Key)).Distinct().Count());
        Assert.Equal($"email:{32 * 32} paid/spring:{31 * 32} plan=riga:64", Text(await Store().Sums(week, default)));
        var listed = new List<string>();
        foreach (var shard in Keys.HexShards)
        {
            await foreach (var lead in store.Leads(week, shard, default))
            {
                Assert.Equal(shard, Keys.HexShard(lead));
                listed.Add(lead);
            }
        }

        Assert.Equal(leads.Select(l => l.Key).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Settle_IsExact_WhenTwoProcessesSettleLeadsOfOnePartition()
    {
        var (week, own) = (Ids.OwnWeek(), Ids.Own());
        var leads = Enumerable.Range(0, 10_000).Select(n => $"{own}{n}").Where(k => Keys.HexShard(k) == "7").Take(12).Select(k => Lead(k, week)).ToList();
        CreditStore[] processes = [Store(), Store()];

        // Every lead goes through two decisions in both processes; the last word on each is the same.
        await Task.WhenAll(processes.SelectMany(store => leads.Select(async lead =>
        {
            await store.Settle(lead, Decides(lead, "paid:2"), default);
            await store.Settle(lead, Decides(lead, "email:1 paid:1 plan=riga:2"), default);
        })));
        foreach (var lead in leads)
        {
            await processes[0].Settle(lead, Decides(lead, "email:1 paid:1 plan=riga:2"), default);
        }

        Assert.Equal("email:12 paid:12 plan=riga:24", Text(await Store().Sums(week, default)));
    }

    [Theory]
    // The lead is new, or was settled before.
    [InlineData("")]
    [InlineData("paid:1")]
    public async Task Settle_DecidesAgain_WhenSomebodyKnewMoreMeanwhile(string before)
    {
        var week = Ids.OwnWeek(before);
        var lead = Lead(Ids.Own(before), week);
        if (before.Length > 0)
        {
            await Store().Settle(lead, Decides(lead, before), default);
        }

        var (mine, other) = (Store(), Store());
        var decisions = 0;
        var changed = await mine.Settle(lead, async ct =>
        {
            if (decisions++ > 0)
            {
                return CreditsOf(lead.Key, "email:1");
            }

            // While this decision is made on what is known now, a touch arrives and another process settles with it.
            await other.Settle(lead, Decides(lead, "email:1"), ct);
            return CreditsOf(lead.Key, "unattributed:1");
        }, default);

        Assert.Equal((2, false), (decisions, changed));
        Assert.Equal("email:1", Text(await Store().Sums(week, default)));
        Assert.Equal("email", Assert.Single((await Store().Find(lead, default))!.Channels).Channel);
    }

    [Theory]
    // The lead's own row and the state of its week move with them.
    [InlineData(98, true)]
    [InlineData(99, false)]
    public async Task Settle_Refuses_WhenALeadMovesMoreSumsThanATransactionHolds(int sums, bool fits)
    {
        var week = Ids.OwnWeek($"{sums}");
        var lead = Lead(Ids.Own($"{sums}"), week);
        Task<bool> Settle() => Store().Settle(lead, Decides(lead, string.Join(' ', Enumerable.Range(0, sums).Select(n => $"c{n:D3}:1"))), default);

        if (fits)
        {
            Assert.True(await Settle());
        }
        else
        {
            await Assert.ThrowsAsync<InvalidOperationException>(Settle);
        }

        Assert.Equal(fits ? sums : 0, (await Store().Sums(week, default)).Channels.Count);
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
    public async Task Settle_IsExact_WhenWritesGoWrong(Fault fault, int times)
    {
        var week = Ids.OwnWeek($"{fault}{times}");
        var lead = Lead(Ids.Own($"{fault}{times}"), week);
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new CreditStore(storage.TablesBehind(network));

        await Sender.Insist(() => store.Settle(lead, Decides(lead, "paid:2 plan=riga:2"), default));
        await Sender.Insist(() => store.Settle(lead, Decides(lead, "email:1 paid:1 plan=riga:2"), default));

        Assert.True(network.Writes > 1);
        Assert.Equal("email:1 paid:1 plan=riga:2", Text(await Store().Sums(week, default)));
    }

    private CreditStore Store() => new(storage.Tables);

    private static Func<CancellationToken, Task<LeadCredits>> Decides(Lead lead, string text) => _ => Task.FromResult(CreditsOf(lead.Key, text));
}
