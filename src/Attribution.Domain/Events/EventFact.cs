namespace Attribution.Domain.Events;

/// <summary>Something that was said about an event. Its members are stored, as <see cref="EventFactText"/> writes them.</summary>
/// <remarks>People are pseudonyms of their addresses and numbers, or keys of their leads: see <see cref="EventPeople"/>. Never anything readable.</remarks>
public abstract record EventFact
{
    /// <summary>Somebody put their name down.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Channel">Channel of the event when that was recorded, which its touch belongs to for good.</param>
    /// <param name="Campaign">Campaign of the event then.</param>
    public sealed record Registered(IReadOnlyList<string> Person, string Channel, string Campaign) : EventFact;

    /// <summary>Somebody came.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Channel">As of a registration.</param>
    /// <param name="Campaign">As of a registration.</param>
    public sealed record Attended(IReadOnlyList<string> Person, string Channel, string Campaign) : EventFact;

    /// <summary>People met, or agreed to. Several facts may tell of one meeting: what a later one says counts, and what it leaves out stays.</summary>
    /// <param name="Name">Which meeting, among those that its source tells of.</param>
    /// <param name="State">Whether it is agreed on or was held.</param>
    public sealed record Meeting(string Name, MeetingState State) : EventFact
    {
        /// <summary>With whom; null when this fact does not say.</summary>
        public MeetingPartner? With { get; init; }

        /// <summary>What for; null alike.</summary>
        public MeetingPurpose? Purpose { get; init; }

        /// <summary>Who of sales holds it: a manager's id; null alike.</summary>
        public string? Representative { get; init; }

        /// <summary>Who else of us was there.</summary>
        public IReadOnlyList<MeetingRank> Ranks { get; init; } = [];

        /// <summary>The deal that it is about, as <c>{source}:{id}</c>; null alike.</summary>
        public string? Deal { get; init; }
    }

    /// <summary>Somebody was shown the product.</summary>
    /// <param name="Person">Who; empty when nobody noted it.</param>
    public sealed record Demo(IReadOnlyList<string> Person) : EventFact;

    /// <summary>A meeting or a demo became an opportunity.</summary>
    /// <param name="Of">The meeting, or the id of the demo's fact, of the same source.</param>
    public sealed record Opportunity(string Of) : EventFact;

    /// <summary>A deal was closed and won. It is influenced by the event if a meeting was held there that is about the deal, or that this fact names.</summary>
    /// <param name="Deal">The deal, as <c>{source}:{id}</c>.</param>
    /// <param name="Micros">Its revenue in micros.</param>
    /// <param name="Currency">ISO 4217 code.</param>
    /// <param name="AtMeeting">A meeting of the same source; null when the meetings name the deal.</param>
    public sealed record DealWon(string Deal, long Micros, string Currency, string? AtMeeting = null) : EventFact;

    /// <summary>An interview with the press was arranged.</summary>
    public sealed record Interview : EventFact;

    /// <summary>How often media named us, and anybody of our category, ourselves included.</summary>
    /// <param name="Own">Mentions of us.</param>
    /// <param name="Category">Mentions of the category.</param>
    /// <param name="When">On the days before the event, or from its first day on.</param>
    public sealed record Mentions(long Own, long Category, MentionsTime When) : EventFact;

    /// <summary>Somebody answered whether they know the brand.</summary>
    /// <param name="KnowsBrand">The answer.</param>
    public sealed record Survey(bool KnowsBrand) : EventFact;

    /// <summary>Somebody was written to or called after the event.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Day">When, in the reporting time zone.</param>
    public sealed record FollowUp(IReadOnlyList<string> Person, DateOnly Day) : EventFact;

    /// <summary>Another fact is not so. A retraction cannot be retracted: what is true after all is said again, under another id.</summary>
    /// <param name="RetractedSource">Who said that other fact.</param>
    /// <param name="RetractedId">That source's id of it.</param>
    public sealed record Retracted(string RetractedSource, string RetractedId) : EventFact;

    private EventFact()
    {
    }
}

/// <summary>How far a meeting has got. The names are stored.</summary>
public enum MeetingState
{
    /// <summary>It is agreed on.</summary>
    Scheduled = 1,

    /// <summary>It was held.</summary>
    Held = 2,
}

/// <summary>Whom we met. The names are stored.</summary>
public enum MeetingPartner
{
    /// <summary>Somebody who has not bought yet.</summary>
    Prospect = 1,

    /// <summary>An existing customer.</summary>
    Customer = 2,
}

/// <summary>What a meeting is for. The names are stored.</summary>
public enum MeetingPurpose
{
    /// <summary>To keep a customer.</summary>
    Retention = 1,

    /// <summary>To sell more to a customer.</summary>
    Growth = 2,

    /// <summary>To win an open deal.</summary>
    Deal = 3,
}

/// <summary>Who of us is at a meeting beside the sales representative. The names are stored.</summary>
public enum MeetingRank
{
    /// <summary>Knows the product.</summary>
    Expert = 1,

    /// <summary>Decides.</summary>
    Executive = 2,
}

/// <summary>When mentions were counted. The names are stored.</summary>
public enum MentionsTime
{
    /// <summary>On the days before the event.</summary>
    Before = 1,

    /// <summary>From the first day of the event on.</summary>
    After = 2,
}
