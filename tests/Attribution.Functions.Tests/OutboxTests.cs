using System.Net;
using System.Net.Sockets;
using System.Text;
using Attribution.Functions.Http;
using Attribution.Functions.Tests.Support;
using Attribution.Functions.Timer;
using Attribution.Storage.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests;

/// <summary>What happens to requests while a service does not answer.</summary>
[Collection(AppCollection.Name)]
public sealed class OutboxTests(AppFixture app)
{
    private const string HalfAnHourLater = "2026-03-23T05:30:00Z";

    [Fact]
    public async Task Request_IsAnsweredWith200_AndCountedLater_WhenQueuesDoNotAnswer()
    {
        await app.Api.Channel("outage");
        await using (var cutOff = Host(AppSettings.MondayMorning, connection => connection.Replace($"{app.Azurite.Queues.Port}", ClosedPort(), StringComparison.Ordinal)))
        {
            Assert.IsType<OkObjectResult>(await cutOff.Function<IngestClicks>().Run(
                Request("""{"source":"web","id":"1","channel":"outage","occurredAt":"2026-03-16T09:00:00Z","visitorId":"outage"}"""), CancellationToken.None));
            Assert.IsType<OkObjectResult>(await cutOff.Function<IngestApplications>().Run(
                Request("""{"source":"web","id":"outage","channel":"outage","occurredAt":"2026-03-17T09:00:00Z","visitorId":"outage","contact":{"email":"outage@example.com"}}"""),
                CancellationToken.None));
        }

        // As long as a request may still be under way, its messages are its own business.
        await using (var soon = Host(AppSettings.MondayMorning))
        {
            Assert.Equal(0, await soon.Services.GetRequiredService<OutboxStore>().SendLeftBehind(CancellationToken.None));
        }

        await app.Idle();
        Assert.Equal((null, 0m), await Counted());

        await using (var later = Host(HalfAnHourLater))
        {
            await later.Function<SendLeftBehind>().Run(new TimerInfo(), CancellationToken.None);
            await Eventually.Equal((1L, 1m), Counted);
            Assert.Equal(0, await later.Services.GetRequiredService<OutboxStore>().SendLeftBehind(CancellationToken.None));
        }

        async Task<(long?, decimal)> Counted()
        {
            var figures = await app.Api.Figures();
            return (figures.Number("outage", "clicks"), figures.Leads("outage"));
        }
    }

    [Fact]
    public async Task Readiness_IsDenied_WhenTablesDoNotAnswer()
    {
        await using var cutOff = Host(AppSettings.MondayMorning, connection => connection.Replace($"{app.Azurite.Tables.Port}", ClosedPort(), StringComparison.Ordinal));

        var answer = Assert.IsType<ObjectResult>(await cutOff.Function<Health>().Ready(Request(""), CancellationToken.None));

        Assert.Equal((503, "store-unavailable"), (answer.StatusCode, Assert.IsType<ProblemDetails>(answer.Value).Extensions["code"]));
    }

    private RealHost Host(string startClockAt, Func<string, string>? connection = null)
    {
        var settings = AppSettings.For(app.Azurite, app.Smtp.Port, startClockAt);
        settings["AttributionStorage"] = (connection ?? (c => c))(app.Azurite.ConnectionString);
        return RealHost.Build(settings);
    }

    private static HttpRequest Request(string body)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = Api.Json;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        return context.Request;
    }

    /// <summary>A port at which nobody listens.</summary>
    private static string ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
