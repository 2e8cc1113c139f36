using System.Globalization;
using Attribution.Local.Expectations;

namespace Attribution.Local.Tests.Expectations;

public sealed class ExpectedCreditsTests
{
    private static readonly DateTimeOffset Converted = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // Clicks by age in days; the form of channel f comes last.
    [InlineData("", "f 1000000000")]
    [InlineData("a 1", "a 500000000, f 500000000")]
    [InlineData("a 2, b 1", "a 400000000, b 200000000, f 400000000")]
    [InlineData("a 4, b 3, c 2, d 1", "a 400000000, b 66666667, c 66666667, d 66666666, f 400000000")]
    // A channel that appears twice gets both shares.
    [InlineData("a 2, b 1, a 0", "a 500000000, b 100000000, f 400000000")]
    // Thirty days count, a day more does not; nor does what came after the form.
    [InlineData("a 30", "a 500000000, f 500000000")]
    [InlineData("a 31, b 1, c -1", "b 500000000, f 500000000")]
    public void Of_SharesALeadByPosition(string clicks, string credits)
    {
        var visits = clicks.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(' '))
            .Select((parts, number) => Click(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture), number, "visitor=1"));

        Assert.Equal(credits, Text(ExpectedCredits.Of([.. visits, Form("visitor=1")])));
    }

    [Fact]
    public void Of_FollowsSharedIdentifiers() => Assert.Equal(
        "a 400000000, b 200000000, f 400000000",
        Text(ExpectedCredits.Of([Click("a", 3, 0, "visitor=phone", "gclid=x"), Click("b", 2, 0, "visitor=desk", "gclid=x"), Click("c", 1, 0, "visitor=other"), Form("visitor=desk")])));

    [Fact]
    public void Of_LeavesTheFormOut_WhenItsClickIsKnown() => Assert.Equal(
        "a 500000000, b 500000000",
        Text(ExpectedCredits.Of([Click("a", 3, 0, "visitor=1"), Click("b", 2, 0, "visitor=1", "gclid=x"), Form("gclid=x", "visitor=1")])));

    [Fact]
    public void Of_CountsAPersonOnce_AsTheFirstForm()
    {
        var first = Form("visitor=1") with { Contacts = ["a@example.com"] };
        var second = Form("visitor=2") with { Channel = "g", At = Converted.AddDays(1), Contacts = ["12025550143"] };
        var both = Form() with { Channel = "h", At = Converted.AddDays(2), Contacts = ["12025550143", "a@example.com"] };

        // What the second form knows about the person's visits counts as well, up to the first form.
        Assert.Equal(
            "a 500000000, f 500000000",
            Text(ExpectedCredits.Of([second, Click("a", 1, 0, "visitor=2"), Click("b", -1, 0, "visitor=2"), first, both])));
    }

    [Fact]
    public void Of_FollowsAnAddressToTheEventsThatItRegisteredFor()
    {
        var registered = Event("participations", "e", Converted.AddDays(-3), [PushedEvent.Contacted("a@example.com")], false);
        var another = Event("participations", "e", Converted.AddDays(-3), [PushedEvent.Contacted("b@example.com")], false);

        Assert.Equal(
            "a 200000000, e 400000000, f 400000000",
            Text(ExpectedCredits.Of([registered, another, Click("a", 1, 0, "visitor=1"), Form("visitor=1") with { Contacts = ["a@example.com"] }])));
    }

    [Fact]
    public void Of_LeavesOutLeadsThatDoNotCount() => Assert.Equal(
        "f 1000000000",
        Text(ExpectedCredits.Of([Form("visitor=1") with { Key = "site/1" }, Form("visitor=2") with { Key = "site/2" }], key => key != "site/1")));

    private static PushedEvent Click(string channel, int age, int number, params string[] identifiers) =>
        Event("clicks", channel, Converted.AddDays(-age).AddMinutes(age == 30 ? 0 : number - 10), identifiers, false);

    private static PushedEvent Form(params string[] identifiers) => Event("applications", "f", Converted, identifiers, true);

    private static PushedEvent Event(string measure, string channel, DateTimeOffset at, string[] identifiers, bool isLead) =>
        new(measure, channel, "", at, DateOnly.FromDateTime(at.Date), 0, [.. identifiers.Where(i => i.StartsWith("gclid", StringComparison.Ordinal))], identifiers, isLead);

    private static string Text(IEnumerable<Credit> credits) => string.Join(", ", credits.OrderBy(c => c.Channel, StringComparer.Ordinal).Select(c => $"{c.Channel} {c.Units}"));
}
