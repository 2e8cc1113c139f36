using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>How warm a lead is, by the usual rules: three touches within seven days are warm; hot cools after 14 days without a sign, warm after 30.</summary>
public sealed class LeadWarmthTests
{
    private static readonly LeadLifeSettings Settings = LeadLifeSettings.Default with { HighIntentChannels = new HashSet<string> { "pricing" } };

    [Theory]
    //          touches with days before the form   form     facts                                 how warm from which day, and why                              when it came
    [InlineData("",                                 "",      "",                                   "cold 0 arrived",                                             "cold")]
    [InlineData("ads -3, ads -2",                   "",      "",                                   "cold -3 touch",                                              "cold")]
    [InlineData("ads -3, ads -2, mail -1",          "",      "",                                   "cold -3 touch, warm -1 touches, cold 30 cooled",             "warm")]
    [InlineData("ads -20, ads -2, mail -1",         "",      "",                                   "cold -20 touch",                                             "cold")]
    [InlineData("pricing -1",                       "",      "",                                   "hot -1 highIntent, warm 14 cooled, cold 44 cooled",          "hot")]
    // The form, or its connection, says so.
    [InlineData("",                                 "hot",   "",                                   "cold 0 arrived, hot 0 form, warm 14 cooled, cold 44 cooled", "hot")]
    [InlineData("pricing -1",                       "cold",  "",                                   "hot -1 highIntent, cold 0 form",                             "cold")]
    // Signs keep it warm: each begins the time anew.
    [InlineData("pricing -1",                       "",      "contacted@10",                       "hot -1 highIntent, warm 24 cooled, cold 54 cooled",          "hot")]
    [InlineData("",                                 "warm",  "contacted@29 contacted@58",          "cold 0 arrived, warm 0 form, cold 88 cooled",                "warm")]
    // A demo makes it hot, whatever it was; qualifying a cold one makes it warm, and a hot one stays hot.
    [InlineData("",                                 "",      "demo-held@5",                        "cold 0 arrived, hot 5 demo-held, warm 19 cooled, cold 49 cooled", "cold")]
    [InlineData("",                                 "",      "qualified@5",                        "cold 0 arrived, warm 5 qualified, cold 35 cooled",           "cold")]
    [InlineData("pricing -1",                       "",      "qualified@5",                        "hot -1 highIntent, warm 19 cooled, cold 49 cooled",          "hot")]
    // What somebody says holds; the first statement is how warm it was when it came, where the form did not say.
    [InlineData("",                                 "",      "temperature@2:hot temperature@3:cold", "cold 0 arrived, hot 2 said, cold 3 said",                  "hot")]
    [InlineData("",                                 "warm",  "temperature@2:hot",                  "cold 0 arrived, warm 0 form, hot 2 said, warm 16 cooled, cold 46 cooled", "warm")]
    // What is later than what is asked for is not known yet.
    [InlineData("",                                 "",      "temperature@200:hot",                "cold 0 arrived",                                             "hot")]
    public void Warmth_Is(string touches, string form, string facts, string history, string onArrival)
    {
        var lead = Stories.Lead with { Temperature = LeadTemperatures.Parse(form) };
        var (way, state, until) = (Touches(touches), Stories.State(facts), Stories.Day("100"));

        var told = LeadWarmth.History(until, lead, way, state, Settings);

        Assert.Equal(history, string.Join(", ", told.Select(change => $"{Word(change.Temperature)} {(change.From - Stories.Came).TotalDays:0} {change.Why}")));
        Assert.Equal(onArrival, Word(LeadWarmth.OnArrival(lead, way, state, Settings)));
        Assert.Equal(told[^1].Temperature, LeadWarmth.At(until, lead, way, state, Settings));
    }

    [Fact]
    public void Warmth_IsCold_BeforeTheFirstSign() =>
        Assert.Equal(LeadTemperature.Cold, LeadWarmth.At(Stories.Day("-9"), Stories.Lead, Touches("pricing -1"), Stories.State(""), Settings));

    private static IReadOnlyList<LeadTouch> Touches(string text) =>
        [.. text.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(touch => touch.Split(' ')).Select(parts => new LeadTouch(Stories.Day(parts[1]), parts[0]))];

    private static string Word(LeadTemperature temperature) => temperature.ToString().ToLowerInvariant();
}
