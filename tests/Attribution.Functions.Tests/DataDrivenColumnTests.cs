using Attribution.Domain.Calendar;
using Attribution.Domain.DataDriven;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;
using Attribution.Functions.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests;

/// <summary>Markov and Shapley beside the rules.</summary>
[Collection(AppCollection.Name)]
public sealed class DataDrivenColumnTests(AppFixture app)
{
    [Theory]
    // The weeks asked for end on Sunday 2026-03-22.
    [InlineData("Markov",  "2026-03-22", false, null)]
    [InlineData("Markov",  "2026-03-21", false, "Journeys without a lead are counted through 2026-03-21 only: later ones may still be on their way.")]
    [InlineData("Markov",  null,         false, "Journeys without a lead have not been counted yet.")]
    [InlineData("Shapley", null,         false, null)]
    [InlineData("Shapley", null,         true,  "Too few leads for this model (3): these are the credits of linear.")]
    [InlineData("Markov",  "2026-03-22", true,  "Too few leads for this model (3): these are the credits of linear.")]
    public void Note_SaysWhatAReaderMustKnow_WhenTheModelIs(string model, string? through, bool isFallback, string? note)
    {
        var week = ReportingWeek.Of(new DateOnly(2026, 3, 22));
        var credits = new DataDrivenCredits(
            Enum.Parse<DataDrivenModel>(model), week, week, "v1", 3, 5, through is null ? null : DateOnly.Parse(through, provider: null), 4,
            isFallback ? AttributionModel.Linear : null, [new DataDrivenChannel("search", 3 * ModelCredits.Lead), new DataDrivenChannel("social", 0)]);

        var column = DataDrivenColumns.Column(credits);

        Assert.Equal((model, note, 4L), (column.Model, column.Note, column.Paths));
        Assert.Equal([KeyValuePair.Create("search", 3 * ModelCredits.Lead)], column.Units);
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-11", true)]
    [InlineData("2026-01-05", "2026-01-18", true)]
    [InlineData("2026-01-05", "2026-01-10", false)]
    [InlineData("2026-01-06", "2026-01-11", false)]
    public async Task DataDrivenModels_AreCompared_WhenDaysAreWholeWeeks(string from, string to, bool areCompared)
    {
        var answer = (await app.Api.Get($"/attribution/compare?from={from}&to={to}")).Body;
        var models = answer.GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("model").GetString()!, m => m.GetProperty("leadUnits").GetInt64());

        Assert.Equal((areCompared, areCompared), (models.ContainsKey("markov"), models.ContainsKey("shapley")));
        Assert.Equal(areCompared ? null : DataDrivenColumns.WholeWeeksOnly, answer.GetProperty("note").GetString());
        Assert.All(models.Values, units => Assert.Equal(models["first"], units));
    }
}
