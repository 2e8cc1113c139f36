using Attribution.Local.Demo.Exports;
using Attribution.Local.Demo.Quarter;
using Attribution.Local.Demo.Senders;

namespace Attribution.Local.Demo;

/// <summary>Everything that is sent to the app, in the order in which it is sent.</summary>
internal sealed class DemoData
{
    private const int BatchSize = 1_000;
    private readonly DemoSize size;
    private readonly Dice dice = new(5005);

    private DemoData(DemoSize size, SenderSecrets secrets)
    {
        this.size = size;
        Secrets = secrets;
        Catalogue = [.. DemoCatalogue.Requests, .. DemoConnections.Requests(secrets), .. QuarterStory.Catalogue];
        Traffic = [.. Visits().Concat(LeadDeliveries.Requests(size, secrets)).Concat(Interests()).Concat(PlatformTotals.Requests(size)).Concat(EmailCosts()).Concat(Mistakes())
            .Concat(new SampleLeads(secrets).Requests(DemoCalendar.WaveOfVisits(size, new DateOnly(2026, 3, 17)), DemoCalendar.WaveOfForms(size, new DateOnly(2026, 3, 18))))
            .Concat(SampleExports.Requests(DemoCalendar.WaveOfExports(size))).Concat(QuarterStory.Requests(size)).OrderBy(item => item.Wave)];
        MetaLeads = SampleLeads.FetchableFromMeta().Concat(LeadDeliveries.Fetchable(size, Door.Meta)).ToDictionary(StringComparer.Ordinal);
        LinkedInLeads = SampleLeads.FetchableFromLinkedIn().Concat(LeadDeliveries.Fetchable(size, Door.LinkedIn)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Makes the data, with secrets of its own.</summary>
    public static DemoData Create(DemoSize size) => Create(size, SenderSecrets.Random());

    /// <summary>Makes the data: the same bytes every time.</summary>
    public static DemoData Create(DemoSize size, SenderSecrets secrets) => new(size, secrets);

    /// <summary>What creates channels, campaigns, marketers, plans and connections.</summary>
    public IReadOnlyList<PushItem> Catalogue { get; }

    /// <summary>Clicks, forms, totals and costs.</summary>
    public IReadOnlyList<PushItem> Traffic { get; }

    /// <summary>What Meta answers when it is asked about a lead, by its id.</summary>
    public IReadOnlyDictionary<string, string> MetaLeads { get; }

    /// <summary>What LinkedIn answers when it is asked about a lead, by its id.</summary>
    public IReadOnlyDictionary<string, string> LinkedInLeads { get; }

    /// <summary>What senders prove themselves with.</summary>
    public SenderSecrets Secrets { get; }

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

    private IEnumerable<PushItem> Interests() => Interest.Generate(size).GroupBy(DayOf)
        .Select(day => Wire.AsJson(DemoCalendar.WaveOfForms(size, day.Key), "/applications", [.. day]));

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

    private static DateOnly DayOf(EventBody body) => DemoCalendar.Day(Wire.Parse(body.OccurredAt));
}
