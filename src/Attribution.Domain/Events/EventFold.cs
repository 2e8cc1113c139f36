using Attribution.Domain.Facts;

namespace Attribution.Domain.Events;

/// <summary>Folds the facts of an event. They are put into an order of their own first: by time, then source and id.</summary>
internal sealed class EventFold
{
    private readonly MarketingEvent occasion;
    private readonly IReadOnlyList<(RecordedFact Told, EventFact Fact)> all;
    private readonly IReadOnlyList<(RecordedFact Told, EventFact Fact)> facts;
    private readonly EventPeople people;
    private readonly HashSet<string> told;
    private readonly HashSet<string> opportunities;

    public EventFold(MarketingEvent occasion, IEnumerable<RecordedFact> recorded)
    {
        this.occasion = occasion;
        all =
        [
            .. recorded.DistinctBy(fact => (fact.Source, fact.Id))
                .OrderBy(fact => fact.At).ThenBy(fact => fact.Source, StringComparer.Ordinal).ThenBy(fact => fact.Id, StringComparer.Ordinal)
                .Select(fact => (Told: fact, Fact: EventFactText.Read(fact)!)).Where(fact => fact.Fact is not null),
        ];
        told = [.. all.Where(fact => fact.Fact is not EventFact.Retracted).Select(fact => Name(fact.Told, fact.Told.Id))];
        var retracted = all.Where(fact => fact.Fact is EventFact.Retracted).Select(fact => Target((EventFact.Retracted)fact.Fact)).ToHashSet(StringComparer.Ordinal);
        facts = [.. all.Where(fact => fact.Fact is EventFact.Retracted || !retracted.Contains(Name(fact.Told, fact.Told.Id)))];
        people = new EventPeople(facts.Select(fact => PersonOf(fact.Fact)).Where(person => person.Count > 0));
        opportunities = [.. Told<EventFact.Opportunity>().Select(fact => Name(fact.Told, fact.Fact.Of))];
    }

    public EventState State()
    {
        var attended = People<EventFact.Attended>();
        var meetings = Meetings();
        var counted = facts.Select(fact => fact.Told).ToHashSet();
        var survey = Told<EventFact.Survey>().ToList();
        return new EventState
        {
            Registered = People<EventFact.Registered>(),
            Attended = attended,
            FollowedUpInTime = Told<EventFact.FollowUp>().Where(fact => occasion.IsInTime(fact.Fact.Day)).Select(fact => people.Of(fact.Fact.Person))
                .Where(attended.Contains).ToHashSet(StringComparer.Ordinal),
            Meetings = meetings,
            Demos = [.. Told<EventFact.Demo>().Select(Demo)],
            Interviews = Told<EventFact.Interview>().Count(),
            MentionsBefore = Mentions(MentionsTime.Before),
            MentionsAfter = Mentions(MentionsTime.After),
            SurveyAnswers = survey.Count,
            SurveyKnowing = survey.Count(answer => answer.Fact.KnowsBrand),
            Deals = Deals(meetings),
            History = [.. all.Select(fact => History(fact.Told, fact.Fact, counted.Contains(fact.Told), meetings))],
        };
    }

    private static string Name(RecordedFact told, string id) => $"{told.Source}:{id}";

    private static string Target(EventFact.Retracted retraction) => $"{retraction.RetractedSource}:{retraction.RetractedId}";

    private static IReadOnlyList<string> PersonOf(EventFact fact) => fact switch
    {
        EventFact.Registered registered => registered.Person,
        EventFact.Attended attended => attended.Person,
        EventFact.Demo demo => demo.Person,
        EventFact.FollowUp followUp => followUp.Person,
        _ => [],
    };

    private IEnumerable<(RecordedFact Told, T Fact)> Told<T>()
        where T : EventFact =>
        facts.Where(fact => fact.Fact is T).Select(fact => (fact.Told, (T)fact.Fact));

    private HashSet<string> People<T>()
        where T : EventFact =>
        Told<T>().Select(fact => PersonOf(fact.Fact)).Where(person => person.Count > 0).Select(people.Of).ToHashSet(StringComparer.Ordinal);

    private List<EventMeeting> Meetings() =>
    [
        .. Told<EventFact.Meeting>().GroupBy(fact => Name(fact.Told, fact.Fact.Name), fact => fact.Fact).Select(meeting => new EventMeeting(
                meeting.Key,
                meeting.Any(fact => fact.State == MeetingState.Scheduled),
                meeting.Any(fact => fact.State == MeetingState.Held),
                meeting.LastOrDefault(fact => fact.With is not null)?.With,
                meeting.LastOrDefault(fact => fact.Purpose is not null)?.Purpose,
                meeting.LastOrDefault(fact => fact.Representative is not null)?.Representative,
                [.. meeting.SelectMany(fact => fact.Ranks).Distinct().Order()],
                [.. meeting.Select(fact => fact.Deal).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                opportunities.Contains(meeting.Key)))
            .OrderBy(meeting => meeting.Name, StringComparer.Ordinal),
    ];

    private EventDemo Demo((RecordedFact Told, EventFact.Demo Fact) demo)
    {
        var name = Name(demo.Told, demo.Told.Id);
        return new EventDemo(demo.Fact.Person.Count > 0 ? people.Of(demo.Fact.Person) : $"?:{name}", opportunities.Contains(name));
    }

    private MentionCount Mentions(MentionsTime when)
    {
        var counted = Told<EventFact.Mentions>().Select(fact => fact.Fact).Where(mentions => mentions.When == when).ToList();
        return new MentionCount(counted.Sum(mentions => mentions.Own), counted.Sum(mentions => mentions.Category));
    }

    private List<InfluencedDeal> Deals(IReadOnlyList<EventMeeting> meetings) =>
    [
        .. Told<EventFact.DealWon>().GroupBy(fact => fact.Fact.Deal).Where(deal => deal.Any(fact => IsInfluenced(fact.Told, fact.Fact, meetings)))
            .Select(deal => deal.Last().Fact).Select(won => new InfluencedDeal(won.Deal, won.Micros, won.Currency)).OrderBy(deal => deal.Deal, StringComparer.Ordinal),
    ];

    private static bool IsInfluenced(RecordedFact told, EventFact.DealWon won, IReadOnlyList<EventMeeting> meetings) => meetings.Any(meeting =>
        meeting.IsHeld && (meeting.Deals.Contains(won.Deal, StringComparer.Ordinal) || (won.AtMeeting is { } named && meeting.Name == Name(told, named))));

    private ToldEventFact History(RecordedFact recorded, EventFact fact, bool isCounted, IReadOnlyList<EventMeeting> meetings) => new(
        recorded,
        isCounted && PersonOf(fact) is { Count: > 0 } person ? people.Of(person) : null,
        !isCounted ? FactEffect.Retracted : HasEffect(recorded, fact, meetings) ? FactEffect.Counts : FactEffect.Missing);

    private bool HasEffect(RecordedFact recorded, EventFact fact, IReadOnlyList<EventMeeting> meetings) => fact switch
    {
        EventFact.Opportunity opportunity => meetings.Any(meeting => meeting.Name == Name(recorded, opportunity.Of))
            || Told<EventFact.Demo>().Any(demo => Name(demo.Told, demo.Told.Id) == Name(recorded, opportunity.Of)),
        EventFact.DealWon won => IsInfluenced(recorded, won, meetings),
        EventFact.Retracted retracted => told.Contains(Target(retracted)),
        _ => true,
    };
}
