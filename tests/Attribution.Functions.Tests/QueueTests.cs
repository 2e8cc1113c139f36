using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests;

/// <summary>Messages arrive twice, too late, or are none at all.</summary>
[Collection(AppCollection.Name)]
public sealed class QueueTests(AppFixture app)
{
    private readonly Queues queues = new(app.Azurite);

    public static TheoryData<string, string[]> Junk => new()
    {
        { FoldEvents.Queue,     ["no json", "null", "[]", "{}", """{"partitions":null,"version":1}""", """{"partitions":["x"],"version":2}""", """{"partitions":[null],"version":1}""", """{"partitions":["clicks|x"],"version":1}"""] },
        { AttributeLeads.Queue, ["no json", "null", "7", "{}", """{"leads":{},"version":1}""", """{"leads":["x"],"version":2}""", """{"leads":[null],"version":1}"""] },
        { AttributeWeek.Queue,  ["no json", "null", "\"\"", "{}", """{"week":"2026-W12","version":2}""", """{"week":"2026-W60","version":1}""", """{"week":7,"version":1}"""] },
        { SendReport.Queue,     ["no json", "null", "{}", """{"week":"2026-W12","version":1}""", """{"week":"last","marketer":"x","version":1}""", """{"week":"2026-W12","marketer":"","version":1}""", """{"week":"2026-W12","marketer":"a/b","version":1}"""] },
    };

    [Theory]
    [MemberData(nameof(Junk))]
    public async Task Junk_IsParkedAtOnce_AndNotRetried(string queue, string[] messages)
    {
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        var parked = host.Services.GetRequiredService<ParkedStore>();

        foreach (var message in messages)
        {
            await queues.Send(queue, message);
        }

        await queues.Drained(queue);
        Assert.Equal(messages.Length, (await parked.Reasons(queue, CancellationToken.None)).Count);
        Assert.Equal(0, await queues.Poisoned(queue));
    }

    [Fact]
    public async Task SecondDelivery_ChangesNothing()
    {
        await app.Api.Channel("again");
        await app.Api.Sends("clicks", """{"source":"web","id":"1","channel":"again","occurredAt":"2026-03-16T09:00:00Z","visitorId":"again"}""");
        await app.Api.Sends("applications", """{"source":"web","id":"again","channel":"again","occurredAt":"2026-03-17T09:00:00Z","visitorId":"again","contact":{"email":"again@example.com"}}""");
        await Eventually.Equal((1L, 1L, 1m), Counted);
        var before = (await app.Api.Figures()).Line("again")!.Value.GetRawText();

        await queues.Send(FoldEvents.Queue, """{"partitions":["clicks|again|20260316|00000|00","applications|again|20260317|00000|00","clicks|never|20260316|00000|00"],"version":1}""");
        await queues.Send(AttributeLeads.Queue, $$"""{"leads":["{{LeadStore.Key("web", "again")}}","{{LeadStore.Key("web", "again")}}"],"version":1}""");
        await queues.Send(AttributeWeek.Queue, """{"week":"2026-W12","version":1}""");
        await app.Settled();

        Assert.Equal(before, (await app.Api.Figures()).Line("again")!.Value.GetRawText());

        async Task<(long, long, decimal)> Counted()
        {
            var figures = await app.Api.Figures();
            return (figures.Number("again", "clicks") ?? 0, figures.Number("again", "applications") ?? 0, figures.Leads("again"));
        }
    }

    [Fact]
    public async Task AnnouncedLead_IsPassedOver_WhenItWasNeverStored()
    {
        await app.Api.Channel("announced");
        await app.Api.Sends("applications", """{"source":"announced","id":"1","channel":"announced","occurredAt":"2026-03-17T09:00:00Z","contact":{"email":"announced@example.com"}}""");

        await queues.Send(AttributeLeads.Queue, $$"""{"leads":["{{LeadStore.Key("announced", "never")}}","{{LeadStore.Key("announced", "1")}}"],"version":1}""");
        await queues.Drained(AttributeLeads.Queue);

        Assert.Equal(0, await queues.Poisoned(AttributeLeads.Queue));
        await Eventually.Equal(1m, async () => (await app.Api.Figures()).Leads("announced"));
    }
}
