namespace Attribution.Domain.Measures;

/// <summary>What is counted for a channel. The numbers are stored.</summary>
public enum Measure
{
    /// <summary>Different people who were shown an ad. Never added up: not over days, campaigns or platforms.</summary>
    Reach = 1,

    /// <summary>Showings of ads.</summary>
    Impressions = 2,

    /// <summary>Clicks to the site or landing page.</summary>
    Clicks = 3,

    /// <summary>Filled forms, calls, sign-ups: everything that creates or feeds a lead.</summary>
    Applications = 4,

    /// <summary>Spend, in micros (millionths) of the reporting currency.</summary>
    Cost = 5,

    /// <summary>Visits to the site, of people who came by whatever way. Apart from clicks, which ad platforms count too.</summary>
    Visits = 6,

    /// <summary>Registrations for events and attendances of them: touches of people who can be told. They are no visits to the site.</summary>
    Participations = 7,
}

/// <summary>What measures have in common.</summary>
public static class MeasureKinds
{
    /// <summary>Whether what is counted is contact of somebody with a channel, which takes part in attribution when it can be told who it was.</summary>
    public static bool IsTouch(this Measure measure) => measure is Measure.Clicks or Measure.Visits or Measure.Participations;

    /// <summary>Whether nobody but us counts it.</summary>
    public static bool IsOurs(this Measure measure) => measure is Measure.Visits or Measure.Participations;
}
