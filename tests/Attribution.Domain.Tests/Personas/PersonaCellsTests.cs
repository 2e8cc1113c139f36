#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Bookings;
using Attribution.Domain.Personas;

namespace Attribution.Domain.Tests.Personas;

/// <summary>Where a lead is counted, and whether it has moved on.</summary>
public sealed class PersonaCellsTests
{
    /// <summary>Told out of order: their places decide, and of two at one place the ids.</summary>
    private static readonly JourneyStage[] Journey =
        [new("supplier", "Supplier", 4), new("problem", "Problem", 1), new("needs", "Requirements", 3), new("answers", "Solutions", 3)];

    [Theory]
    [InlineData("cto", "problem",   "cto", "problem")]
    [InlineData(null,  "problem",   "-",   "problem")]
    [InlineData("cto", null,        "cto", "-")]
    [InlineData("",    "",          "-",   "-")]
    public void CellOf_IsWhatIsKnown(string? persona, string? stage, string line, string part) =>
        Assert.Equal(new Cut(CutKind.Cell, line, part), PersonaCells.CellOf(persona, stage));

    [Theory]
    //          from        reached                  moved on
    [InlineData("problem",  "",                      false)]
    [InlineData("problem",  "problem",               false)]
    [InlineData("problem",  "supplier",              true)]
    [InlineData("answers",  "needs",                 true)]
    [InlineData("needs",    "answers",               false)]
    // Back and forth: it was further on once.
    [InlineData("answers",  "supplier problem",      true)]
    [InlineData("supplier", "problem answers needs", false)]
    // What is not part of the journey is neither earlier nor later.
    [InlineData("problem",  "delight",               false)]
    [InlineData("delight",  "supplier",              false)]
    [InlineData(null,       "supplier",              false)]
    public void HasMovedOn_WhenALaterStageWasReached(string? from, string reached, bool movedOn) =>
        Assert.Equal(movedOn, PersonaCells.HasMovedOn(from, reached.Split(' ', StringSplitOptions.RemoveEmptyEntries), Journey));
}
