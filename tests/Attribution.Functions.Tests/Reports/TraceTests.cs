using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Functions.Reports;
using Attribution.Functions.Tests.Support;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Reports;

/// <summary>
/// What a report says is traced to the facts: to every single event, every statement of a platform, and the ledger's row of every lead. The
/// recomputation reads those rows and nothing that was added up before.
/// </summary>
[Collection(AppCollection.Name)]
public sealed class TraceTests(AppFixture app)
{
    private const long Lead = 1_000_000_000;

    [Fact]
    public async Task Report_SaysWhatTheFactsSay_RowByRow()
    {
        await SomeTraffic();
        await app.Settled();
        Assert.True(ReportingWeek.TryParse("2026-W11", out var week));
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        var reported = ReportedWeek.Of(await host.Services.GetRequiredService<WeekFreezing>().Read(week, CancellationToken.None), AttributionModel.Linear);

        var facts = await Facts();
        foreach (var line in reported.Figures.Channels)
        {
            Assert.Equal((line.Channel, facts.Count(line.Channel, "", "impressions", week)), (line.Channel, line.Impressions));
            Assert.Equal((line.Channel, facts.Count(line.Channel, "", "clicks", week)), (line.Channel, line.Clicks));
            Assert.Equal((line.Channel, facts.Count(line.Channel, "", "applications", week)), (line.Channel, line.Applications));
            Assert.Equal((line.Channel, facts.Count(line.Channel, "", "cost", week)), (line.Channel, line.CostMicros));
            Assert.Equal((line.Channel, facts.Units(line.Channel, "", week)), (line.Channel, line.LeadUnits));
        }

        Assert.Equal(facts.Leads(week) * Lead, reported.Figures.Total.LeadUnits);
        foreach (var campaign in reported.Campaigns)
        {
            Assert.Equal((campaign.Campaign, facts.Count(campaign.Channel, campaign.Campaign, "clicks", week)), (campaign.Campaign, campaign.Clicks));
            Assert.Equal((campaign.Campaign, facts.Count(campaign.Channel, campaign.Campaign, "cost", week)), (campaign.Campaign, campaign.CostMicros));
            Assert.Equal((campaign.Campaign, facts.Units(campaign.Channel, campaign.Campaign, week)), (campaign.Campaign, campaign.LeadUnits));
        }

        Assert.Equal(12, reported.Trend.Count);
        foreach (var earlier in reported.Trend)
        {
            Assert.Equal((earlier.Week, facts.Leads(earlier.Week) * Lead), (earlier.Week, earlier.LeadUnits(AttributionModel.Linear)));
            foreach (var channel in earlier.Channels)
            {
                Assert.Equal((channel.Channel, facts.Count(channel.Channel, "", "cost", earlier.Week)), (channel.Channel, channel.CostMicros));
            }
        }

        // The traffic of this test is in it, so that the comparison is not one of nothing with nothing.
        var own = Assert.Single(reported.Figures.Channels, c => c.Channel == "trace-ads");
        Assert.Equal((3L, 2L, 70_500_000L, Lead), (own.Clicks, own.Applications, own.CostMicros, own.LeadUnits));
        Assert.Equal(Lead, reported.Temperatures.Where(t => t.Channel == "trace-ads").Sum(t => t.Credits[AttributionModel.Linear]));
        Assert.Equal(["spring"], reported.Campaigns.Where(c => c.Channel == "trace-ads").Select(c => c.Campaign));
    }

    private async Task SomeTraffic()
    {
        await app.Api.Channel("trace-ads", ",\"platform\":\"meta\"");
        await app.Api.Sends("clicks", """
            {"source":"web","id":"tr-1","channel":"trace-ads","campaign":"spring","occurredAt":"2026-03-09T09:00:00Z","visitorId":"trace-v1"}
            {"source":"web","id":"tr-2","channel":"trace-ads","occurredAt":"2026-03-10T09:00:00Z"}
            {"source":"web","id":"tr-3","channel":"trace-ads","campaign":"spring","occurredAt":"2026-03-15T21:59:59Z"}
            {"source":"web","id":"tr-3","channel":"trace-ads","campaign":"spring","occurredAt":"2026-03-15T21:59:59Z"}
            {"source":"web","id":"tr-4","channel":"trace-ads","campaign":"spring","occurredAt":"2026-03-15T22:00:00Z"}
            """, Api.Lines);
        await app.Api.Sends("applications", """
            {"source":"web","id":"tr-5","channel":"trace-ads","occurredAt":"2026-03-11T09:00:00Z","visitorId":"trace-v1","contact":{"name":"T","email":"trace@example.com"}}
            {"source":"web","id":"tr-6","channel":"trace-ads","occurredAt":"2026-03-11T09:30:00Z"}
            """, Api.Lines);
        await app.Api.Sends("costs", """
            {"source":"meta","channel":"trace-ads","campaign":"spring","day":"2026-03-09","amount":"70.50","currency":"EUR","reportedAt":"2026-03-16T03:00:00Z"}
            {"source":"meta","channel":"trace-ads","campaign":"spring","day":"2026-03-16","amount":"99.00","currency":"EUR","reportedAt":"2026-03-17T03:00:00Z"}
            """, Api.Lines);
    }

    private async Task<RawFacts> Facts()
    {
        var tables = new TableServiceClient(app.Azurite.ConnectionString);
        await using var host = RealHost.Build(AppSettings.For(app.Azurite, app.Smtp.Port));
        var channels = await host.Services.GetRequiredService<Storage.Catalog.CatalogStore>().All<Channel>(includeRetired: true, CancellationToken.None);
        return new RawFacts(
            channels.ToDictionary(c => c.Id, StringComparer.Ordinal),
            await Rows(tables, "Events", row => row.RowKey.Contains("|e|", StringComparison.Ordinal)),
            await Rows(tables, "DaySums", row => row.RowKey.StartsWith("total|", StringComparison.Ordinal)),
            await Rows(tables, "Credits", row => row.RowKey.StartsWith("lead|", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<TableEntity>> Rows(TableServiceClient tables, string name, Func<TableEntity, bool> isAsked)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.GetTableClient(name).QueryAsync<TableEntity>())
        {
            if (isAsked(row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>The rows as they were written, one per event, statement and lead.</summary>
    private sealed class RawFacts(
        IReadOnlyDictionary<string, Channel> channels, IReadOnlyList<TableEntity> events, IReadOnlyList<TableEntity> totals, IReadOnlyList<TableEntity> ledger)
    {
        /// <summary>What counts for a measure: own events, or the platform's statements; null when there is none.</summary>
        public long? Count(string channel, string campaign, string measure, ReportingWeek week)
        {
            var known = channels.GetValueOrDefault(channel);
            var values = known is null || known.TruthFor(Measures[measure]) == SourceOfTruth.Events
                ? Events(channel, campaign, measure, week).ToList()
                : Statements(channel, campaign, measure, known.Platform!, week).ToList();
            return values.Count == 0 ? null : values.Sum();
        }

        public long Units(string channel, string campaign, ReportingWeek week) => Credits(week)
            .Where(credit => credit.Channel == channel && (campaign.Length == 0 || credit.Campaign == campaign)).Sum(credit => credit.Units);

        public int Leads(ReportingWeek week) => Ledger(week).Count(row => Channels(row).Any());

        private static Dictionary<string, Measure> Measures { get; } = new()
        {
            ["impressions"] = Measure.Impressions,
            ["clicks"] = Measure.Clicks,
            ["applications"] = Measure.Applications,
            ["cost"] = Measure.Cost,
        };

        private IEnumerable<long> Events(string channel, string campaign, string measure, ReportingWeek week) =>
            from row in events
            let key = row.PartitionKey.Split('|')
            where key[0] == measure && key[1] == channel && week.Contains(Day(key[2]))
            where campaign.Length == 0 || row.GetString("Campaign") == campaign
            select measure == "cost" ? row.GetInt64("Micros")!.Value : 1L;

        /// <summary>Where a platform states campaigns and the whole channel for a day, the campaigns count.</summary>
        private IEnumerable<long> Statements(string channel, string campaign, string measure, string platform, ReportingWeek week) =>
            from row in totals
            let key = row.RowKey.Split('|')
            let partition = row.PartitionKey.Split('|')
            where partition[0] == channel && key[1] == measure && key[2] == platform && week.Contains(Day(partition[1]))
            group (Campaign: key[3], Value: row.GetInt64("Value")!.Value) by partition[1] into day
            from statement in day
            where day.All(s => s.Campaign.Length == 0) || statement.Campaign.Length > 0
            where campaign.Length == 0 || statement.Campaign == campaign
            select statement.Value;

        private IEnumerable<(string Channel, string Campaign, long Units)> Credits(ReportingWeek week) => Ledger(week).SelectMany(Channels);

        private IEnumerable<TableEntity> Ledger(ReportingWeek week) => ledger.Where(row => row.PartitionKey.StartsWith($"{week}|", StringComparison.Ordinal));

        private static IEnumerable<(string Channel, string Campaign, long Units)> Channels(TableEntity row)
        {
            using var json = JsonDocument.Parse(row.GetString("Channels")!);
            return
            [
                .. json.RootElement.EnumerateArray().Select(c => (
                    c.GetProperty("Channel").GetString()!,
                    c.GetProperty("Campaign").GetString()!,
                    c.GetProperty("Credits").TryGetProperty("Linear", out var units) ? units.GetInt64() : 0)),
            ];
        }

        private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
    }
}
