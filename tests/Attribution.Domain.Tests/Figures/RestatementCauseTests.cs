using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

namespace Attribution.Domain.Tests.Figures;

public sealed class RestatementCauseTests
{
    private static readonly DateTimeOffset Reported = new(2026, 3, 23, 3, 0, 0, TimeSpan.Zero);

    private static WeekBuilder Sent() => new WeekBuilder().Channel("search", "google-ads").Channel("email")
        .Says("google-ads", Measure.Cost, "search", 16, 40_000_000, "brand").Says("google-ads", Measure.Cost, "search", 17, 20_000_000, "brand")
        .Own(Measure.Clicks, "search", 16, 100).Own(Measure.Cost, "email", 16, 5_000_000);

    [Fact]
    public void Of_NamesThePlatform_WhenItSaysSomethingElseNow()
    {
        var now = new WeekBuilder().Channel("search", "google-ads").Channel("email")
            .Says("google-ads", Measure.Cost, "search", 16, 39_000_000, "brand", hoursLater: 48).Says("google-ads", Measure.Cost, "search", 17, 20_000_000, "brand", hoursLater: 72)
            .Says("meta", Measure.Cost, "search", 16, 1, "brand", hoursLater: 99);

        // The 17th was said again without a change, and Meta is not who counts.
        Assert.Equal([new RestatementCause.Platform("google-ads", Reported.AddHours(48))], Causes("search", RestatedFigure.Cost, now));
    }

    [Fact]
    public void Of_NamesThePlatform_WhenADayCameLate()
    {
        var now = Sent().Says("google-ads", Measure.Cost, "search", 18, 7_000_000, "brand", hoursLater: 24);

        Assert.Equal([new RestatementCause.Platform("google-ads", Reported.AddHours(24))], Causes("search", RestatedFigure.Cost, now));
    }

    [Fact]
    public void Of_CountsOwnEventsThatCameLate()
    {
        var now = Sent().Own(Measure.Clicks, "search", 17, 3).Own(Measure.Clicks, "search", 23, 50).Own(Measure.Cost, "email", 20, 2_000_000);

        Assert.Equal([new RestatementCause.LateEvents(3)], Causes("search", RestatedFigure.Clicks, now));
        Assert.Equal([new RestatementCause.LateEvents(1)], Causes("email", RestatedFigure.Cost, now));
        Assert.Empty(Causes("search", RestatedFigure.Applications, now));
    }

    [Fact]
    public void Of_TellsWhyCreditMoved_MostLeadsFirst() => Assert.Equal(
        [new RestatementCause.Credit(ChangeReason.Touches, 3), new RestatementCause.Credit(ChangeReason.Rejected, 1)],
        RestatementCause.Of(
            "search",
            RestatedFigure.Leads,
            Sent().Inputs(),
            Sent().Inputs(),
            [new("email", ChangeReason.Person, 9), new("search", ChangeReason.Rejected, 1), new("search", ChangeReason.Touches, 3)]));

    [Fact]
    public void Movements_CountDifferentLeads_SinceTheReport()
    {
        CreditChange Change(string lead, int hour, ChangeReason reason, params string[] channels) => new(
            lead,
            Reported.AddHours(hour),
            reason,
            new CreditDifference([.. channels.Select(c => new ChannelCredit(c, "", ModelCredits.From(_ => 1)))], []));

        Assert.Equal(
            [new("email", ChangeReason.Touches, 2), new("search", ChangeReason.Rejected, 1), new("search", ChangeReason.Touches, 1)],
            CreditMovement.Of(
                [
                    Change("a", 1, ChangeReason.Touches, "search", "email"), Change("a", 2, ChangeReason.Touches, "email"), Change("b", 3, ChangeReason.Touches, "email"),
                    Change("c", 4, ChangeReason.Rejected, "search"), Change("d", 0, ChangeReason.Arrived, "search"),
                ],
                Reported));
    }

    private static IReadOnlyList<RestatementCause> Causes(string channel, RestatedFigure figure, WeekBuilder now) =>
        RestatementCause.Of(channel, figure, Sent().Inputs(), now.Inputs(), []);
}
