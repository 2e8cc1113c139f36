using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;
using static Attribution.Storage.Tests.Credits.Settlements;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Credits;

/// <summary>What rejected leads would earn, and how warm those were that earn.</summary>
[Collection(StorageCollection.Name)]
public sealed class WithheldAndWarmthTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Theory]
    //          decisions of one lead; ! is rejected, @ attached         credited                   withheld
    [InlineData("paid/spring:1",                                         "paid/spring:1",           "")]
    [InlineData("paid/spring:1, !paid/spring:1",                         "",                        "paid/spring:1")]
    [InlineData("!paid:2",                                               "",                        "paid:2")]
    [InlineData("!paid:2, !paid:2",                                      "",                        "paid:2")]
    // A touch of it comes late.
    [InlineData("!paid:2, !email:1 paid:1",                              "",                        "email:1 paid:1")]
    // Restored, and rejected once more.
    [InlineData("paid:2 plan=a:2, !paid:2, paid:2 plan=a:2",             "paid:2 plan=a:2",         "")]
    [InlineData("paid:2, !paid:2, email:2, !email:2",                    "",                        "email:2")]
    // It turns out to be another form of somebody who has a card.
    [InlineData("!paid:2, @",                                            "",                        "")]
    [InlineData("!paid:2, @, !paid:2",                                   "",                        "paid:2")]
    public async Task Sums_HoldCreditOrWhatIsWithheld_WhenDecisionsAre(string decisions, string credited, string withheld)
    {
        var week = Ids.OwnWeek(decisions);
        var lead = Lead(Ids.Own(decisions), week);
        foreach (var decision in decisions.Split(','))
        {
            await Settle(lead, Decided(lead, decision.Trim()));
            Assert.False(await Settle(lead, Decided(lead, decision.Trim())));
        }

        var sums = await Store().Sums(week, default);
        Assert.Equal((credited, withheld), (Text(sums), Withheld(sums)));
        Assert.Equal(withheld, Text(((await Store().Find(lead, default))!.Withheld, [])));
    }

    [Theory]
    //          leads: temperature and decision                                                             credit by temperature and channel
    [InlineData("- paid:1",                                                                                 "-/paid:1")]
    [InlineData("hot paid:1",                                                                               "hot/paid:1")]
    [InlineData("hot paid:1; hot paid/spring:2; cold paid:3; - paid:4; warm email:5",                       "-/paid:4 cold/paid:3 warm/email:5 hot/paid:3")]
    [InlineData("hot unattributed:1",                                                                       "hot/unattributed:1")]
    // What is taken away is taken away from both.
    [InlineData("hot paid:1, email:1",                                                                      "hot/email:1")]
    [InlineData("hot paid:1, !paid:1; - paid:2",                                                            "-/paid:2")]
    [InlineData("hot paid:1, !paid:1, paid:1; warm paid:2, @",                                              "hot/paid:1")]
    [InlineData("hot paid:1, @",                                                                            "")]
    public async Task Temperatures_AddUpToTheChannels_WhenLeadsAre(string leads, string expected)
    {
        var (week, own) = (Ids.OwnWeek(leads), Ids.Own(leads));
        foreach (var (number, text) in leads.Split("; ").Index())
        {
            var (lead, parts) = (Lead($"{own}{number}", week), text.Split(' ', 2));
            foreach (var decision in parts[1].Split(", "))
            {
                await Settle(lead, Decided(lead, decision) with { Temperature = LeadTemperatures.Parse(parts[0]) });

                var sums = await Store().Sums(week, default);
                foreach (var channel in sums.Channels.Select(c => c.Channel).Union(sums.Temperatures.Select(t => t.Channel)))
                {
                    Assert.Equal(
                        sums.Channels.Where(c => c.Channel == channel).Aggregate(ModelCredits.None, (sum, c) => sum + c.Credits),
                        sums.Temperatures.Where(t => t.Channel == channel).Aggregate(ModelCredits.None, (sum, t) => sum + t.Credits));
                }
            }
        }

        Assert.Equal(expected, Temperatures(await Store().Sums(week, default)));
    }

    /// <summary>Rejecting a lead of the longest journey needs no more rows than crediting it: they share the rows of their sums.</summary>
    [Fact]
    public async Task Settle_RejectsALead_OfAsManySumsAsATransactionHolds()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        var text = string.Join(' ', Enumerable.Range(0, 98).Select(n => $"c{n:D3}:1"));

        await Settle(lead, Decided(lead, text) with { Temperature = LeadTemperature.Hot });
        await Settle(lead, Decided(lead, "!" + text) with { Temperature = LeadTemperature.Hot });

        var sums = await Store().Sums(week, default);
        Assert.Equal((0, 98, 0), (sums.Channels.Count, sums.Withheld.Count, sums.Temperatures.Count));
    }

    [Fact]
    public async Task Changes_TellOfCreditsAlone_WhenTheWeekIsClosed()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        await Settle(lead, Decided(lead, "paid:1"));
        await Store().Close(week, default);

        await Settle(lead, Decided(lead, "!paid:1"));
        // A late touch of a rejected lead moves what is withheld, and nothing that a report said.
        await Settle(lead, Decided(lead, "!email:1"));

        var change = Assert.Single(await Store().Changes(week, default));
        Assert.Equal((ChangeReason.Rejected, "paid:-1"), (change.Reason, Text((change.Difference.Channels, change.Difference.Plans))));
        Assert.Equal("email:1", Withheld(await Store().Sums(week, default)));
    }

    [Theory]
    [InlineData(Fault.AnswerLost, 1)]
    [InlineData(Fault.RowChanged, 6)]
    [InlineData(Fault.Busy,       6)]
    public async Task Settle_IsExact_WhenRejectingGoesWrong(Fault fault, int times)
    {
        var week = Ids.OwnWeek($"{fault}");
        var lead = Lead(Ids.Own($"{fault}"), week);
        await Settle(lead, Decided(lead, "paid:2") with { Temperature = LeadTemperature.Cold });
        using var network = new FaultyNetwork(fault, n => n < times);
        var store = new CreditStore(storage.TablesBehind(network));

        await Sender.Insist(() => store.Settle(lead, _ => Task.FromResult(Decided(lead, "!paid:2") with { Temperature = LeadTemperature.Cold }), default));

        var sums = await Store().Sums(week, default);
        Assert.Equal(("", "paid:2", ""), (Text(sums), Withheld(sums), Temperatures(sums)));
    }

    /// <summary>Rows that were written before: credit without a temperature, and a rejection that says nothing of what it withholds.</summary>
    [Fact]
    public async Task Sums_AddUp_WhenTheyWereWrittenBeforeThereWereTemperatures()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        var old = new TableEntity($"{week}|{Keys.HexShard(lead.Key)}", "sum|channel|paid|");
        foreach (var model in ModelCredits.Models)
        {
            old[model.ToString()] = 3 * (int)model * ModelCredits.Lead;
        }

        await storage.Tables.GetTableClient("Credits").AddEntityAsync(old);
        await Settle(lead, Decided(lead, "paid:1") with { Temperature = LeadTemperature.Warm });

        var sums = await Store().Sums(week, default);
        Assert.Equal(("paid:4", "", "-/paid:3 warm/paid:1"), (Text(sums), Withheld(sums), Temperatures(sums)));
    }

    private LeadCredits Decided(Lead lead, string text) => text switch
    {
        "@" => LeadAttribution.Attached(lead, "card"),
        ['!', .. var withheld] => new LeadCredits(lead.Key, [], [], [], "") { Standing = new LeadStanding(true, "spam", clock.Now), Withheld = CreditsOf(lead.Key, withheld).Channels },
        _ => CreditsOf(lead.Key, text),
    };

    private CreditStore Store() => new(storage.Tables, clock);

    private Task<bool> Settle(Lead lead, LeadCredits credits) => Store().Settle(lead, _ => Task.FromResult(credits), default);
}
