using Attribution.Domain.Catalog;
using Attribution.Domain.Facts;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>What follows from what was said of a lead.</summary>
public sealed class LeadStateTests
{
    [Theory]
    //          facts with the days after the lead came                             how it stands, and its cycles
    [InlineData("",                                                                 "new 1:open")]
    [InlineData("qualified@1",                                                      "qualified 1:open")]
    [InlineData("qualified@1 converted@9",                                          "customer 1:converted")]
    [InlineData("converted@9",                                                      "customer 1:converted")]
    [InlineData("rejected@2:spam",                                                  "rejected 1:rejected")]
    [InlineData("deferred@2",                                                       "deferred 1:deferred")]
    // A rejection that was a mistake: as if it had not been.
    [InlineData("rejected@2:spam restored@3",                                       "new 1:open")]
    [InlineData("qualified@1 rejected@2:spam restored@3",                           "qualified 1:open")]
    [InlineData("deferred@1 rejected@2:spam restored@3",                            "deferred 1:deferred")]
    // Leads that come back: another cycle of the same lead.
    [InlineData("rejected@2:budget reactivated@40",                                 "new 1:rejected 2:open")]
    [InlineData("deferred@2 reactivated@40 qualified@41 converted@50",              "customer 1:deferred 2:converted")]
    [InlineData("rejected@2:budget reactivated@40 rejected@41:price reactivated@90", "new 1:rejected 2:rejected 3:open")]
    // Who buys before the day to which it was put off has come back.
    [InlineData("deferred@2 converted@9",                                           "customer 1:converted")]
    // What cannot happen has no effect.
    [InlineData("reactivated@1",                                                    "new 1:open")]
    [InlineData("restored@1",                                                       "new 1:open")]
    [InlineData("converted@1 rejected@2:late",                                      "customer 1:converted")]
    [InlineData("rejected@1:spam qualified@2 converted@3",                          "rejected 1:rejected")]
    // Of the same moment: what is taken back first, what ends a cycle last.
    [InlineData("rejected@2:spam restored@2",                                       "rejected 1:rejected")]
    [InlineData("converted@2 rejected@2:spam",                                      "customer 1:converted")]
    [InlineData("qualified@2 converted@2",                                          "customer 1:converted")]
    // What was retracted did not happen.
    [InlineData("rejected@2:spam retracted@5:rejected~2=spam",                      "new 1:open")]
    [InlineData("rejected@2:spam reactivated@9 retracted@5:rejected~2=spam",        "new 1:open")]
    [InlineData("converted@2 retracted@1:converted~2",                              "new 1:open")]
    public void State_Is_AfterTheFacts(string facts, string told) => Assert.Equal(told, Stories.Text(Stories.State(facts)));

    [Theory]
    //          facts                                             which have no effect, and why
    [InlineData("qualified@1 qualified@2",                        "qualified@2 illegal:qualified")]
    [InlineData("rejected@1:spam contacted@2 demo-held@3",        "contacted@2 illegal:rejected; demo-held@3 illegal:rejected")]
    [InlineData("converted@1 contacted@2 nps@3:9",                "")]
    [InlineData("rejected@1:spam nps@3:9 assigned@4:ilze",        "")]
    [InlineData("qualified@1 retracted@5:qualified~1",            "qualified@1 taken back")]
    [InlineData("retracted@5:qualified~1",                        "retracted@5:qualified~1 nothing")]
    [InlineData("qualified@1 retracted@5:qualified~1 retracted@6:retracted~5=qualified~1", "qualified@1 taken back; retracted@6:retracted~5=qualified~1 nothing")]
    public void History_TellsWhatHasNoEffect(string facts, string told) => Assert.Equal(told, string.Join("; ", Stories.State(facts).History.Where(fact => fact.Idle is not null)
        .Select(fact => $"{fact.Fact.Id} {Why(fact.Idle!)}")));

    [Theory]
    //          stands as      what may happen to it
    [InlineData("new",         "qualified, rejected, deferred, assigned, contacted, demo-held, converted, nps, temperature, family, persona, stage, retracted")]
    [InlineData("qualified",   "rejected, deferred, assigned, contacted, demo-held, converted, nps, temperature, family, persona, stage, retracted")]
    [InlineData("rejected",    "rejected, restored, reactivated, assigned, nps, temperature, family, persona, stage, retracted")]
    [InlineData("deferred",    "rejected, deferred, reactivated, assigned, contacted, demo-held, converted, nps, temperature, family, persona, stage, retracted")]
    [InlineData("customer",    "assigned, contacted, demo-held, nps, temperature, family, persona, stage, retracted")]
    public void Legal_IsTheWholeTable(string status, string kinds) =>
        Assert.Equal(kinds, LeadFactKinds.Text(LeadTransitions.Legal(Enum.Parse<LeadStatus>(status, ignoreCase: true))));

    [Fact]
    public void State_TellsWhatWasNoted_TheLastStatementOfEach()
    {
        var state = Stories.State(
            "assigned@1:ilze assigned@4:ivars contacted@2 contacted@3 demo-held@5 persona@1:owner persona@2:buyer stage@1:problem stage@6:supplier stage@7:problem "
            + "family@2:spears temperature@2:hot nps@60:9 nps@90:6 converted@30");

        Assert.Equal(("ivars", 2, "buyer", "problem"), (state.Manager, state.Contacts, state.Persona, state.Stage));
        Assert.Equal((Stories.Day("2"), Stories.Day("5"), Stories.Day("30")), (state.FirstContactAt, state.DemoAt, state.ConvertedAt));
        Assert.Equal("ilze ivars", string.Join(' ', state.Assignments.Select(assigned => assigned.Manager)));
        Assert.Equal("problem supplier problem", string.Join(' ', state.Stages.Select(reached => reached.Stage)));
        Assert.Equal("9 promoter, 6 detractor", string.Join(", ", state.Answers.Select(a => $"{a.Score} {(a.IsPromoter ? "promoter" : a.IsDetractor ? "detractor" : "passive")}")));
        Assert.Equal((LeadFamily.Spears, LeadTemperature.Hot), (state.Family, state.Temperatures[0].Temperature));
    }

    [Theory]
    //          facts                                          rejected?  reason    since day
    [InlineData("rejected@1:spam",                             true,      "spam",   "1")]
    [InlineData("rejected@1:spam rejected@3:price",            true,      "price",  "3")]
    [InlineData("rejected@1:spam restored@4",                  false,     "",       "4")]
    [InlineData("rejected@1:spam reactivated@4",               false,     "",       "4")]
    public void Standing_IsWhatHolds(string facts, bool isRejected, string reason, string since) =>
        Assert.Equal(new LeadStanding(isRejected, reason, Stories.Day(since)), Stories.State(facts).Standing);

    [Theory]
    [InlineData("deferred@1",                                     "2026-06-01")]
    [InlineData("deferred@1 deferred@2:xx",                       "2026-06-03")]
    [InlineData("deferred@1 rejected@2:spam",                     "")]
    [InlineData("deferred@1 rejected@2:spam restored@3",          "2026-06-01")]
    [InlineData("deferred@1 reactivated@2",                       "")]
    public void DeferredUntil_IsTheDayThatHolds(string facts, string until) => Assert.Equal(until, $"{Stories.State(facts).DeferredUntil:yyyy-MM-dd}");

    [Theory]
    //          facts                                                           steps that were no mistakes
    [InlineData("qualified@1 rejected@2:spam restored@3 converted@4",           "qualified converted")]
    [InlineData("rejected@2:spam rejected@3:price restored@4",                  "")]
    [InlineData("rejected@2:spam reactivated@3 rejected@4:price restored@5",    "rejected reactivated")]
    public void Steps_LeaveOutWhatWasAMistake(string facts, string steps) =>
        Assert.Equal(steps, string.Join(' ', Stories.State(facts).Steps.Select(step => step.Kind.Name())));

    [Fact]
    public void State_IsTheSame_WhateverTheOrderAndHoweverOftenFactsAreTold() => Properties.Hold(
        from told in Gen.ListOf(AnyFact).Select(list => list.Take(14).ToList())
        from again in Gen.ListOf(Gen.Choose(0, 13))
        from shuffled in Gen.Shuffle(told.Concat(again.Where(place => place < told.Count).Select(place => told[place])))
        select (Told: told, Shuffled: shuffled),
        pair => Assert.Equal(Whole(pair.Told), Whole(pair.Shuffled)));

    [Fact]
    public void State_IsTheSame_WhenAFactIsToldLate() => Properties.Hold(
        from told in Gen.ListOf(AnyFact).Select(list => list.Take(14).ToList())
        from late in AnyFact
        select (Told: told, Late: late),
        pair => Assert.Equal(Whole([pair.Late, .. pair.Told]), Whole([.. pair.Told, pair.Late])));

    [Fact]
    public void Read_GivesTheFactThatWasWritten() => Properties.Hold(AnyFact, text =>
    {
        var fact = Stories.Facts(text)[0];

        Assert.Equal(fact, LeadFact.Read(fact.ToRecorded()));
    });

    [Theory]
    [InlineData("married",   "{}")]
    [InlineData("qualified", "not json")]
    [InlineData("nps",       """{"score":11}""")]
    [InlineData("rejected",  "{}")]
    public void Read_GivesNothing_WhenTheFactIsNotOfThisVersion(string kind, string details) =>
        Assert.Null(LeadFact.Read(new RecordedFact("crm", "1", kind, Stories.Came, details)));

    private static readonly string[] Kinds =
    [
        "qualified", "rejected:spam", "rejected:price", "restored", "deferred", "reactivated", "assigned:ilze", "contacted", "demo-held", "converted", "nps:9", "temperature:hot", "family:seeds",
        "persona:owner", "stage:problem", "retracted:qualified~1", "retracted:converted~3", "retracted:rejected~2=spam",
    ];

    private static Gen<string> AnyFact => from kind in Gen.Elements(Kinds) from day in Gen.Choose(0, 6) select kind.Split(':') switch
    {
        [var name] => $"{name}@{day}",
        [var name, var said] => $"{name}@{day}:{said}",
        _ => throw new FormatException(kind),
    };

    /// <summary>Everything that a state says, as text.</summary>
    private static string Whole(IEnumerable<string> facts)
    {
        var state = Stories.State(string.Join(' ', facts));
        return System.Text.Json.JsonSerializer.Serialize(state with { History = [] }) + string.Join(' ', state.History.Select(told => $"{told.Fact.Id}{told.Idle}"));
    }

    private static string Why(IdleReason reason) => reason switch
    {
        IdleReason.Illegal(var status) => $"illegal:{status.ToString().ToLowerInvariant()}",
        IdleReason.TakenBack => "taken back",
        _ => "nothing",
    };
}
