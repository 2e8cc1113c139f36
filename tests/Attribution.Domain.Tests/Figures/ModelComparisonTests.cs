using System.Globalization;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Figures;

/// <summary>Models side by side. Costs and leads are of 16 to 22 March.</summary>
public sealed class ModelComparisonTests
{
    private static readonly DayRange Days = DayRange.Including(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 22));

    [Theory]
    // Journeys of the week's leads; costs; channel: leads by first and by last, CPL by first and by last.
    [InlineData("search 5d, email 1d; search 3d",  "search 50, email 10", "search 2.00 1.00 25 50, email 0.00 1.00 no-leads 10, total 2.00 2.00 30 30")]
    // Cost without a lead is shown, and no CPL; a channel that reports no cost has none either.
    [InlineData("email 1d",                        "search 50",           "email 1.00 1.00 no-cost no-cost, search 0.00 0.00 no-leads no-leads, total 1.00 1.00 50 50")]
    // What no touch earned stands last.
    [InlineData("; email 1d; ",                    "",                    "email 1.00 1.00 no-cost no-cost, unattributed 2.00 2.00 no-cost no-cost, total 3.00 3.00 no-cost no-cost")]
    // No cost is not a cost of nothing.
    [InlineData("email 1d",                        "email 0",             "email 1.00 1.00 0 0, total 1.00 1.00 0 0")]
    public void Of_PutsModelsSideBySide_WhenLeadsAndCostsAre(string journeys, string costs, string expected)
    {
        var answer = ModelComparison.Of(Inputs(journeys, costs));

        Assert.Equal(expected, string.Join(", ", answer.Channels.Append(answer.Total).Select(Text)));
    }

    [Fact]
    public void Leads_OfAChannelAddUpToTheTotal_WhenThirdsAreRounded()
    {
        var answer = ModelComparison.Of(Inputs("a 5d, b 3d, c 1d", ""));

        var linear = (int)AttributionModel.Linear - 1;
        Assert.Equal([34, 33, 33], answer.Channels.Select(channel => channel.Credits[linear].Hundredths).OrderDescending());
        Assert.Equal(100, answer.Total.Credits[linear].Hundredths);
    }

    [Fact]
    public void Model_SaysWhatItMisses_WhenLeadsWereCreditedBeforeItExisted()
    {
        var old = ModelCredits.From(model => model <= AttributionModel.TimeDecay ? 2 * ModelCredits.Lead : ModelCredits.Lead);

        var answer = ModelComparison.Of(Inputs("", "") with { Credits = [new ChannelCredit("email", "", old)] });

        Assert.Equal(2, answer.Leads);
        Assert.Null(answer.Models[0].Note);
        Assert.Equal(
            "1 of 2 leads were credited before this model existed, and are missing from it until they are credited again.",
            answer.Models.Single(model => model.Model == nameof(AttributionModel.Custom)).Note);
    }

    [Fact]
    public void FurtherModels_StandBesideTheRules_WithTheNumberOfPaths()
    {
        var markov = new ModelColumn("Markov", "Markov chain", 120, null, new Dictionary<string, long> { ["email"] = 600_000_000, ["display"] = 400_000_000 });

        var answer = ModelComparison.Of(Inputs("email 1d", "display 20") with { Further = [markov] });

        Assert.Equal(("Markov", 120), (answer.Models[^1].Model, answer.Models[^1].Paths));
        Assert.Equal(["email 600000000", "display 400000000"], answer.Channels.Select(channel => $"{channel.Channel} {channel.Credits[^1].Units}"));
        Assert.Equal(50_000_000, answer.Channels[1].Credits[^1].CplMicros);
    }

    [Fact]
    public void EveryModel_GivesAsManyLeadsAsThereAre_WhateverTheJourneys() => Properties.Hold(FsCheck.Fluent.Gen.ArrayOf(Scenarios.Any, 5), scenarios =>
    {
        var credits = scenarios.SelectMany(scenario => scenario.Credit().Channels).ToList();

        var answer = ModelComparison.Of(Inputs("", "search 50") with { Credits = credits });

        Assert.Equal(scenarios.Length, answer.Leads);
        Assert.All(answer.Total.Credits, credit => Assert.Equal(scenarios.Length * ModelCredits.Lead, credit.Units));
        Assert.All(Enumerable.Range(0, answer.Models.Count), model => Assert.Equal(
            (answer.Total.Credits[model].Units, answer.Total.Credits[model].Hundredths),
            (answer.Channels.Sum(channel => channel.Credits[model].Units), answer.Channels.Sum(channel => channel.Credits[model].Hundredths))));
    });

    private static ComparisonInputs Inputs(string journeys, string costs) => new(
        Days,
        AttributionModel.PositionBased,
        [],
        [
            .. costs.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(cost => cost.Split(' '))
                .SelectMany(parts => new[] { Days.From, Days.From.AddDays(-1), Days.Until }.Select((day, place) => Cost(parts, day, place))),
        ],
        [],
        journeys.Length == 0 ? [] : [.. journeys.Split(';').SelectMany(journey => Journeys.Credit(journey).Channels)],
        []);

    // Whatever lies outside the days must not count.
    private static DaySum Cost(string[] parts, DateOnly day, int place) =>
        new(Measure.Cost, parts[0], "", day, 1, place == 0 ? long.Parse(parts[1], CultureInfo.InvariantCulture) * 1_000_000 : 7_000_000);

    private static string Text(ComparedChannel channel)
    {
        var (first, last) = (channel.Credits[0], channel.Credits[1]);
        return $"{(channel.Channel.Length == 0 ? "total" : channel.Channel)} {Leads(first)} {Leads(last)} {Cpl(first)} {Cpl(last)}";

        string Leads(ComparedCredit credit) => (credit.Hundredths / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        string Cpl(ComparedCredit credit) =>
            credit.CplMicros is { } cpl ? (cpl / 1_000_000m).ToString("0.##", CultureInfo.InvariantCulture) : credit.Units == 0 ? "no-leads" : "no-cost";
    }
}
