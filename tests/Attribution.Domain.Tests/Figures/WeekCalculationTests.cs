using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

/// <summary>Which lines there are, in which order, and what they add up to.</summary>
public sealed class WeekCalculationTests
{
    [Fact]
    public void Channels_AreSortedByLeadsThenName_WhenUnattributedComesLast()
    {
        var figures = new WeekBuilder()
            .Channel("a", name: "Search").Channel("b", name: "E-mail").Channel("c", name: "Social").Channel("d", name: "Fair")
            .Leads("a", 2.5m).Leads("c", 3m, "spring").Leads("c", 0.25m, "summer").Leads("b", 2.5m).Leads("unattributed", 40m)
            .Figures();

        Assert.Equal(["Social", "E-mail", "Search", "Fair", "Unattributed"], figures.Channels.Select(line => line.Name));
        Assert.Equal([3.25m, 2.5m, 2.5m, 0m, 40m], figures.Channels.Select(line => (decimal)line.LeadUnits / ModelCredits.Lead));
        Assert.Equal(WeekBuilder.Units(48.25m), figures.Total.LeadUnits);
    }

    [Fact]
    public void Leads_AreThoseOfTheReportsModel_WhenModelsDiffer()
    {
        var week = new WeekBuilder().Channel("a")
            .Leads("a", 2m, onlyUnder: AttributionModel.PositionBased)
            .Leads("a", 5m, onlyUnder: AttributionModel.First)
            .Leads("unattributed", 1m, onlyUnder: AttributionModel.First);

        Assert.Equal(WeekBuilder.Units(2), week.Line("a").LeadUnits);
        Assert.DoesNotContain(week.Figures().Channels, line => line.Channel == "unattributed");
    }

    [Fact]
    public void Channel_KeepsItsCreditAndCost_WhenItLeftTheCatalogue()
    {
        var week = new WeekBuilder().Channel("search", "google-ads")
            .Leads("radio", 1.5m)
            .Leads("social", 2m).Says("meta-ads", Measure.Cost, "social", 16, 41_270_000)
            .Own(Measure.Clicks, "old", 15, 3);

        Assert.Equal(["social", "radio", "search"], week.Figures().Channels.Select(line => line.Name));
        Assert.Equal(41_270_000, week.Line("social").CostMicros);
        Assert.Null(week.Line("radio").CostMicros);
    }

    [Fact]
    public void Total_AddsCountsAndNoReach_WhenChannelsHaveThem()
    {
        var total = new WeekBuilder().Channel("search", "google-ads").Channel("social", "meta-ads").Channel("fair")
            .Own(Measure.Clicks, "search", 16, 10).Own(Measure.Clicks, "social", 17, 5)
            .Says("google-ads", Measure.Cost, "search", 16, 41_270_000)
            .Says("meta-ads", Measure.Reach, "social", 16, 9000, to: 22)
            .Leads("search", 1m).Leads("unattributed", 0.5m)
            .Figures().Total;

        Assert.Equal((15, 41_270_000), (total.Clicks, total.CostMicros));
        Assert.Null(total.Impressions);
        Assert.Null(total.Applications);
        Assert.Equal(WeekBuilder.Units(1.5m), total.LeadUnits);
        Assert.IsType<Reach.NotAvailable>(total.Reach);
        Assert.Empty(total.Claims);
    }

    [Theory]
    // Cost in micros, leads, cost per lead.
    [InlineData(90_000_000L,  "3",            30_000_000L)]
    [InlineData(100_000_000L, "3",            33_333_333L)]
    [InlineData(10_000_000L,  "0.5",          20_000_000L)]
    // Half to even.
    [InlineData(5L,           "2",            2L)]
    [InlineData(7L,           "2",            4L)]
    [InlineData(0L,           "2",            0L)]
    // No lead: no cost per lead, neither zero nor infinite.
    [InlineData(90_000_000L,  "0",            null)]
    // No cost: unknown.
    [InlineData(null,         "3",            null)]
    public void CostPerLead_HasAValue_WhenThereAreCostAndLeads(long? cost, string leads, long? expected)
    {
        var week = new WeekBuilder().Channel("search", "google-ads")
            .Leads("search", decimal.Parse(leads, System.Globalization.CultureInfo.InvariantCulture));
        if (cost is { } micros)
        {
            week.Says("google-ads", Measure.Cost, "search", 16, micros);
        }

        Assert.Equal(expected, week.Line("search").CplMicros);
    }

    [Fact]
    public void Conversions_AreNull_WhenThereAreNoClicks()
    {
        var without = new WeekBuilder().Channel("a").Own(Measure.Applications, "a", 16, 4).Leads("a", 2m).Line("a");
        var with = new WeekBuilder().Channel("a").Own(Measure.Applications, "a", 16, 4).Own(Measure.Clicks, "a", 16, 8).Leads("a", 2m).Line("a");

        Assert.Null(without.ApplicationConversion);
        Assert.Null(without.LeadConversion);
        Assert.Equal(0.5m, with.ApplicationConversion);
        Assert.Equal(0.25m, with.LeadConversion);
    }

    [Fact]
    public void Figures_AreEmptyAndNotMissing_WhenNothingIsKnown()
    {
        var figures = new WeekBuilder().Figures();

        Assert.Empty(figures.Channels);
        Assert.Empty(figures.Plans);
        Assert.Equal((0L, null, 0L), (figures.Total.LeadUnits, figures.Total.CostMicros, figures.OutsideEveryPlanUnits));
    }
}
