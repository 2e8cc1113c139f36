using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Models;

/// <summary>What holds for every journey.</summary>
public sealed class CreditProperties
{
    [Fact]
    public void Credits_SumToExactlyOneLead_WhateverTheJourney() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var credits = scenario.Credit();

        foreach (var model in ModelCredits.Models)
        {
            Assert.Equal(ModelCredits.Lead, credits.Channels.Sum(row => row.Credits[model]));
            Assert.Equal(ModelCredits.Lead, credits.Plans.Sum(row => row.Credits[model]));
            Assert.All(credits.Channels, row => Assert.True(row.Credits[model] >= 0));
            Assert.All(credits.Plans, row => Assert.True(row.Credits[model] >= 0));
        }
    });

    /// <summary>All leads are what is credited and what is withheld: rejecting moves a lead from one to the other as a whole.</summary>
    [Fact]
    public void Rejected_WithholdsExactlyTheCredit_WhateverTheJourney() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var rejected = LeadAttribution.Rejected(Person.Of([scenario.Lead]), scenario.Touches, scenario.Rules, new LeadStanding(true, "spam", scenario.Lead.ConvertedAt));

        Assert.Equal(scenario.Credit().Channels, rejected.Withheld);
        Assert.True(rejected.IsRejected);
        Assert.Empty(rejected.Channels);
        Assert.Empty(rejected.Plans);
        Assert.Equal(("", 0, 0), (rejected.Path, rejected.Touches.Count, rejected.Trails.Count));
    });

    [Fact]
    public void Credits_DoNotDependOnOrder_WhateverTheJourney() => Properties.Hold(Scenarios.AnyShuffled, pair =>
        Assert.Equal(Journeys.Text(pair.Given.Credit()), Journeys.Text(pair.Shuffled.Credit())));

    [Fact]
    public void Touches_AreEligibleAndBounded_WhateverTheJourney() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var touches = scenario.Credit().Touches;
        var eligible = scenario.Touches
            .Where(touch => touch.OccurredAt <= scenario.Lead.ConvertedAt && touch.OccurredAt >= scenario.Lead.ConvertedAt.AddDays(-30))
            .Select(touch => touch.Id)
            .Append("form:lead-1");

        Assert.True(touches.Count <= scenario.Rules.MostTouches);
        Assert.Subset(eligible.ToHashSet(), touches.ToHashSet());
        Assert.Equal(touches.Distinct(), touches);
    });

    [Fact]
    public void TimeDecay_DoesNotChange_WhenEveryTouchIsADayOlder() => Properties.Hold(Scenarios.Any, scenario =>
    {
        var young = scenario with
        {
            Lead = scenario.Lead with { Channel = null },
            Touches = [.. scenario.Touches.Where(touch => (Journeys.ConvertedAt - touch.OccurredAt).TotalDays is >= 0 and <= 29)],
        };
        var older = young with { Touches = [.. young.Touches.Select(touch => touch with { OccurredAt = touch.OccurredAt.AddDays(-1) })] };

        Assert.Equal(Journeys.Text(young.Credit()), Journeys.Text(older.Credit()));
    });

    [Fact]
    public void Difference_TakesSumsToTheRecomputation_WhenLeadsChange() =>
        Properties.Hold(Gen.Zip(Gen.Two(Scenarios.Any), Gen.Two(Scenarios.Any)), pair =>
        {
            // Two leads in one sum; the first of them is recomputed.
            var ((before, after), (other, _)) = (pair.Item1, pair.Item2);
            var (was, now, rest) = (before.Credit(), after.Credit(), other.Credit());

            var difference = CreditDifference.Between(was, now);

            Assert.Equal(
                Sums(rest.Channels, now.Channels),
                Sums(rest.Channels, was.Channels, difference.Channels));
            Assert.Equal(
                Sums(rest.Plans, now.Plans),
                Sums(rest.Plans, was.Plans, difference.Plans));
            Assert.DoesNotContain(difference.Channels, row => row.Credits.IsNone);
            Assert.DoesNotContain(difference.Plans, row => row.Credits.IsNone);
        });

    [Fact]
    public void Share_IsWithinOneUnitOfTheExactShare_WhateverTheWeights() =>
        Properties.Hold(Gen.Zip(Gen.Choose(0, int.MaxValue), Gen.NonEmptyListOf(Gen.Choose(0, 1000))), pair =>
        {
            long[] weights = [1, .. pair.Item2];
            var shares = Apportionment.Share(pair.Item1, weights);

            Assert.Equal(pair.Item1, shares.Sum());
            Assert.All(shares.Zip(weights), share =>
                Assert.True(Math.Abs(share.First - ((decimal)pair.Item1 * share.Second / weights.Sum())) < 1));
        });

    private static string Sums(params IReadOnlyList<ChannelCredit>[] rows) =>
        Sums(rows.SelectMany(list => list).GroupBy(row => $"{row.Channel}/{row.Campaign}", row => row.Credits));

    private static string Sums(params IReadOnlyList<PlanCredit>[] rows) =>
        Sums(rows.SelectMany(list => list).GroupBy(row => row.Plan, row => row.Credits));

    private static string Sums(IEnumerable<IGrouping<string, ModelCredits>> groups) => string.Join('\n', groups
        .Select(group => (group.Key, Credits: group.Aggregate(ModelCredits.None, (sum, credits) => sum + credits)))
        .Where(sum => !sum.Credits.IsNone)
        .OrderBy(sum => sum.Key, StringComparer.Ordinal)
        .Select(sum => $"{sum.Key} {Journeys.Text(sum.Credits)}"));
}
