#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Bookings;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Personas;

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>In which cell of persona and journey stage a lead is counted, and that it moved on from there.</summary>
public sealed class LeadCellTests
{
    private static readonly JourneyStage[] Journey = [new("offers", "Solutions", 2), new("problem", "Problem", 1), new("proof", "Validation", 3)];

    [Theory]
    //          form            facts                                                      cell                     moved on from there
    [InlineData("- -",          "",                                                        "cell/-/- 1",            "")]
    [InlineData("cto problem",  "",                                                        "cell/cto/problem 1",    "")]
    // What somebody found out of the person goes before what its form said.
    [InlineData("cto problem",  "persona@2:cfo",                                           "cell/cfo/problem 1",    "")]
    [InlineData("- -",          "persona@2:cfo stage@3:offers",                            "cell/cfo/offers 1",     "")]
    // It stays in the cell that it came in, and has moved on from there.
    [InlineData("cto problem",  "stage@3:offers",                                          "cell/cto/problem 1",    "cell/cto/problem 1")]
    [InlineData("cto problem",  "stage@3:proof stage@4:problem",                           "cell/cto/problem 1",    "cell/cto/problem 1")]
    [InlineData("- -",          "stage@3:offers stage@4:proof",                            "cell/-/offers 1",       "cell/-/offers 1")]
    [InlineData("- -",          "stage@4:proof stage@3:offers",                            "cell/-/offers 1",       "cell/-/offers 1")]
    // Going back, or to where nobody knows of, is no step further.
    [InlineData("cto offers",   "stage@3:problem",                                         "cell/cto/offers 1",     "")]
    [InlineData("cto offers",   "stage@3:delight",                                         "cell/cto/offers 1",     "")]
    [InlineData("cto problem",  "stage@3:offers retracted@5:stage~3=offers",               "cell/cto/problem 1",    "")]
    [InlineData("cto problem",  "stage@3:offers rejected@4:spam",                          "cell/cto/problem 1",    "cell/cto/problem 1")]
    public void Lead_IsCountedWhereItCameIn(string form, string facts, string cell, string movedOn)
    {
        var lead = Stories.Lead with { Persona = Named(form.Split(' ')[0]), Stage = Named(form.Split(' ')[1]) };
        var state = LeadState.Of(lead, Stories.Facts(facts));

        var booked = LeadBookings.Of(lead, Booked.Credits("ads 60 friends 40 | a 60 - 40", state), state, Booked.Around with { Journey = Journey })
            .Where(booking => booking.Cut.Kind == CutKind.Cell).ToList();

        Assert.Equal((With(cell), With(movedOn)), (Booked.Text(booked, CellMeasures.Leads), Booked.Text(booked, CellMeasures.MovedOn)));
    }

    private static string With(string cell) => cell.Length == 0 ? "" : $"03-16 {cell}";

    private static string? Named(string word) => word == "-" ? null : word;
}
