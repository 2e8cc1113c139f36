using Attribution.Domain.Facts;

namespace Attribution.Domain.Events;

/// <summary>A meeting, as all facts together tell it.</summary>
/// <param name="Name">Source and name of the meeting.</param>
/// <param name="IsScheduled">Whether it was agreed on before.</param>
/// <param name="IsHeld">Whether it was held.</param>
/// <param name="With">With whom; null when nobody said so.</param>
/// <param name="Purpose">What for; null alike.</param>
/// <param name="Representative">A manager's id; null alike.</param>
/// <param name="Ranks">Who else of us was there, in order.</param>
/// <param name="Deals">The deals that it is about, in order.</param>
/// <param name="IsOpportunity">Whether it became an opportunity.</param>
public sealed record EventMeeting(
    string Name, bool IsScheduled, bool IsHeld, MeetingPartner? With, MeetingPurpose? Purpose, string? Representative, IReadOnlyList<MeetingRank> Ranks,
    IReadOnlyList<string> Deals, bool IsOpportunity);

/// <summary>A won deal that somebody of us met about at the event.</summary>
/// <param name="Deal">The deal, as <c>{source}:{id}</c>.</param>
/// <param name="Micros">Its revenue in micros, as it was told last.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record InfluencedDeal(string Deal, long Micros, string Currency);

/// <summary>A demonstration of the product.</summary>
/// <param name="Person">Who saw it; whoever nobody noted is somebody else every time.</param>
/// <param name="IsOpportunity">Whether it became an opportunity.</param>
public sealed record EventDemo(string Person, bool IsOpportunity);

/// <summary>Whether a fact counts.</summary>
public enum FactEffect
{
    /// <summary>It counts.</summary>
    Counts = 1,

    /// <summary>It was taken back by another fact.</summary>
    Retracted = 2,

    /// <summary>It refers to what nobody told of.</summary>
    Missing = 3,
}

/// <summary>A fact, and what became of it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Person">Who it is about, as <see cref="EventPeople"/> names them; null when it is about nobody, or was retracted.</param>
/// <param name="Effect">Whether it counts.</param>
public sealed record ToldEventFact(RecordedFact Fact, string? Person, FactEffect Effect);

/// <summary>Mentions of us and of the category.</summary>
/// <param name="Own">Mentions of us.</param>
/// <param name="Category">Of anybody in the category, ourselves included.</param>
public readonly record struct MentionCount(long Own, long Category);

/// <summary>What all facts of an event together say: the same in whatever order they came, and however often.</summary>
public sealed record EventState
{
    /// <summary>People who put their names down: each once.</summary>
    public required IReadOnlySet<string> Registered { get; init; }

    /// <summary>People who came: each once, those who never registered too.</summary>
    public required IReadOnlySet<string> Attended { get; init; }

    /// <summary>Of these, the people who were followed up in time.</summary>
    public required IReadOnlySet<string> FollowedUpInTime { get; init; }

    /// <summary>Meetings in order of their names.</summary>
    public required IReadOnlyList<EventMeeting> Meetings { get; init; }

    /// <summary>Demonstrations.</summary>
    public required IReadOnlyList<EventDemo> Demos { get; init; }

    /// <summary>Interviews that were arranged.</summary>
    public required int Interviews { get; init; }

    /// <summary>Mentions before the event.</summary>
    public required MentionCount MentionsBefore { get; init; }

    /// <summary>Mentions from its first day on.</summary>
    public required MentionCount MentionsAfter { get; init; }

    /// <summary>Answers to the survey.</summary>
    public required int SurveyAnswers { get; init; }

    /// <summary>Of these, the ones that know the brand.</summary>
    public required int SurveyKnowing { get; init; }

    /// <summary>Won deals that the event influenced, each once, in order of their names.</summary>
    public required IReadOnlyList<InfluencedDeal> Deals { get; init; }

    /// <summary>Everything that was said, by the time at which it happened.</summary>
    public required IReadOnlyList<ToldEventFact> History { get; init; }

    /// <summary>Facts that refer to what nobody told of; a fact that comes late may give them their effect.</summary>
    public IEnumerable<RecordedFact> WithoutEffect => History.Where(told => told.Effect == FactEffect.Missing).Select(told => told.Fact);

    /// <summary>Registered people who did not come; nobody while no attendance is known at all, because then it was not reported.</summary>
    public int NoShows => Attended.Count == 0 ? 0 : Registered.Count(person => !Attended.Contains(person));

    /// <summary>Folds the facts of an event.</summary>
    /// <param name="occasion">The event, whose days decide what is in time.</param>
    /// <param name="facts">All facts that are known of it, in any order.</param>
    public static EventState Of(MarketingEvent occasion, IEnumerable<RecordedFact> facts) => new EventFold(occasion, facts).State();
}
