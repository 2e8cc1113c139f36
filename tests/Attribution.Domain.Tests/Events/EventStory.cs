using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Kpis;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Events;

/// <summary>
/// What happened at an event, in words: <c>registered anna; attended anna; held m1 with:customer for:growth by:ivars about:d1; won d1 500 EUR</c>. People are told
/// by letters and words; <c>anna+67</c> is known under both.
/// </summary>
internal static class EventStory
{
    public static readonly MarketingEvent Fair = new("fair", "Riga fair", EventKind.Exhibition, new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 18), "events", "fair");

    private static readonly DateTimeOffset Start = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<RecordedFact> Facts(string story) =>
    [
        .. story.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select((line, place) => Fact(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), place)),
    ];

    public static EventState State(string story) => EventState.Of(Fair, Facts(story));

    public static KpiInputs Inputs(IEnumerable<(MarketingEvent Event, string Story)> events, IEnumerable<Booking>? leads = null, params CampaignCost[] costs)
    {
        var all = events.ToList();
        var sums = BookedSums.Of(all.SelectMany(told => EventBookings.Of(told.Event, EventState.Of(told.Event, Facts(told.Story)))).Concat(leads ?? []));
        return new KpiInputs(DayRange.Including(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)), "EUR", sums, BookedSums.None, costs, [])
        {
            Events = EventInputs.Of([.. all.Select(told => told.Event)], [], sums),
        };
    }

    /// <summary>Leads that are credited to a campaign, as leads book them.</summary>
    public static Booking Leads(string channel, string campaign, decimal leads) =>
        new(new DateOnly(2026, 3, 20), new Cut(CutKind.Channel, channel, campaign), "leads", Amounts.Same((long)(leads * Booking.One)));

    /// <summary>A figure as people check it: <c>2 / 4 = 0.5</c>, or why it has no value; several when it is told in several currencies.</summary>
    public static string Told(this KpiLine line, string name) => string.Join("; ", line.Figures.Where(figure => figure.Name == name).Select(Told));

    public static KpiLine Line(KpiInputs inputs, CutKind by, string id) =>
        EventKpis.Area.Lines(inputs, AttributionModel.Linear, by).Single(line => line.Id == id);

    private static string Told(KpiFigure figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(figure.Denominator is null || figure.Why is not null ? "" : $"{figure.Numerator.Value:0.####} / {figure.Denominator.Value:0.####} = ")}{figure.Why ?? $"{figure.Value:0.####}"}{(figure.Currency is null ? "" : " " + figure.Currency)}");

    private static RecordedFact Fact(string[] words, int place)
    {
        var day = Word(words, "day") is { } offset ? int.Parse(offset, CultureInfo.InvariantCulture) : 0;
        return EventFactText.Recorded("crm", Word(words, "id") ?? $"f{place + 1}", Start.AddDays(day).AddMinutes(place), words[0] switch
        {
            "registered" => new EventFact.Registered(Person(words[1]), "events", "fair"),
            "attended" => new EventFact.Attended(Person(words[1]), "events", "fair"),
            "scheduled" => Meeting(words, MeetingState.Scheduled),
            "held" => Meeting(words, MeetingState.Held),
            "demo" => new EventFact.Demo(words.Length > 1 && !words[1].Contains(':', StringComparison.Ordinal) ? Person(words[1]) : []),
            "opportunity" => new EventFact.Opportunity(words[1]),
            "won" => new EventFact.DealWon(words[1], long.Parse(words[2], CultureInfo.InvariantCulture) * 1_000_000, words[3], Word(words, "at")),
            "interview" => new EventFact.Interview(),
            "before" => new EventFact.Mentions(Number(words[1]), Number(words[2]), MentionsTime.Before),
            "after" => new EventFact.Mentions(Number(words[1]), Number(words[2]), MentionsTime.After),
            "survey" => new EventFact.Survey(words[1] == "yes"),
            "followed" => new EventFact.FollowUp(Person(words[1]), DateOnly.FromDateTime(Start.UtcDateTime).AddDays(day)),
            "retracted" => new EventFact.Retracted("crm", words[1]),
            _ => throw new ArgumentException($"Nobody knows '{words[0]}'.", nameof(words)),
        });
    }

    private static EventFact.Meeting Meeting(string[] words, MeetingState state) => new(words[1], state)
    {
        With = Named<MeetingPartner>(words, "with"),
        Purpose = Named<MeetingPurpose>(words, "for"),
        Representative = Word(words, "by"),
        Deal = Word(words, "about"),
        Ranks = Named<MeetingRank>(words, "rank") is { } rank ? [rank] : [],
    };

    private static string[] Person(string names) => names.Split('+');

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static T? Named<T>(string[] words, string key)
        where T : struct, Enum => Word(words, key) is { } word ? Enum.Parse<T>(word, ignoreCase: true) : null;

    private static string? Word(string[] words, string key) =>
        words.FirstOrDefault(word => word.StartsWith($"{key}:", StringComparison.Ordinal))?[(key.Length + 1)..];
}
