using System.Diagnostics;
using System.Globalization;
using Attribution.Benchmarks.Scale;
using Attribution.Functions.Settings;
using Attribution.Functions.Tests.Support;
using Xunit.Abstractions;

namespace Attribution.Functions.Tests.Costs;

/// <summary>What a million events cost in calls to the store: counted, printed, and compared with the table of <c>infra/README.md</c>.</summary>
public sealed class StorageCallTests(CountedApp app, ITestOutputHelper output) : IClassFixture<CountedApp>
{
    private const decimal Million = 1_000_000;
    /// <summary>On the day that it is for the app: visits of past days ask for journeys that were over, with a message more.</summary>
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-03-23T03:00:00Z", CultureInfo.InvariantCulture);

    /// <summary>Nothing is left to chance where each has settled before the next comes.</summary>
    [Theory]
    [InlineData("clicks of visitors, alone", false)]
    [InlineData("leads with a click before, alone", true)]
    public async Task CallsForOneAtATime_AreThoseOfThePage(string traffic, bool withLead)
    {
        const int Times = 8;
        var channel = withLead ? "cost-leads" : "cost-alone";
        await app.Api.Channel(channel);
        await Arrive(-1);

        var calls = await app.Count(async () =>
        {
            for (var i = 0; i < Times; i++)
            {
                await Arrive(i);
            }
        });

        Compare(traffic, calls, Times, tolerance: 0.1m, queues: true);
        if (withLead)
        {
            // What the model of much traffic takes for a lead is enough for it.
            Assert.All(calls.Rows, row => Assert.True(
                (double)row.Value / Times <= Math.Max(1, LeadCost.Rows.GetValueOrDefault(row.Key) * 1.2),
                $"LeadCost states {LeadCost.Rows.GetValueOrDefault(row.Key)} rows of {row.Key} for a lead, and {(double)row.Value / Times} were counted."));
        }

        async Task Arrive(int place)
        {
            await Clicks(channel, place, count: 1, ofVisitors: true);
            if (withLead)
            {
                await Lead(channel, place);
            }

            await app.Settled();
        }
    }

    /// <summary>How many share a transaction and a message depends on how fast they come; a message stands for at least 200 ms of all requests.</summary>
    [Theory]
    [InlineData("clicks that are only counted, 1,000 a request", "cost-counted", 5, 1_000, 1, false)]
    [InlineData("clicks of visitors, 100 a request", "cost-batches", 10, 100, 1, true)]
    [InlineData("clicks of visitors, 32 requests at once", "cost-singles", 1_000, 1, 32, true)]
    public async Task CallsForManyAtOnce_AreThoseOfThePage(string traffic, string channel, int requests, int clicks, int atOnce, bool ofVisitors)
    {
        await app.Api.Channel(channel);
        await Clicks(channel, -1, clicks, ofVisitors);
        var time = Stopwatch.StartNew();

        var calls = await app.Count(() => Parallel.ForAsync(
            0, requests, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (i, _) => await Clicks(channel, i, clicks, ofVisitors)));

        Compare(traffic, calls, requests * clicks, tolerance: 0.4m, queues: false);
        Assert.InRange(calls.Queues["send"], 1, 5 + (time.Elapsed / new AttributionOptions().Gathering));
    }

    [Fact]
    public void Prices_FollowFromTheCalls() => Assert.All(
        CostPage.Rows.Values,
        row => Assert.Equal(row.Price, Math.Round(((row.TableCalls * CostPage.PerMillionTableCalls) + (row.QueueCalls * CostPage.PerMillionQueueCalls)) / Million, 3)));

    private void Compare(string traffic, StorageCalls calls, int number, decimal tolerance, bool queues)
    {
        var (tableCalls, queueCalls) = (calls.Tables.Values.Sum() * Million / number, calls.Queues.Values.Sum() * Million / number);
        output.WriteLine(
            $"A million of {traffic}: {tableCalls:N0} table calls, {queueCalls:N0} queue calls. Counted for {number}: {Text(calls.Tables)}; {Text(calls.Queues)}. Rows: {Text(calls.Rows)}.");

        var page = CostPage.Rows[traffic];
        AssertNear("table", page.TableCalls, tableCalls, tolerance);
        Assert.Empty(calls.Blobs);
        if (queues)
        {
            AssertNear("queue", page.QueueCalls, queueCalls, tolerance);
        }
    }

    private static void AssertNear(string service, decimal stated, decimal counted, decimal tolerance) => Assert.True(
        Math.Abs(counted - stated) <= stated * tolerance, $"infra/README.md states {stated:N0} {service} calls for a million, and {counted:N0} were counted: correct the one or the other.");

    private static string Text(IReadOnlyDictionary<string, int> calls) => string.Join(", ", calls.OrderBy(c => c.Key).Select(c => $"{c.Value} {c.Key}"));

    private Task Clicks(string channel, int request, int count, bool ofVisitors) => app.Api.Sends(
        "clicks",
        string.Join('\n', Enumerable.Range(0, count).Select(i =>
            $$"""{"source":"cost","id":"{{channel}}-{{request}}-{{i}}","channel":"{{channel}}","occurredAt":"{{Start.AddMilliseconds((request * count) + i):O}}"{{(ofVisitors ? $",\"visitorId\":\"{channel}-{request}-{i}\"" : "")}}}""")),
        Api.Lines);

    private Task Lead(string channel, int place) => app.Api.Sends(
        "applications",
        $$$"""{"source":"cost","id":"{{{channel}}}-{{{place}}}","channel":"{{{channel}}}","occurredAt":"{{{Start.AddHours(1).AddSeconds(place):O}}}","visitorId":"{{{channel}}}-{{{place}}}-0","contact":{"name":"Anna","email":"anna.{{{place + 1}}}@example.com"}}""");
}
