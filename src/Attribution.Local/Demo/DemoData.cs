using System.Globalization;

namespace Attribution.Local.Demo;

/// <summary>Everything that is sent to the app, in the order in which it is sent.</summary>
internal sealed class DemoData
{
    private const int BatchSize = 1_000;
    private readonly DemoSize size;
    private readonly Dice dice = new(5005);

    private DemoData(DemoSize size)
    {
        this.size = size;
        Traffic = [.. Visits().Concat(Forms()).Concat(Totals()).Concat(EmailCosts()).Concat(Mistakes()).Concat(SamplesLeads())
            .Concat(SampleTotals.Requests(DemoCalendar.WaveOfExports(size))).OrderBy(item => item.Wave)];
    }

    /// <summary>Makes the data: the same bytes every time.</summary>
    public static DemoData Create(DemoSize size) => new(size);

    /// <summary>What creates channels, campaigns, marketers and plans.</summary>
    public IReadOnlyList<PushItem> Catalogue { get; } = DemoCatalogue.Requests;

    /// <summary>Clicks, forms, totals and costs.</summary>
    public IReadOnlyList<PushItem> Traffic { get; }

    private IEnumerable<PushItem> Visits()
    {
        var journeys = Journeys.Generate(size).SelectMany(journey => journey.Visits);
        var waves = Demo.Visits.Generate(size).Concat(journeys)
            .GroupBy(click => DemoCalendar.WaveOfVisits(size, DayOf(click))).OrderBy(wave => wave.Key);
        foreach (var wave in waves)
        {
            foreach (var batch in wave.OrderBy(click => click.OccurredAt, StringComparer.Ordinal).Chunk(BatchSize - 1))
            {
                // A page that was left too early sends its last click once more, and at times a whole batch is sent again.
                yield return Wire.AsLines(wave.Key, "/clicks", [.. batch, batch[^1]]);
                yield return dice.Chance(10) ? Wire.AsLines(wave.Key, "/clicks", batch) : Wire.AsJson(wave.Key, "/clicks", [.. batch.TakeLast(3)]);
            }
        }
    }

    private IEnumerable<PushItem> Forms()
    {
        foreach (var journey in Journeys.Generate(size))
        {
            var wave = DemoCalendar.WaveOfForms(size, DayOf(journey.Form));
            var item = journey.IsGoogleForm ? GoogleForms.Request(wave, journey.Form) : Wire.AsJson(wave, "/applications", [journey.Form]);
            for (var times = dice.Chance(10) ? 2 : 1; times > 0; times--)
            {
                yield return item;
            }
        }

        foreach (var day in Interest.Generate(size).GroupBy(DayOf))
        {
            yield return Wire.AsJson(DemoCalendar.WaveOfForms(size, day.Key), "/applications", [.. day]);
        }
    }

    private IEnumerable<PushItem> Totals() => PlatformReports.Generate(size)
        .GroupBy(statement => (statement.SentOn, statement.Path))
        .Select(group => Wire.AsJson(DemoCalendar.WaveOfVisits(size, group.Key.SentOn), group.Key.Path, [.. group.Select(s => s.Total)]));

    /// <summary>What the newsletter tool bills for every dispatch, on Tuesdays and Thursdays.</summary>
    private IEnumerable<PushItem> EmailCosts() => DemoCalendar.Days(size)
        .Where(day => day.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Thursday)
        .Select(day => Wire.AsJson(DemoCalendar.WaveOfVisits(size, day), "/costs",
        [
            new EventBody("newsletter-tool", $"dispatch-{Wire.Day(day)}", DemoChannels.Email, "newsletter-2026", Wire.Time(DemoCalendar.At(day, 36_000)))
            {
                Amount = Wire.Money(dice.Around(18_500_000, 20)), Currency = Wire.Currency,
            },
        ]));

    /// <summary>A tag on a forgotten page: a channel that does not exist, and a day that does not. What is right beside them counts.</summary>
    private IEnumerable<PushItem> Mistakes()
    {
        var day = DemoCalendar.Last.AddDays(-2);
        var right = new EventBody("tag", "t-1", DemoChannels.Direct, null, Wire.Time(DemoCalendar.At(day, 40_000)));
        yield return Wire.AsJson(DemoCalendar.WaveOfVisits(size, day), "/clicks",
            [right, right with { Id = "t-2", Channel = "banner-exchange" }, right with { Id = "t-3", OccurredAt = "2026-02-30T10:00:00Z" }, right with { Id = "t-4" }], rejected: 2);
    }

    private IEnumerable<PushItem> SamplesLeads() => SampleLeads.Requests(
        DemoCalendar.WaveOfVisits(size, new DateOnly(2026, 3, 17)), DemoCalendar.WaveOfForms(size, new DateOnly(2026, 3, 18)));

    private static DateOnly DayOf(EventBody body) => DemoCalendar.Day(DateTimeOffset.Parse(body.OccurredAt, CultureInfo.InvariantCulture));
}
