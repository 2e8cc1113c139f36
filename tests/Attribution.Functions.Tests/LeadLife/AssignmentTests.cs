using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.LeadLife;

/// <summary>Leads are handed over to managers, who learn of it by mail.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class AssignmentTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);

    /// <summary>The Friday before the moment at which the tests' clock stands: no older lead is handed over.</summary>
    private static readonly DateOnly Friday = new(2026, 3, 20);

    [Fact]
    public async Task Lead_IsHandedOverOnce_AndItsManagerLearnsOfIt()
    {
        var world = new LifeWorld(app, "handed", Friday);
        await app.Api.Channel(world.Channel("site"));
        await Manager("handed-ilze", "Ilze", world, "\"closerRank\":1,\"language\":\"lv\"");
        await Manager("handed-ivars", "Ivars", world, "\"closerRank\":2");
        await world.Lead("1", "site", 1, "site", "site", "site");
        await app.Settled();
        await queues.Drained(MailAssignment.Queue);

        var first = await Assigned(world, "1");
        Assert.Contains(first, new[] { "handed-ilze", "handed-ivars" });
        await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To($"{first}@example.com").Count));
        var mail = app.Smtp.To($"{first}@example.com").Single();
        Assert.Contains(world.Key("1"), mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("handed.example", mail.Text + mail.Subject, StringComparison.Ordinal);
        Assert.Equal("", mail.AttachmentName);

        // Asked for again, and said again, nothing is handed over or mailed twice.
        await app.Api.PostAsMaster("/attribution/recompute?from=2026-03-20&to=2026-03-22");
        await queues.Send(MailAssignment.Queue, $$"""{"lead":"{{world.Key("1")}}","cycle":1,"version":1}""");
        await app.Settled();
        await queues.Drained(MailAssignment.Queue);
        Assert.Equal((first, 1), (await Assigned(world, "1"), app.Smtp.To($"{first}@example.com").Count));

        // It comes back on Monday, hot now: the best closer gets it.
        await world.Say(world.Fact("1", "a", "rejected", 2, "\"reason\":\"No budget.\""), world.Fact("1", "b", "reactivated", 67), world.Fact("1", "c", "temperature", 67, "\"temperature\":\"hot\""));
        await app.Settled();
        await Eventually.Equal("handed-ilze", () => Assigned(world, "1"));
        await Eventually.Holds(() => Task.FromResult(app.Smtp.To("handed-ilze@example.com").Any(mail => mail.Subject == "Pie jums atgriezies līds")));
        Assert.Equal("2", $"{(await world.Life("1")).GetProperty("facts").EnumerateArray().Count(fact => fact.GetProperty("source").GetString() == "attribution")}");
    }

    [Fact]
    public async Task Lead_IsLeftAlone_WhenSomebodyHasItOrItIsOldOrNobodyTakesIt()
    {
        var world = new LifeWorld(app, "alone", Friday);
        await app.Api.Channel(world.Channel("site"));
        await app.Api.Channel(world.Channel("other"));
        await Manager("alone-ilze", "Ilze", world, "\"capacity\":1");
        var old = new LifeWorld(app, "alone-old", new DateOnly(2026, 1, 26));
        await app.Api.Channel(old.Channel("site"));
        await Manager("alone-old-ilze", "Ilze", old, "\"capacity\":9");
        await old.Lead("1", "site", 1);
        await world.Lead("2", "other", 1);
        await world.Lead("3", "site", 2);
        await app.Settled();

        Assert.Equal((null, null, "alone-ilze"), (await Assigned(old, "1"), await Assigned(world, "2"), await Assigned(world, "3")));

        // She has as much as she can work on.
        await world.Lead("4", "site", 3);
        await app.Settled();
        Assert.Null(await Assigned(world, "4"));

        // What a person decides stands.
        await world.Say(world.Fact("4", "a", "assigned", 4, "\"manager\":\"somebody\""));
        await app.Settled();
        Assert.Equal("somebody", await Assigned(world, "4"));
    }

    [Theory]
    [InlineData("""{"name":"Ilze"}""",                                                     "missing-field")]
    [InlineData("""{"name":"Ilze","email":"nobody"}""",                                    "invalid-email")]
    [InlineData("""{"name":"Ilze","email":"i@example.com","language":"xx"}""",             "unknown-language")]
    [InlineData("""{"name":"Ilze","email":"i@example.com","capacity":0}""",                "out-of-range")]
    [InlineData("""{"name":"Ilze","email":"i@example.com","closerRank":"best"}""",         "invalid-number")]
    [InlineData("""{"name":"Ilze","email":"i@example.com","temperatures":["boiling"]}""",  "unknown-temperature")]
    [InlineData("""{"name":"Ilze","email":"i@example.com","channels":"ads"}""",            "invalid-type")]
    public async Task Manager_IsRefused_When(string body, string code) => BadRequestTests.Refused(await app.Api.Put("/managers/refused", body), 422, code);

    [Fact]
    public async Task Manager_IsShown_WithWhatIsUsual()
    {
        Assert.True((await app.Api.Put("/managers/shown-ilze", """{"name":"Ilze","email":"shown@example.com","temperatures":["hot","warm"],"channels":["no-such-channel"]}""")).IsSuccess);

        var shown = (await app.Api.Get("/managers/shown-ilze")).Body;

        Assert.Equal(("en", 50, JsonValueKind.Null), (shown.GetProperty("language").GetString(), shown.GetProperty("capacity").GetInt32(), shown.GetProperty("closerRank").ValueKind));
        Assert.Equal("warm hot", string.Join(' ', shown.GetProperty("temperatures").EnumerateArray().Select(t => t.GetString())));
        Assert.True((await app.Api.Delete("/managers/shown-ilze")).IsSuccess);
        BadRequestTests.Refused(await app.Api.Get("/managers/shown-ilze"), 404, "not-found");
    }

    /// <summary>Somebody who takes the leads of the test's own channel alone.</summary>
    private async Task Manager(string id, string name, LifeWorld world, string more) =>
        Assert.True((await app.Api.Put($"/managers/{id}", $$"""{"name":"{{name}}","email":"{{id}}@example.com","channels":["{{world.Channel("site")}}"],{{more}}}""")).IsSuccess);

    private static async Task<string?> Assigned(LifeWorld world, string lead) => (await world.Life(lead)).GetProperty("manager").GetString();
}
