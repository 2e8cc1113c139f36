using System.Globalization;
using Attribution.Storage.Reports;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Reports;

[Collection(StorageCollection.Name)]
public sealed class ReportStoreTests(StorageFixture storage)
{
    private readonly SetClock clock = new();

    [Theory]
    //          steps                                state
    [InlineData("queue",                             ReportState.Queued)]
    [InlineData("queue freeze",                      ReportState.Frozen)]
    [InlineData("queue freeze sent",                 ReportState.Sent)]
    [InlineData("queue freeze refused",              ReportState.Refused)]
    // Nothing goes back.
    [InlineData("queue freeze queue",                ReportState.Frozen)]
    [InlineData("queue freeze sent queue",           ReportState.Sent)]
    [InlineData("queue freeze sent freeze",          ReportState.Sent)]
    [InlineData("queue freeze sent claim release",   ReportState.Sent)]
    [InlineData("queue freeze sent refused",         ReportState.Sent)]
    [InlineData("queue freeze refused queue freeze", ReportState.Refused)]
    [InlineData("freeze claim sent putoff",          ReportState.Sent)]
    [InlineData("freeze claim putoff",               ReportState.Frozen)]
    [InlineData("freeze claim giveup",               ReportState.GivenUp)]
    // But for what somebody has mended.
    [InlineData("freeze claim refused again",        ReportState.Frozen)]
    [InlineData("freeze claim giveup again",         ReportState.Frozen)]
    [InlineData("freeze claim sent again",           ReportState.Sent)]
    // Asked for and frozen at once.
    [InlineData("freeze",                            ReportState.Frozen)]
    public async Task Find_TellsHowFarAReportHasGot_AfterSteps(string steps, ReportState expected)
    {
        var (week, marketer) = (Ids.OwnWeek(steps), "anna");
        foreach (var step in steps.Split(' '))
        {
            await (step switch
            {
                "queue" => Store().Queue(new ReportId(week, marketer), default),
                "freeze" => Store().Freeze(new ReportId(week, marketer), "hash", default),
                "claim" => Store().ClaimSending(new ReportId(week, marketer), default),
                "release" => Store().ReleaseClaim(new ReportId(week, marketer), default),
                "sent" => Store().MarkSent(new ReportId(week, marketer), default),
                "refused" => Store().MarkRefused(new ReportId(week, marketer), "No such address.", default),
                "putoff" => Store().PutOff(new ReportId(week, marketer), "Busy.", _ => TimeSpan.FromMinutes(10), default),
                "giveup" => Store().PutOff(new ReportId(week, marketer), "Busy.", _ => null, default),
                "again" => Store().TryAgain(new ReportId(week, marketer), default),
                _ => throw new ArgumentException(step),
            });
        }

        var found = await Store().Find(new ReportId(week, marketer), default);
        Assert.Equal(expected, found!.State);
        Assert.Equal(expected switch { ReportState.Refused => "No such address.", ReportState.GivenUp => "Busy.", _ => null }, found.Reason);
        Assert.Equal(steps.Contains("freeze", StringComparison.Ordinal) ? "hash" : null, found.InputsHash);
    }

    [Fact]
    public async Task Of_ListsTheReportsOfAWeek()
    {
        var week = Ids.OwnWeek();
        await Store().Queue(new ReportId(week, "boris"), default);
        clock.Now = clock.Now.AddMinutes(1);
        await Store().Queue(new ReportId(week, "anna"), default);
        await Store().Queue(new ReportId(week, "boris"), default);
        await Store().Freeze(new ReportId(week, "anna"), "hash", default);
        await Store().Queue(new ReportId(week.Next, "clara"), default);

        var reports = await Store().Of(week, default);

        Assert.Equal(
            [
                new(new ReportId(week, "anna"), ReportState.Frozen, clock.Now, "hash", null),
                new(new ReportId(week, "boris"), ReportState.Queued, clock.Now, null, null),
            ],
            reports);
        Assert.Null(await Store().Find(new ReportId(week, "clara"), default));
    }

    [Fact]
    public async Task PutOff_Remembers_WhatHappenedAndHowOften()
    {
        var week = Ids.OwnWeek();
        await Store().Freeze(new ReportId(week, "anna"), "hash", default);

        var first = await Store().PutOff(new ReportId(week, "anna"), "No answer.", tries => TimeSpan.FromMinutes(tries), default);
        Assert.Equal(clock.Now.AddMinutes(1), first);
        clock.Now = clock.Now.AddMinutes(1);
        var second = await Store().PutOff(new ReportId(week, "anna"), "451 busy", tries => TimeSpan.FromMinutes(tries), default);

        var found = await Store().Find(new ReportId(week, "anna"), default);
        Assert.Equal((2, "451 busy", second, clock.Now.AddMinutes(2)), (found!.Tries, found.LastError, found.NextTryAt, second));

        await Store().MarkSent(new ReportId(week, "anna"), default);
        found = await Store().Find(new ReportId(week, "anna"), default);
        Assert.Equal((2, null, null, clock.Now), (found!.Tries, found.LastError, found.NextTryAt, found.SentAt));
    }

    [Fact]
    public async Task Freeze_CountsTheFirst_WhenSeveralFreeze()
    {
        var week = Ids.OwnWeek();

        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Store().Freeze(new ReportId(week, "anna"), $"hash-{n}", default)));

        var first = Assert.Single(counts.Distinct());
        Assert.Equal(first, (await Store().Find(new ReportId(week, "anna"), default))!.InputsHash);
        Assert.Equal(first, await Store().Freeze(new ReportId(week, "anna"), "another", default));
    }

    [Fact]
    public async Task ClaimSending_IsExclusive_WhenSeveralClaim()
    {
        var week = Ids.OwnWeek();
        await Store().Freeze(new ReportId(week, "anna"), "hash", default);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store().ClaimSending(new ReportId(week, "anna"), default)));

        Assert.Single(claims, c => c is SendingClaim.Mine);
    }

    [Theory]
    //          steps before the claim, and minutes waited   claimed
    [InlineData("",                                          false)]
    [InlineData("queue",                                     false)]
    [InlineData("freeze",                                    true)]
    [InlineData("freeze claim",                              false)]
    [InlineData("freeze claim 4.9",                          false)]
    [InlineData("freeze claim 5",                            true)]
    [InlineData("freeze claim 5 claim",                      false)]
    [InlineData("freeze claim release",                      true)]
    [InlineData("freeze claim sent 60",                      false)]
    [InlineData("freeze claim refused 60",                   false)]
    // Put off for ten minutes.
    [InlineData("freeze claim putoff 9.9",                   false)]
    [InlineData("freeze claim putoff 10",                    true)]
    [InlineData("freeze claim putoff 10 claim",              false)]
    // Given up, and tried again.
    [InlineData("freeze claim giveup 60",                    false)]
    [InlineData("freeze claim giveup again",                 true)]
    [InlineData("freeze claim refused again",                true)]
    [InlineData("freeze claim sent again 60",                false)]
    [InlineData("freeze claim again",                        false)]
    public async Task ClaimSending_IsGranted_WhenNobodyElseIsAtIt(string steps, bool expected)
    {
        var week = Ids.OwnWeek(steps);
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await (step switch
            {
                "queue" => Store().Queue(new ReportId(week, "anna"), default),
                "freeze" => Store().Freeze(new ReportId(week, "anna"), "hash", default),
                "claim" => Store().ClaimSending(new ReportId(week, "anna"), default),
                "release" => Store().ReleaseClaim(new ReportId(week, "anna"), default),
                "sent" => Store().MarkSent(new ReportId(week, "anna"), default),
                "refused" => Store().MarkRefused(new ReportId(week, "anna"), "No.", default),
                "putoff" => Store().PutOff(new ReportId(week, "anna"), "Busy.", _ => TimeSpan.FromMinutes(10), default),
                "giveup" => Store().PutOff(new ReportId(week, "anna"), "Busy.", _ => null, default),
                "again" => Store().TryAgain(new ReportId(week, "anna"), default),
                _ => Wait(double.Parse(step, CultureInfo.InvariantCulture)),
            });
        }

        Assert.Equal(expected, await Store().ClaimSending(new ReportId(week, "anna"), default) is SendingClaim.Mine);
    }

    private ReportStore Store() => new(storage.Tables, clock);

    private Task Wait(double minutes)
    {
        clock.Now += TimeSpan.FromMinutes(minutes);
        return Task.CompletedTask;
    }
}
