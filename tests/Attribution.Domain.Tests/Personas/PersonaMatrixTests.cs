#pragma warning disable format // The columns of tables stay aligned.
using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;
using Attribution.Domain.Personas;
using Attribution.Domain.Tests.Events;

namespace Attribution.Domain.Tests.Personas;

/// <summary>
/// The matrix of two personas and three stages, told by what serves it and what came of it: <c>content cto problem</c>, <c>campaign cto problem 500</c> with its
/// cost or none, <c>leads cto problem 8 2</c> of which two moved on.
/// </summary>
public sealed class PersonaMatrixTests
{
    private const string Untouched = "cfo|problem empty, cfo|offers empty, cfo|proof empty, cto|problem empty, cto|offers empty, cto|proof empty";

    [Theory]
    //          story                                                                                verdicts
    [InlineData("",                                                                                  "")]
    [InlineData("content cto problem",                                                               "cto|problem served")]
    [InlineData("campaign cto problem -",                                                            "cto|problem served")]
    // Leads that come to a cell without anything for them do not fill it.
    [InlineData("leads cto problem 8 2",                                                             "")]
    // Half of the money for a fifth of the leads: 50 % is at least twice 20 %.
    [InlineData("campaign cto problem 500; campaign cfo proof 500; leads cto problem 2 0; leads cfo proof 8 0",  "cto|problem overServed, cfo|proof served")]
    // Exactly twice is over-served, a little less is not.
    [InlineData("campaign cto problem 500; campaign cfo proof 500; leads cto problem 5 0; leads cfo proof 15 0", "cto|problem overServed, cfo|proof served")]
    [InlineData("campaign cto problem 499; campaign cfo proof 501; leads cto problem 5 0; leads cfo proof 15 0", "cto|problem served, cfo|proof served")]
    // Money without a single lead, while others have some.
    [InlineData("campaign cto problem 500; content cfo proof; leads cfo proof 8 0",                  "cto|problem overServed, cfo|proof served")]
    // Less than a tenth of the money is never too much; a tenth may be.
    [InlineData("campaign cto problem 99; campaign cfo proof 901; leads cfo proof 8 0",              "cto|problem served, cfo|proof served")]
    [InlineData("campaign cto problem 100; campaign cfo proof 900; leads cfo proof 8 0",             "cto|problem overServed, cfo|proof served")]
    // Nothing to compare with: no leads anywhere, or none whose cell is known.
    [InlineData("campaign cto problem 500",                                                          "cto|problem served")]
    [InlineData("campaign cto problem 500; leads - - 9 0",                                           "cto|problem served")]
    public void Cells_AreNamed_ByWhatServesThemAndWhatComesOfIt(string story, string verdicts)
    {
        var named = verdicts.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(verdict => verdict.Split(' ')).ToDictionary(verdict => verdict[0], verdict => verdict[1]);
        var expected = Untouched.Split(", ").Select(cell => cell.Split(' ')[0]).Select(cell => $"{cell} {named.GetValueOrDefault(cell, "empty")}");

        var matrix = PersonaMatrix.Of(Inputs(story), AttributionModel.Linear);

        Assert.Equal(expected, matrix.Cells.Where(cell => cell.Verdict is not null).Select(cell => $"{Id(cell)} {Word(cell.Verdict!.Value)}"));
    }

    [Fact]
    public void Thresholds_DecideWhatIsTooMuch()
    {
        var inputs = Inputs("campaign cto problem 300; campaign cfo proof 700; leads cto problem 2 0; leads cfo proof 8 0");

        Assert.Equal(CellVerdict.Served, Verdict(PersonaThresholds.Default));
        Assert.Equal(CellVerdict.OverServed, Verdict(new PersonaThresholds(1, 10)));
        Assert.Equal(CellVerdict.Served, Verdict(new PersonaThresholds(1, 31)));

        CellVerdict? Verdict(PersonaThresholds thresholds) =>
            PersonaMatrix.Of(inputs, AttributionModel.Linear, thresholds).Cells.Single(cell => Id(cell) == "cto|problem").Verdict;
    }

    [Theory]
    //          figure              cell            story                                                      told
    [InlineData("contents",         "cto|problem",  "content cto problem; content cto problem; campaign cto problem 5; content cto proof", "3")]
    [InlineData("contents",         "cto|problem",  "",                                                        "0")]
    [InlineData("spend",            "cto|problem",  "campaign cto problem 500; campaign cto problem 20",       "520 EUR")]
    // What was not reported is not known; what costs nothing costs 0.
    [InlineData("spend",            "cto|problem",  "campaign cto problem -",                                  "notReported:spend EUR")]
    [InlineData("spend",            "cto|problem",  "campaign cto problem 0",                                  "0 EUR")]
    [InlineData("leads",            "cto|problem",  "leads cto problem 8 2; leads cfo problem 5 5",            "8")]
    [InlineData("conversionToNext", "cto|problem",  "leads cto problem 8 2",                                   "2 / 8 = 0.25")]
    [InlineData("conversionToNext", "cto|problem",  "content cto problem",                                     "no:leads")]
    // After the last stage there is none to reach.
    [InlineData("conversionToNext", "cto|proof",    "leads cto proof 8 0",                                     "no:nextStage")]
    [InlineData("conversionToNext", "cto|-",        "leads cto - 8 0",                                         "no:nextStage")]
    [InlineData("costPerLead",      "cto|problem",  "campaign cto problem 500; leads cto problem 8 2",         "500 / 8 = 62.5 EUR")]
    [InlineData("costPerLead",      "cto|problem",  "campaign cto problem 500",                                "no:leads EUR")]
    [InlineData("costPerLead",      "cto|problem",  "leads cto problem 8 2",                                   "notReported:spend EUR")]
    // A persona that the catalogue does not know keeps its leads, and a campaign for nobody in particular its spend.
    [InlineData("leads",            "ceo|problem",  "leads ceo problem 8 2",                                   "8")]
    [InlineData("conversionToNext", "ceo|problem",  "leads ceo problem 8 2",                                   "2 / 8 = 0.25")]
    [InlineData("spend",            "-|problem",    "campaign - problem 70",                                   "70 EUR")]
    // In total, each lead and campaign once; those of the last stage have nowhere to go.
    [InlineData("leads",            "",             "leads cto problem 8 2; leads - - 5 0; leads cfo proof 2 0", "15")]
    [InlineData("conversionToNext", "",             "leads cto problem 8 2; leads - - 5 0; leads cfo proof 2 0", "2 / 8 = 0.25")]
    [InlineData("costPerLead",      "",             "campaign cto problem 500; campaign cto - 100; leads cto problem 8 2; leads - - 2 0", "600 / 10 = 60 EUR")]
    [InlineData("contents",         "",             "content cto problem; campaign cto - 100",                 "2")]
    public void Figure_IsThatOfTheCell(string figure, string cell, string story, string told)
    {
        var lines = PersonaKpis.Area.Lines(Inputs(story), AttributionModel.Linear, cell.Length == 0 ? CutKind.Total : CutKind.Cell);

        Assert.Equal(told, lines.Single(line => cell.Length == 0 || $"{line.Id}|{line.Part}" == cell).Told(figure));
    }

    [Fact]
    public void Cells_StandInTheOrderOfTheJourney_AndWhatIsNotKnownComesLast()
    {
        var matrix = PersonaMatrix.Of(Inputs("leads - - 1 0; leads cto - 1 0; leads ceo proof 1 0; leads cto delight 1 0; leads - problem 1 0"), AttributionModel.Linear);

        Assert.Equal(
            "cfo|problem cfo|offers cfo|proof cto|problem cto|offers cto|proof cto|delight cto|- ceo|proof -|problem -|-",
            string.Join(' ', matrix.Cells.Select(Id)));
    }

    [Fact]
    public void Matrix_IsEmpty_WithoutPersonasAndLeads()
    {
        var inputs = Inputs("") with { Personas = null };

        Assert.Empty(PersonaKpis.Area.Lines(inputs, AttributionModel.Linear, CutKind.Cell));
        var total = Assert.Single(PersonaKpis.Area.Lines(inputs, AttributionModel.Linear, CutKind.Total));
        Assert.Equal(["contents", "spend", "leads", "conversionToNext", "costPerLead"], total.Figures.Select(figure => figure.Name));
        Assert.Equal(("0", "notReported:spend EUR", "no:nextStage"), (total.Told("leads"), total.Told("costPerLead"), total.Told("conversionToNext")));
    }

    private static string Id(PersonaCell cell) => $"{cell.Persona}|{cell.Stage}";

    private static string Word(CellVerdict verdict) => char.ToLowerInvariant(verdict.ToString()[0]) + verdict.ToString()[1..];

    private static KpiInputs Inputs(string story)
    {
        var (contents, campaigns, costs, booked) = (new List<Content>(), new List<Campaign>(), new List<CampaignCost>(), new List<Booking>());
        foreach (var words in story.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            var cell = PersonaCells.CellOf(words[1], words[2]);
            switch (words[0])
            {
                case "content":
                    contents.Add(new Content($"c{contents.Count}", "Paper", words[1], words[2], ""));
                    break;
                case "campaign":
                    var campaign = new Campaign($"k{campaigns.Count}", "Campaign", "search") { Persona = Named(words[1]), Stage = Named(words[2]) };
                    campaigns.Add(campaign);
                    costs.AddRange(words[3] == "-" ? [] : (CampaignCost[])[new CampaignCost("search", campaign.Id, long.Parse(words[3], CultureInfo.InvariantCulture) * 1_000_000)]);
                    break;
                default:
                    booked.Add(new Booking(default, cell, CellMeasures.Leads, Amounts.Same(long.Parse(words[3], CultureInfo.InvariantCulture) * Booking.One)));
                    booked.Add(new Booking(default, cell, CellMeasures.MovedOn, Amounts.Same(long.Parse(words[4], CultureInfo.InvariantCulture) * Booking.One)));
                    break;
            }
        }

        var days = DayRange.Including(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31));
        return new KpiInputs(days, "EUR", BookedSums.Of(booked), BookedSums.None, [.. costs, new CampaignCost("search", "untagged", 7_000_000)], [])
        {
            Events = EventInputs.None,
            Personas = new PersonaInputs(
                [new Persona("cfo", "Finance"), new Persona("cto", "Technology")],
                [new JourneyStage("problem", "Problem", 1), new JourneyStage("offers", "Solutions", 2), new JourneyStage("proof", "Validation", 3)],
                contents,
                campaigns),
        };
    }

    private static string? Named(string word) => word == "-" ? null : word;
}
