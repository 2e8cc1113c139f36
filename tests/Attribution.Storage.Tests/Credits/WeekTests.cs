using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;
using Attribution.Storage.Tests.Support;
using static Attribution.Storage.Tests.Credits.Settlements;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Credits;

/// <summary>Paths of a week, and what happens to it once it was reported.</summary>
[Collection(StorageCollection.Name)]
public sealed class WeekTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Theory]
    //          paths of two leads, one decision after the other   paths of the week
    [InlineData("a>b, c",                                          "a > b:1 c:1")]
    [InlineData("a>b, a>b",                                        "a > b:2")]
    // Again, and differently: what nobody took any more is gone.
    [InlineData("a>b, a>b; a>b, a>b",                              "a > b:2")]
    [InlineData("a>b, a>b; c, a>b",                                "a > b:1 c:1")]
    [InlineData("a>b, a>b; c, c; a>b, c",                          "a > b:1 c:1")]
    // An attached or rejected form has none.
    [InlineData("a>b, c; , c",                                     "c:1")]
    [InlineData("a>b, c; , ",                                      "")]
    public async Task Paths_AreThoseOfTheLedger_WhenDecisionsAre(string decisions, string paths)
    {
        var (week, own) = (Ids.OwnWeek(decisions), Ids.Own(decisions));
        foreach (var decision in decisions.Split(';'))
        {
            foreach (var (number, path) in decision.Split(',', StringSplitOptions.TrimEntries).Index())
            {
                var lead = Lead($"{own}{number}", week);
                await Store().Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, path.Length > 0 ? "paid:1" : "") with { Path = path.Replace(">", " > ", StringComparison.Ordinal) }), default);
            }
        }

        Assert.Equal(paths, string.Join(' ', (await Store().Paths(week, default)).Select(path => $"{path.Key}:{path.Value}")));
    }

    [Fact]
    public async Task Settle_KeepsALongestPath()
    {
        var week = Ids.OwnWeek();
        var lead = Lead(Ids.Own(), week);
        var longest = string.Join(" > ", Enumerable.Range(0, 80).Select(i => $"{i:D2}{new string('x', 62)}"));
        var passed = Enumerable.Range(0, 500).Select(i => $"{i:D22}").ToList();

        await Store().Settle(lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1") with { Path = longest, Passed = passed }), default);

        Assert.Equal(longest, Assert.Single(await Store().Paths(week, default)).Key);
        var found = await Store().Find(lead, default);
        Assert.Equal(longest, found!.Path);
        Assert.Equal(passed, found.Passed);
    }

    [Fact]
    public async Task Changes_TellWhatHappenedToAClosedWeek_AndNothingBefore()
    {
        var week = Ids.OwnWeek();
        var (known, late) = (Lead(Ids.Own("known"), week), Lead(Ids.Own("late"), week));
        await Settle(known, CreditsOf(known.Key, "paid:1 plan=-:1", "v1", "t1"));
        Assert.Null(await Store().Closed(week, default));
        Assert.Empty(await Store().Changes(week, default));

        await Store().Close(week, default);
        var closedAt = clock.Now;
        var after = new[]
        {
            (Lead: late,  Credits: CreditsOf(late.Key, "email:1 plan=-:1"),                 Told: "Arrived email:1 plan=-:1"),
            (Lead: known, Credits: CreditsOf(known.Key, "email:1 plan=-:1", "v1", "t1", "t2"), Told: "Touches email:1 paid:-1"),
            (Lead: known, Credits: CreditsOf(known.Key, "email:1 plan=a:1", "v1", "t1", "t2"), Told: "Plans plan=-:-1 plan=a:1"),
            (Lead: known, Credits: CreditsOf(known.Key, "email:1 plan=a:1", "v2", "t1", "t2"), Told: ""),
            (Lead: known, Credits: LeadAttribution.Rejected(Person.Of([known]), [], AttributionRules.Default, new LeadStanding(true, "spam", clock.Now)), Told: "Rejected email:-1 plan=a:-1"),
            (Lead: known, Credits: CreditsOf(known.Key, "email:1", "v2", "t1", "t2"),          Told: "Restored email:1"),
            (Lead: late,  Credits: LeadAttribution.Attached(late, known.Key),               Told: "Person email:-1 plan=-:-1"),
        };
        foreach (var (lead, credits, _) in after)
        {
            clock.Now = clock.Now.AddMinutes(1);
            await Settle(lead, credits);
            await Settle(lead, credits);
            await Store().Close(week, default);
        }

        Assert.Equal(closedAt, await Store().Closed(week, default));
        var changes = await Store().Changes(week, default);
        Assert.Equal(after.Select(a => a.Told).Where(told => told.Length > 0), changes.Select(c => $"{c.Reason} {Text((c.Difference.Channels, c.Difference.Plans))}"));
        Assert.Equal(after.Where(a => a.Told.Length > 0).Select(a => a.Lead.Key), changes.Select(c => c.Lead));
        Assert.Equal(closedAt.AddMinutes(1), changes[0].At);
    }

    /// <summary>What a report was built from must not change unnoticed: a decision from before the closing is made again after it.</summary>
    [Theory]
    // The lead is new, or was settled before.
    [InlineData("")]
    [InlineData("paid:1")]
    public async Task Settle_KeepsARestatement_WhenTheWeekIsClosedWhileItDecides(string before)
    {
        var week = Ids.OwnWeek(before);
        var lead = Lead(Ids.Own(before), week);
        if (before.Length > 0)
        {
            await Settle(lead, CreditsOf(lead.Key, before));
        }

        var decisions = 0;
        await Store().Settle(lead, async ct =>
        {
            if (decisions++ == 0)
            {
                await Store().Close(week, ct);
            }

            return CreditsOf(lead.Key, "email:1");
        }, default);

        Assert.Equal(2, decisions);
        Assert.Equal("email:1", Text(await Store().Sums(week, default)));
        Assert.Single(await Store().Changes(week, default));
    }

    [Fact]
    public async Task AskedTrails_ArePassedOn_UntilTheyWereAskedFor()
    {
        var lead = Lead(Ids.Own(), Ids.OwnWeek());
        Task Settle(bool asks, string touches, params string[] trails) => Store().Settle(
            lead, _ => Task.FromResult(CreditsOf(lead.Key, "paid:1", "v1", touches.Split(' ')) with { Trails = trails }), asks, default);

        // Nobody asks for a lead whose journeys are open.
        await Settle(asks: false, "t1", "v:1");
        Assert.Empty(await Store().AskedTrails(lead, default));

        // What it had and what it has, and what was not asked for yet.
        await Settle(asks: true, "t2", "v:2");
        await Settle(asks: true, "t3", "v:3");
        await Settle(asks: true, "t3", "v:3");
        Assert.Equal(["v:1", "v:2", "v:3"], await Store().AskedTrails(lead, default));

        await Store().NoteAsked(lead, ["v:1", "v:2"], default);
        Assert.Equal(["v:1", "v:2", "v:3"], await Store().AskedTrails(lead, default));
        await Store().NoteAsked(lead, ["v:1", "v:2", "v:3"], default);
        Assert.Empty(await Store().AskedTrails(lead, default));
        Assert.Equal(["t3"], (await Store().Find(lead, default))!.Touches);
    }

    private CreditStore Store() => new(storage.Tables, clock);

    private Task Settle(Lead lead, LeadCredits credits) => Store().Settle(lead, _ => Task.FromResult(credits), default);
}
