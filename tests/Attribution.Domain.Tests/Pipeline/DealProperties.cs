using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>Whatever is told of a deal, in whatever order and however often: the same follows, and nothing is lost or invented.</summary>
public sealed class DealProperties
{
    private static readonly AttributionRules Rules = AttributionRules.Default with { MostTouches = 4 };

    /// <summary>Few ids, days, stages and people, so that contradictions, repetitions and facts of one moment are common.</summary>
    private static readonly Gen<DealFact> Fact =
        from kind in Gen.Frequency((4, Gen.Constant(DealFactKind.Opened)), (8, Gen.Elements(Enum.GetValues<DealFactKind>())))
        from id in Gen.Choose(1, 12)
        from day in Gen.Choose(1, 28)
        from hour in Gen.Elements(0, 12)
        from stage in Gen.Elements("a", "b", "c")
        from cents in Gen.Choose(0, 100_003)
        from hasAmount in Gen.Elements(true, true, false)
        from currency in Gen.Elements("EUR", "USD")
        from expected in Gen.Choose(1, 35)
        from manager in Gen.Elements("anna", "boris")
        from dealKind in Gen.Elements(Enum.GetValues<DealKind>())
        from lead in Gen.Elements("lead-1", "lead-2")
        select new DealFact("crm", $"{kind}-{id}", kind, Deals.Noon(day).AddHours(hour))
        {
            Stage = stage,
            AmountMicros = hasAmount || kind == DealFactKind.Amount ? cents * 10_001L : null,
            Currency = hasAmount || kind == DealFactKind.Amount ? currency : null,
            ExpectedClose = Deals.Day(expected),
            Manager = manager,
            DealKind = dealKind,
            Leads = kind is DealFactKind.Opened or DealFactKind.LeadAdded ? [lead] : [],
            RetractedSource = "crm",
            RetractedId = $"{DealFactKind.Lost}-{id}",
        };

    private static readonly Gen<DealFact[]> Facts = Gen.ArrayOf(Fact).Select(facts => facts.DistinctBy(fact => fact.Id).ToArray());

    private static readonly Gen<Lead> Form =
        from number in Gen.Choose(1, 4)
        from day in Gen.Choose(1, 28)
        from channel in Gen.Elements<string?>(null, "search", "social", "email")
        select new Lead($"lead-{number}", "web", channel, "", Deals.Noon(day), Deals.Day(day), []);

    private static readonly Gen<Touchpoint> Touch =
        from id in Gen.Choose(1, 30)
        from day in Gen.Choose(-40, 30)
        from channel in Gen.Elements("search", "social", "email", "display")
        from campaign in Gen.Elements("", "brand")
        select new Touchpoint($"t{id}", channel, campaign, Deals.Noon(day), []);

    private static readonly Gen<(DealFact[] Facts, Lead[] Forms, Touchpoint[] Touches)> Deal =
        from facts in Facts
        from forms in Gen.ArrayOf(Form)
        from touches in Gen.ArrayOf(Touch)
        select (facts, forms.DistinctBy(form => form.Key).ToArray(), touches.DistinctBy(touch => touch.Id).ToArray());

    private static readonly Plan[] Plans = [WeekBuilder.Plan("a", 1, 20, "search", "") with { Marketer = "anna" }, WeekBuilder.Plan("b", 5, 28, "search social", "") with { Marketer = "boris" }];

    [Fact]
    public void Of_IsTheSame_WhenFactsAreShuffledAndDoubled() => Properties.Hold(
        from facts in Facts
        from shuffled in Gen.Shuffle(facts.Concat(facts).ToArray())
        select (facts, shuffled),
        given =>
        {
            var (expected, actual) = (DealLife.Of(given.facts), DealLife.Of(given.shuffled));

            Assert.Equal(Text(expected), Text(actual));
            Assert.Equal(Deals.Text(Deals.Bookings(given.facts)), Deals.Text(Deals.Bookings(given.shuffled)));
        });

    /// <summary>Facts that come later than others of later moments: what they change is what a recomputation from all facts says.</summary>
    [Fact]
    public void Bookings_MoveByTheDifference_WhenFactsComeOneAfterTheOther() => Properties.Hold(Facts, facts =>
    {
        var sums = BookedSums.None;
        IReadOnlyList<Booking> before = [];
        for (var told = 1; told <= facts.Length; told++)
        {
            var after = Deals.Bookings(facts[..told]);
            sums = BookedSums.Of(ByDay(sums).Concat(after).Concat(before.Select(booking => booking with { Amounts = booking.Amounts.Negate() })));
            before = after;
        }

        Assert.Equal(BookedSums.Of(Deals.Bookings(facts)).All, sums.All);
    });

    [Fact]
    public void Of_NeverForgetsAFact_WhenItHasNoEffect() => Properties.Hold(Facts, facts =>
    {
        var history = DealLife.Of(facts);

        Assert.All(history.WithoutEffect, idle => Assert.Contains(idle.Fact, facts));
        Assert.Equal(Text(history).Split('|')[0], Text(DealLife.Of(facts.Except(history.WithoutEffect.Select(idle => idle.Fact)))).Split('|')[0]);
    });

    [Fact]
    public void Cuts_AddUpToTheTotal_UnderEveryModel() => Properties.Hold(Deal, deal =>
    {
        var sums = BookedSums.Of(Bookings(deal.Facts, deal.Forms, deal.Touches));

        foreach (var cut in new[] { CutKind.Channel, CutKind.Marketer, CutKind.Manager })
        {
            foreach (var (_, measure, amounts) in sums.All.Where(sum => sum.Cut == Cut.Total))
            {
                Assert.Equal(amounts, sums.Lines(cut).Select(line => sums[line, measure]).Aggregate(Amounts.None, (all, part) => all + part));
            }
        }
    });

    [Fact]
    public void AttributedRevenue_IsTheWonRevenue_UnderEveryModel()
    {
        var won = 0;
        Properties.Hold(Deal, deal => won += Holds(deal));

        // Otherwise nothing was tried out.
        Assert.True(won > 20, $"Of the generated deals only {won} were won.");
    }

    private static int Holds((DealFact[] Facts, Lead[] Forms, Touchpoint[] Touches) deal)
    {
        var state = DealLife.Of(deal.Facts).State;
        var sums = BookedSums.Of(Bookings(deal.Facts, deal.Forms, deal.Touches));

        foreach (var model in ModelCredits.Models)
        {
            var attributed = sums.Lines(CutKind.Channel).Sum(channel => sums.Of(channel, DealMeasures.WonRevenue(state.Currency ?? "EUR"), model));
            Assert.Equal(state.Status == DealStatus.Won ? state.AmountMicros!.Value : 0, attributed);
        }

        return state is { Status: DealStatus.Won, AmountMicros: > 0 } ? 1 : 0;
    }

    [Fact]
    public void Shares_DoNotDependOnTheOrderOfFormsAndTouches() => Properties.Hold(
        from deal in Deal
        from forms in Gen.Shuffle(deal.Forms)
        from touches in Gen.Shuffle(deal.Touches)
        select (deal, forms, touches),
        given => Assert.Equal(Bookings(given.deal.Facts, given.deal.Forms, given.deal.Touches), Bookings(given.deal.Facts, given.forms, given.touches)));

    private static IReadOnlyList<Booking> Bookings(DealFact[] facts, Lead[] forms, Touchpoint[] touches)
    {
        var state = DealLife.Of(facts).State;
        var customer = CustomerLife.Of(state.WonAt is { } at ? [new DealWin(Deals.Key, at, state.Kind, state.CustomerLostAt)] : []);
        return DealBookings.Of(Deals.Key, state, Shares(state.OpenedAt), Shares(state.ClosedAt ?? state.OpenedAt), customer, Deals.Riga);

        DealShares Shares(DateTimeOffset until) => DealAttribution.Credit(DealJourney.Of(state, forms, until), touches, Rules, Plans, Deals.Day(1));
    }

    private static IEnumerable<Booking> ByDay(BookedSums sums) => sums.All.Select(sum => new Booking(Deals.Day(1), sum.Cut, sum.Measure, sum.Amounts));

    private static string Text(DealHistory history)
    {
        var state = history.State;
        return string.Join(
            ' ',
            [
                state.Status, state.OpenedAt.Ticks, state.ClosedAt, state.AmountMicros, state.Currency, state.FirstAmountMicros, state.Manager, state.Kind, state.LossReason, .. state.Leads, .. state.Cycles, .. state.Stages,
                .. state.Expectations, .. state.CustomerLostAt, "|", .. history.WithoutEffect.Select(idle => $"{idle.Fact.Id} {idle.Refusal}"),
            ]);
    }
}
