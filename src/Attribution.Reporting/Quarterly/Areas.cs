namespace Attribution.Reporting.Quarterly;

/// <summary>Names of the areas of KPIs that pages look up.</summary>
internal static class Areas
{
    /// <summary>How good leads are, and what becomes of them.</summary>
    public const string LeadLife = "lead-life";

    /// <summary>Deals and revenue.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Where marketing meets sales: number, cost and quality of leads, and what they bring.</summary>
    public const string Joint = "joint";

    /// <summary>Webinars, exhibitions, forums.</summary>
    public const string Events = "events";

    /// <summary>Personas by stage of the buying journey.</summary>
    public const string Personas = "personas";
}
