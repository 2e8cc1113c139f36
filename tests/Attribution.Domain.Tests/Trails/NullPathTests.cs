using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Domain.Trails;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Trails;

/// <summary>Journeys that led to no lead: who is followed, where a journey ends, when it is over.</summary>
public sealed class NullPathTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    [Theory]
    //          identifiers of a touch        what it is followed by
    [InlineData("v:1",                        "v:1")]
    [InlineData("c:1 v:1",                    "v:1")]
    [InlineData("e:1 p:1 c:2 c:1 v:1",        "v:1")]
    // Without a visitor the click, and the first of several, however they are listed.
    [InlineData("e:1 c:2 c:1",                "c:1")]
    [InlineData("c:1 c:2 e:1",                "c:1")]
    [InlineData("p:1 e:1",                    "e:1")]
    [InlineData("p:1",                        "p:1")]
    public void Trail_IsTheVisitor_OrElseTheClick_OrElseThePerson(string identifiers, string trail) =>
        Assert.Equal(trail, Trail.Of(new Touchpoint("t", "email", "", Midnight, identifiers.Split(' '))));

    [Theory]
    //          touches: channel@day, * for those of a lead          journeys that are over on day 100: path@last day
    [InlineData("email@1",                                           "email@1")]
    [InlineData("email@1 search@2 search@2 email@9",                 "email > search > search > email@9")]
    // In any order.
    [InlineData("email@9 search@2 email@1",                          "email > search > email@9")]
    // Exactly the window apart is one journey, more are two.
    [InlineData("email@1 search@31",                                 "email > search@31")]
    [InlineData("email@1 search@32",                                 "email@1; search@32")]
    [InlineData("email@1 search@20 email@40 search@60",              "email > search > email > search@60")]
    // What led to a lead is no failure; what came long before or after may be.
    [InlineData("email@1* search@2*",                                "")]
    [InlineData("email@1 search@40* email@80",                       "email@1; email@80")]
    [InlineData("email@1* search@2* email@3",                        "email@3")]
    // On the way: a lead may still come.
    [InlineData("email@99",                                          "")]
    [InlineData("email@1 search@31 email@61 search@91",              "")]
    [InlineData("email@1 search@91",                                 "email@1")]
    public void Of_CutsATrailIntoJourneys_WhenTouchesAre(string touches, string journeys)
    {
        var list = touches.Split(' ').Select((text, place) => Touch(text.TrimEnd('*'), $"t{place}", "v:1")).ToList();
        var taken = touches.Split(' ').Select((text, place) => (text, place)).Where(t => t.text.EndsWith('*')).Select(t => $"t{t.place}").ToHashSet();

        Assert.Equal(journeys, Text(NullPath.Of("v:1", list, touch => taken.Contains(touch.Id), Window, 60, IsOver)));
        list.Reverse();
        Assert.Equal(journeys, Text(NullPath.Of("v:1", list, touch => taken.Contains(touch.Id), Window, 60, IsOver)));
    }

    [Theory]
    //          most touches    path of five
    [InlineData(5,              "a > b > c > d > e@5")]
    [InlineData(4,              "a > c > d > e@5")]
    [InlineData(2,              "a > e@5")]
    public void Of_KeepsTheFirstAndTheLatest_WhenThereAreMoreThanFit(int most, string path) =>
        Assert.Equal(path, Text(NullPath.Of("v:1", [.. "abcde".Select((c, place) => Touch($"{c}@{place + 1}", $"t{place}", "v:1"))], _ => false, Window, most, IsOver)));

    [Theory]
    //          touches: channel@day|identifiers                                     trail    journeys
    // A redirect knows the click, the page that it leads to the visitor as well: one contact.
    [InlineData("ads@1|c:1  ads@1|v:1,c:1",                                          "c:1",   "")]
    [InlineData("ads@1|c:1  ads@1|v:1,c:1",                                          "v:1",   "ads@1")]
    // Nobody saw the visitor, or only much later, through a link that was kept.
    [InlineData("ads@1|c:1  ads@1|v:1,c:2",                                          "c:1",   "ads@1")]
    [InlineData("ads@1|c:1  ads@32|v:1,c:1",                                         "c:1",   "ads@1")]
    [InlineData("ads@1|c:1  ads@31|v:1,c:1",                                         "c:1",   "")]
    // A link that went round: each visitor's journey is a journey.
    [InlineData("ads@1|v:1,c:1  ads@2|v:2,c:1  email@3|v:1",                         "v:1",   "ads > email@3")]
    [InlineData("ads@1|v:1,c:1  ads@2|v:2,c:1  email@3|v:1",                         "v:2",   "ads@2")]
    [InlineData("ads@1|v:1,c:1  ads@2|v:2,c:1  email@3|v:1",                         "c:1",   "")]
    // A click that was told twice is one touch, at the earlier time.
    [InlineData("ads@1|c:1=x  ads@2|c:1=x",                                          "c:1",   "ads@1")]
    public void Of_CountsAContactOnce_WhenItIsKnownUnderSeveralIdentifiers(string touches, string trail, string journeys)
    {
        var list = touches.Split("  ").Select((text, place) =>
        {
            var parts = text.Split('|', '=');
            return Touch(parts[0], parts.Length > 2 ? parts[2] : $"t{place}", parts[1].Split(','));
        }).ToList();

        Assert.Equal(journeys, Text(NullPath.Of(trail, [.. list.Where(touch => touch.Identifiers.Contains(trail))], _ => false, Window, 60, IsOver)));
    }

    [Theory]
    //          today         window   last day whose journeys are over
    [InlineData("2026-04-02", 30,      "2026-03-01")]
    // On 29 March an hour was lost: a touch in the last minute of 1 March is 30 days and less than two days old in the first of 1 April.
    [InlineData("2026-04-01", 30,      "2026-02-28")]
    [InlineData("2026-03-05", 1,       "2026-03-02")]
    public void OverThrough_LeavesNoLeadThatCouldReachBack(string today, int window, string last)
    {
        var through = NullPath.OverThrough(DateOnly.ParseExact(today, "O", CultureInfo.InvariantCulture), TimeSpan.FromDays(window));

        Assert.Equal(DateOnly.ParseExact(last, "O", CultureInfo.InvariantCulture), through);
    }

    [Fact]
    public void OverThrough_LeavesNoTouchThatCouldFollow_WhereverClocksAreMoved()
    {
        foreach (var zone in (string[])["Europe/Riga", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"])
        {
            var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
            for (var today = new DateOnly(2026, 1, 1); today.Year == 2026; today = today.AddDays(1))
            {
                var last = NullPath.OverThrough(today, Window).AddDays(1).ToDateTime(TimeOnly.MinValue);
                var now = today.ToDateTime(TimeOnly.MinValue);
                var apart = TimeZoneInfo.ConvertTimeToUtc(place.IsInvalidTime(now) ? now.AddHours(1) : now, place) - TimeZoneInfo.ConvertTimeToUtc(place.IsInvalidTime(last) ? last.AddHours(1) : last, place);

                Assert.True(apart >= Window, $"{zone} {today}: {apart}");
            }
        }
    }

    private static bool IsOver(DateTimeOffset moment) => moment < Midnight.AddDays(90);

    private static string Text(IEnumerable<NullPath> journeys) =>
        string.Join("; ", journeys.Select(journey => string.Create(CultureInfo.InvariantCulture, $"{journey.Path}@{(journey.Last.OccurredAt - Midnight).TotalDays}")));

    private static Touchpoint Touch(string text, string id, params string[] identifiers)
    {
        var parts = text.Split('@');
        return new Touchpoint(id, parts[0], "", Midnight.AddDays(int.Parse(parts[1], CultureInfo.InvariantCulture)), identifiers);
    }
}
