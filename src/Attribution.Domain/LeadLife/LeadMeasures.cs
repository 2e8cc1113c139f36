namespace Attribution.Domain.LeadLife;

/// <summary>
/// What leads book. The names are stored and never renamed. Unless told otherwise a measure is booked on the lead's day, one per card, in
/// <see cref="Bookings.Booking.One"/>, and says how the lead stands so far.
/// </summary>
public static class LeadMeasures
{
    /// <summary>All leads, rejected ones included.</summary>
    public const string Leads = "leads";

    /// <summary>Leads that are not rejected.</summary>
    public const string Accepted = "accepted";

    /// <summary>Leads that are rejected.</summary>
    public const string Rejected = "rejected";

    /// <summary>Leads that fit the target portrait: qualified or customers, and not rejected.</summary>
    public const string Qualified = "qualified";

    /// <summary>Leads that are put off.</summary>
    public const string Deferred = "deferred";

    /// <summary>Leads that somebody has to work on: new or qualified.</summary>
    public const string Open = "openLeads";

    /// <summary>How complete their cards are, in millionths of a point (0 to 100 points).</summary>
    public const string Completeness = "completenessPoints";

    /// <summary>How good they are, in millionths of a point (0 to 100 points).</summary>
    public const string Score = "scorePoints";

    /// <summary>Accepted leads that somebody talked to.</summary>
    public const string Contacted = "contacted";

    /// <summary>From the lead to the first contact, in seconds; of <see cref="Contacted"/>.</summary>
    public const string ContactSeconds = "contactSeconds";

    /// <summary>Accepted leads that were shown the product.</summary>
    public const string Demos = "demos";

    /// <summary>Leads that became customers.</summary>
    public const string Customers = "customers";

    /// <summary>From the lead to the customer, in seconds; of <see cref="Customers"/>.</summary>
    public const string ConversionSeconds = "conversionSeconds";

    /// <summary>Leads that came back after they were rejected or put off, however often.</summary>
    public const string Recycled = "recycledLeads";

    /// <summary>Leads that were rejected or put off at least once, not by mistake: those that can come back.</summary>
    public const string Refused = "refusedLeads";

    /// <summary>The part of <see cref="Score"/> that is of customers.</summary>
    public const string CustomerScore = "customerScorePoints";

    /// <summary>Customers whose score is low: the criteria did not see them.</summary>
    public const string LowCustomers = "lowScoreCustomers";

    /// <summary>Leads whose score is high.</summary>
    public const string HighLeads = "highScoreLeads";

    /// <summary>Leads whose score is high and that did not become customers so far.</summary>
    public const string HighWithoutSale = "highScoreWithoutSale";

    /// <summary>Leads that came hot; those by temperature are told as a cut too, but not of one marketer.</summary>
    public const string HotLeads = "hotLeads";

    /// <summary>Leads that came warm.</summary>
    public const string WarmLeads = "warmLeads";

    /// <summary>Leads that were qualified, on the day of it; once in each cycle.</summary>
    public const string QualifiedInPeriod = "qualifiedInPeriod";

    /// <summary>Rejections that were no mistakes, on their days.</summary>
    public const string RejectedInPeriod = "rejectedInPeriod";

    /// <summary>Leads that became customers, on the day of it.</summary>
    public const string ConvertedInPeriod = "convertedInPeriod";

    /// <summary>Leads that came back, on the days of it.</summary>
    public const string ReactivatedInPeriod = "reactivatedInPeriod";

    /// <summary>Answers to the question how likely they would recommend us, on their days.</summary>
    public const string NpsAnswers = "npsAnswers";

    /// <summary>Promoters among the answers less detractors, on their days; may be negative.</summary>
    public const string NpsBalance = "npsBalance";

    /// <summary>Leads that a manager became responsible for, on the day of it; in the manager's line alone.</summary>
    public const string Assigned = "assignedLeads";

    /// <summary>Those of <see cref="Assigned"/> that were hot when they came.</summary>
    public const string AssignedHot = "assignedHotLeads";
}
