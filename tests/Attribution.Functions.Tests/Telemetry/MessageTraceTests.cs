using System.Diagnostics;
using Attribution.Functions.Messages;
using Attribution.Functions.Queue;
using Attribution.Functions.Telemetry;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>A message carries its trace; one that carries none is as good as ever.</summary>
public sealed class MessageTraceTests
{
    private const string Body = """{"leads":["Rp4hc-ZRvz8Alapffq6PnA"],"version":1,"areKnown":false}""";
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void Mark_ChangesNothing_WhenNobodyRecords() => Assert.Equal((Body, false), (MessageTrace.Mark(Body), Activity.Current is { Recorded: true }));

    [Fact]
    public void Mark_ChangesNothing_WhenTheTraceIsNotSampled()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.Equal(Body, MessageTrace.Mark(Body));
    }

    [Fact]
    public void Of_IsWhatWasMarked_AndTheMessageIsReadAsBefore()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        activity.Start();

        var marked = Outgoing.Message(AttributeLeads.Queue, new AttributeLeads(["Rp4hc-ZRvz8Alapffq6PnA"])).Body;

        Assert.Equal((activity.TraceId, activity.SpanId), (MessageTrace.Of(marked).TraceId, MessageTrace.Of(marked).SpanId));
        Assert.Equal(["Rp4hc-ZRvz8Alapffq6PnA"], Incoming.Read<AttributeLeads>(marked)!.Leads);
        Assert.Equal(1, Incoming.Read<AttributeLeads>(marked)!.Version);
    }

    [Theory]
    [InlineData(Body)]                                                                           // from before
    [InlineData("")]
    [InlineData("x")]
    [InlineData("""{"a":1,"traceparent":"nonsense"}""")]
    [InlineData("""{"a":1,"traceparent":"zz-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""")]
    [InlineData("""{"a":1,"traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01","b":2}""")] // not where we put it
    public void Of_IsNone_WithoutATraceOfOurs(string body) => Assert.Equal(default, MessageTrace.Of(body));

    [Fact]
    public void Of_ReadsWhatAnotherProgramWrote() => Assert.Equal(
        "b7ad6b7169203331", MessageTrace.Of($$"""{"a":1,"traceparent":"{{Parent}}"}""").SpanId.ToString());
}
