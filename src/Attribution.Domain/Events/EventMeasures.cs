namespace Attribution.Domain.Events;

/// <summary>
/// What is booked per event, on its first day, in the cuts <see cref="Bookings.CutKind.Event"/> and total; meetings by
/// <see cref="Bookings.CutKind.Manager"/> too. The names are stored, and never change. Counts, in billionths, but for revenue.
/// </summary>
public static class EventMeasures
{
    /// <summary>People who registered, each once.</summary>
    public const string Registered = "eventRegistered";

    /// <summary>People who came, each once.</summary>
    public const string Attended = "eventAttended";

    /// <summary>People who registered for an event of which attendance is known: those who could have failed to show up.</summary>
    public const string Expected = "eventExpected";

    /// <summary>Of these, the people who did not come.</summary>
    public const string NoShows = "eventNoShows";

    /// <summary>People who came and were followed up in time.</summary>
    public const string FollowedUpInTime = "eventFollowedUpInTime";

    /// <summary>Meetings that were agreed on before.</summary>
    public const string MeetingsScheduled = "eventMeetingsScheduled";

    /// <summary>Of these, the meetings that became opportunities.</summary>
    public const string MeetingOpportunities = "eventMeetingOpportunities";

    /// <summary>Meetings that were held.</summary>
    public const string Meetings = "eventMeetings";

    /// <summary>Of these, the meetings with existing customers.</summary>
    public const string MeetingsWithCustomers = "eventMeetingsWithCustomers";

    /// <summary>Of the meetings held, those that were to sell more to a customer.</summary>
    public const string MeetingsForGrowth = "eventMeetingsForGrowth";

    /// <summary>Of the meetings held, those about open deals.</summary>
    public const string MeetingsForDeals = "eventMeetingsForDeals";

    /// <summary>Demonstrations.</summary>
    public const string Demos = "eventDemos";

    /// <summary>People who were shown the product, each once.</summary>
    public const string DemoPeople = "eventDemoPeople";

    /// <summary>Of these, the people of whose demonstrations one became an opportunity.</summary>
    public const string DemoOpportunities = "eventDemoOpportunities";

    /// <summary>Interviews with the press.</summary>
    public const string Interviews = "eventInterviews";

    /// <summary>Mentions of us before the event.</summary>
    public const string OwnBefore = "eventOwnMentionsBefore";

    /// <summary>Mentions of the category before the event.</summary>
    public const string CategoryBefore = "eventCategoryMentionsBefore";

    /// <summary>Mentions of us from its first day on.</summary>
    public const string OwnAfter = "eventOwnMentionsAfter";

    /// <summary>Mentions of the category from its first day on.</summary>
    public const string CategoryAfter = "eventCategoryMentionsAfter";

    /// <summary>Answers to the survey.</summary>
    public const string SurveyAnswers = "eventSurveyAnswers";

    /// <summary>Of these, the ones that know the brand.</summary>
    public const string SurveyKnowing = "eventSurveyKnowing";

    /// <summary>Won deals that the event influenced.</summary>
    public const string Deals = "eventDeals";

    private const string DealsOfCurrency = "eventDeals_";

    private const string RevenueOfCurrency = "eventDealRevenue_";

    /// <summary>Of these, the deals in a currency.</summary>
    public static string DealsIn(string currency) => DealsOfCurrency + currency;

    /// <summary>Revenue of the deals in a currency, in micros.</summary>
    public static string RevenueIn(string currency) => RevenueOfCurrency + currency;

    /// <summary>The currency of a measure that <see cref="RevenueIn"/> named; null for any other.</summary>
    public static string? CurrencyOf(string measure) => measure.StartsWith(RevenueOfCurrency, StringComparison.Ordinal) ? measure[RevenueOfCurrency.Length..] : null;
}
