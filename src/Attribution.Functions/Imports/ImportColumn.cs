namespace Attribution.Functions.Imports;

/// <summary>What a column of an export can hold for us. The names, with a small first letter, are those of <c>map.…</c>.</summary>
public enum ImportColumn
{
    /// <summary>The day, or the first day of a range, in the ad account's time zone.</summary>
    Day,

    /// <summary>Last day of a range, included; the same as <see cref="Day"/> when it is missing.</summary>
    Until,

    /// <summary>The platform's campaign id.</summary>
    Campaign,

    /// <summary>The campaign's name: for rules, and to find the id in the catalogue where the export has none.</summary>
    CampaignName,

    /// <summary>Where the traffic came from, as in <c>utm_source</c>: for rules.</summary>
    Source,

    /// <summary>The kind of traffic, as in <c>utm_medium</c>: for rules.</summary>
    Medium,

    /// <summary>ISO 4217 code of the cost's currency.</summary>
    Currency,

    /// <summary>Showings.</summary>
    Impressions,

    /// <summary>Different people.</summary>
    Reach,

    /// <summary>Clicks to the site or landing page.</summary>
    Clicks,

    /// <summary>Spend in units of the currency.</summary>
    Cost,

    /// <summary>Spend in millionths of the currency's unit.</summary>
    CostMicros,
}
