using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Figures;

/// <summary>What holds for every week.</summary>
public sealed class WeekProperties
{
    private static readonly string[] Channels = ["email", "search", "social", "gone", "unattributed"];
    private static readonly string[] Campaigns = ["", "brand", "generic"];
    private static readonly string[] Sources = ["google-ads", "meta-ads", "agency"];

    private static readonly Gen<DaySum> Sum =
        from measure in Gen.Elements(Enum.GetValues<Measure>())
        from channel in Gen.Elements("email", "search", "social")
        from campaign in Gen.Elements(Campaigns)
        from day in Gen.Choose(10, 24)
        from count in Gen.Choose(0, 9)
        select new DaySum(measure, channel, campaign, WeekBuilder.March(day), count, count * 1_000_000L);

    private static readonly Gen<DayTotal> Total =
        from measure in Gen.Elements(Enum.GetValues<Measure>())
        from source in Gen.Elements(Sources)
        from channel in Gen.Elements("search", "social", "gone")
        from campaign in Gen.Elements(Campaigns)
        from day in Gen.Choose(10, 24)
        from days in Gen.Choose(0, 6)
        from value in Gen.Choose(0, 99)
        from hour in Gen.Choose(0, 3)
        select new DayTotal(
            measure, source, channel, campaign, WeekBuilder.March(day), WeekBuilder.March(measure == Measure.Reach ? day + days : day), value,
            new DateTimeOffset(2026, 3, 25, hour, 0, 0, TimeSpan.Zero));

    private static readonly Gen<ModelCredits> Credits =
        from units in Gen.ArrayOf(Gen.Choose(0, 1_000_000_000), ModelCredits.Models.Count)
        select ModelCredits.From(model => units[(int)model - 1]);

    private static readonly Gen<WeekInputs> Any =
        from sums in Gen.ArrayOf(Sum)
        from totals in Gen.ArrayOf(Total)
        from credits in Gen.ArrayOf(Gen.Zip(Gen.Elements(Channels), Credits))
        from planCredits in Gen.ArrayOf(Gen.Zip(Gen.Elements("a", "b", "-"), Credits))
        select new WeekBuilder()
            .Channel("email").Channel("search", "google-ads").Channel("social", "meta-ads", "search")
            .With(WeekBuilder.Plan("a", 1, 20)).With(WeekBuilder.Plan("b", 12, 31, "search social", "brand"))
            .Inputs() with
        {
            Sums = sums,
            Totals = totals,
            ChannelCredits = [.. credits.Select(credit => new ChannelCredit(credit.Item1, "", credit.Item2))],
            PlanCredits = [.. planCredits.Select(credit => new PlanCredit(credit.Item1, credit.Item2))],
        };

    private static readonly Gen<(WeekInputs Given, WeekInputs Shuffled)> AnyShuffled =
        from given in Any
        from channels in Gen.Shuffle(given.Channels.ToArray())
        from plans in Gen.Shuffle(given.Plans.ToArray())
        from sums in Gen.Shuffle(given.Sums.ToArray())
        from totals in Gen.Shuffle(given.Totals.ToArray())
        from credits in Gen.Shuffle(given.ChannelCredits.ToArray())
        from planCredits in Gen.Shuffle(given.PlanCredits.ToArray())
        select (given, given with
        {
            Channels = channels,
            Plans = plans,
            Sums = sums,
            Totals = totals,
            ChannelCredits = credits,
            PlanCredits = planCredits,
        });

    [Fact]
    public void Figures_DoNotDependOnOrder_WhateverTheWeek() => Properties.Hold(AnyShuffled, pair =>
        Assert.Equal(WeekBuilder.Text(WeekCalculation.Figures(pair.Given)), WeekBuilder.Text(WeekCalculation.Figures(pair.Shuffled))));

    [Fact]
    public void Leads_AreAllInTheTable_WhateverTheWeek() => Properties.Hold(Any, inputs =>
    {
        var figures = WeekCalculation.Figures(inputs);
        var credited = inputs.ChannelCredits.Sum(credit => credit.Credits[inputs.Model]);

        Assert.Equal(credited, figures.Total.LeadUnits);
        Assert.Equal(credited, figures.Channels.Sum(line => line.LeadUnits));
        Assert.DoesNotContain(figures.Channels.SkipLast(1), line => line.Channel == Channel.Unattributed);
    });

    [Fact]
    public void Reach_AtLeastIsNeverMoreThanAtMost_WhateverTheWeek() => Properties.Hold(Any, inputs =>
        Assert.All(WeekCalculation.Figures(inputs).Channels, line =>
            Assert.True(line.Reach is not Reach.Between(var least, var most) || least <= most)));

    [Fact]
    public void Restatement_IsEmpty_WhenAWeekIsComparedWithItself() => Properties.Hold(AnyShuffled, pair =>
        Assert.Empty(RestatementNote.Between(WeekCalculation.Figures(pair.Given), WeekCalculation.Figures(pair.Shuffled))));
}
