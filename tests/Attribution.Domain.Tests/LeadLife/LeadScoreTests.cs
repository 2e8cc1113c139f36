using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>How good a lead is, and why.</summary>
public sealed class LeadScoreTests
{
    [Theory]
    //          facts                                                       complete  touches  points: persona 25, interest 5, stage 10, completeness 20, touches 12, contacts 8, demo 20
    [InlineData("",                                                          0,       0,       "0: ")]
    [InlineData("",                                                          75,      0,       "20: interest 5, completeness 15")]
    [InlineData("",                                                          100,     1,       "29: interest 5, completeness 20, touches 4")]
    [InlineData("",                                                          100,     60,      "37: interest 5, completeness 20, touches 12")]
    [InlineData("persona@1:owner",                                           100,     0,       "50: persona 25, interest 5, completeness 20")]
    [InlineData("persona@1:student",                                         100,     0,       "25: interest 5, completeness 20")]
    [InlineData("stage@1:supplier contacted@2",                              50,      2,       "37: interest 5, stage 10, completeness 10, touches 8, contacts 4")]
    [InlineData("contacted@2 contacted@3 contacted@4",                       50,      0,       "23: interest 5, completeness 10, contacts 8")]
    [InlineData("persona@1:owner stage@1:x contacted@2 contacted@3 demo-held@4", 100, 3,       "100: persona 25, interest 5, stage 10, completeness 20, touches 12, contacts 8, demo 20")]
    // A contact that was noted on a rejected lead is none.
    [InlineData("rejected@1:spam contacted@2",                               50,      0,       "15: interest 5, completeness 10")]
    // The outcome gives no points: a customer and a lead of the same behaviour score the same.
    [InlineData("qualified@1 converted@2",                                   50,      0,       "15: interest 5, completeness 10")]
    public void Score_Is(string facts, int completeness, int touches, string told)
    {
        var lead = Stories.Lead with { Completeness = completeness, Missing = completeness == 0 ? [ContactField.Interest] : [] };
        var score = LeadScore.Of(lead, Stories.State(facts), touches, LeadLifeSettings.Default with { TargetPersonas = new HashSet<string> { "owner" } });

        Assert.Equal(told, $"{score.Points}: {string.Join(", ", score.Reasons.Where(reason => reason.Points > 0).Select(reason => $"{reason.Name} {reason.Points}"))}");
        Assert.Equal(100, score.Reasons.Sum(reason => reason.Most));
    }

    [Fact]
    public void Persona_Fits_WhenNoneIsWantedAboveOthers() =>
        Assert.Equal(25, LeadScore.Of(Stories.Lead, Stories.State("persona@1:student"), 0, LeadLifeSettings.Default).Reasons.Single(reason => reason.Name == "persona").Points);
}
