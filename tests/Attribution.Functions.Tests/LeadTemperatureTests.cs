using System.Text;
using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Catalog;
using Attribution.Storage.Credits;
using Attribution.Storage.DaySums;
using Attribution.Storage.Figures;
using Attribution.Storage.Leads;
using Attribution.Storage.Tallies;
using Azure.Data.Tables;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>How warm leads were when they came, and what a week's reports follow from beside the figures.</summary>
[Collection(AppCollection.Name)]
public sealed class LeadTemperatureTests(AppFixture app)
{
    private static readonly ReportingWeek Week = new(new DateOnly(2026, 3, 23));

    [Theory]
    //          own     connection: fields and settings                                                question       answer     how warm
    [InlineData("w1",   "",                                                                            "EMAIL2",      "hot",     null)]
    [InlineData("w2",   ""","fields":{"how_soon":"temperature"}""",                                    "how_soon",    " Hot ",   LeadTemperature.Hot)]
    [InlineData("w3",   ""","settings":{"temperature":"cold"}""",                                      "how_soon",    "hot",     LeadTemperature.Cold)]
    // The form goes before the connection; what it says in other words is passed over.
    [InlineData("w4",   ""","fields":{"how_soon":"temperature"},"settings":{"temperature":"cold"}""",  "how_soon",    "warm",    LeadTemperature.Warm)]
    [InlineData("w5",   ""","fields":{"how_soon":"temperature"},"settings":{"temperature":"Cold"}""",  "how_soon",    "today!",  LeadTemperature.Cold)]
    [InlineData("w6",   ""","fields":{"how_soon":"temperature"}""",                                    "how_soon",    "today!",  null)]
    [InlineData("w7",   "",                                                                            "TEMPERATURE", "warm",    LeadTemperature.Warm)]
    public async Task DeliveredLead_IsAsWarm_AsItsFormOrConnectionSays(string own, string extra, string question, string answer, LeadTemperature? expected)
    {
        await app.Api.Channel($"warm-{own}");
        await app.Api.Connection($"warm-{own}", $$"""{"platform":"google-ads","name":"x","channel":"warm-{{own}}"{{extra}}}""", ("key", AppSettings.GoogleKey));

        var delivered = await app.Api.Deliver($"/google-ads/warm-{own}", Encoding.UTF8.GetBytes($$"""
            {"lead_id":"{{own}}","lead_submit_time":"2026-03-23T04:00:00Z","google_key":"{{AppSettings.GoogleKey}}",
             "user_column_data":[{"column_id":"EMAIL","string_value":"warm-{{own}}@example.com"},{"column_id":"{{question}}","string_value":"{{answer}}"}]}
            """));

        Assert.True(delivered.IsSuccess, delivered.ToString());
        var lead = await new LeadStore(Tables).Find(LeadStore.Key($"webhook:warm-{own}", own), default);
        Assert.Equal(expected, lead!.Temperature);
    }

    [Fact]
    public async Task Week_TellsWhatIsWithheld_HowWarmLeadsWere_AndWhatCameIn()
    {
        await app.Api.Channel("warm-week");
        foreach (var (id, temperature) in ((string, string)[])[("1", "hot"), ("2", "hot"), ("3", "cold"), ("4", "?")])
        {
            await Push(id, temperature);
        }

        await Push("1", "cold");
        await app.Settled();
        Assert.True((await app.Api.Post($"/leads/{LeadStore.Key("warm-week", "2")}/rejection", """{"reason":"A competitor."}""")).IsSuccess);

        await Eventually.Equal("credited 3; withheld 1; - 1, cold 1, hot 1; 4/1/0", async () =>
        {
            var week = await Read();
            return $"credited {Leads(week.ChannelCredits)}; withheld {Leads(week.Withheld)}; "
                + $"{string.Join(", ", week.Temperatures.Where(t => t.Channel == "warm-week").Select(t => $"{t.Temperature?.ToString().ToLowerInvariant() ?? "-"} {t.Credits[AttributionModel.Linear] / ModelCredits.Lead}"))}; "
                + string.Join("; ", week.Intake.Where(t => t.Channel == "warm-week").Select(t => $"{t.Accepted}/{t.Duplicates}/{t.Late}"));
        });

        Task Push(string id, string temperature) => app.Api.Sends(
            "applications",
            $$$"""{"source":"warm-week","id":"{{{id}}}","channel":"warm-week","occurredAt":"2026-03-23T04:00:00Z","contact":{"email":"warm-week-{{{id}}}@example.com","temperature":"{{{temperature}}}"}}""");

        static long Leads(IReadOnlyList<ChannelCredit> credits) => credits.Where(c => c.Channel == "warm-week").Sum(c => c.Credits[AttributionModel.Linear]) / ModelCredits.Lead;
    }

    private TableServiceClient Tables => new(app.Azurite.ConnectionString);

    private Task<WeekInputs> Read()
    {
        var catalog = new CatalogStore(Tables, TimeProvider.System);
        return new WeekReader(catalog, new PlanStore(Tables), new ChannelDays(catalog, new DayReader(Tables)), new CreditStore(Tables), new IntakeTallyStore(Tables))
            .Read(Week, "EUR", AttributionModel.Linear, default);
    }
}
