namespace Attribution.Domain.Catalog;

/// <summary>One sender that we listen to: an ad account, a page, a web site. Its secrets are kept apart, encrypted.</summary>
/// <param name="Id">Part of the sender's URL, so an unguessable one is a second secret. Lower-case letters, digits, hyphens, dots, underscores.</param>
/// <param name="Platform">What kind of sender it is, for example <c>google-ads</c>; it decides how deliveries are verified and read.</param>
/// <param name="Name">What people read.</param>
/// <param name="Channel">Channel that its leads and totals belong to unless a rule says otherwise; null when only rules decide.</param>
/// <param name="Campaign">Campaign where a delivery names none; empty for none.</param>
/// <param name="Fields">Per name of a sender's field, the <see cref="Leads.ContactField"/> it is kept as.</param>
/// <param name="Rules">Its own mapping to channels, asked before the general rules; the first that matches decides.</param>
/// <param name="Settings">What else its platform needs, for example the base address that leads are fetched from. Nothing secret.</param>
public sealed record Connection(
    string Id,
    string Platform,
    string Name,
    string? Channel,
    string Campaign,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<ChannelRule> Rules,
    IReadOnlyDictionary<string, string> Settings);

/// <summary>
/// Where traffic with certain tags belongs. Source, medium and campaign are compared trimmed and without case; what is null matches
/// everything.
/// </summary>
/// <param name="Source">Value of <c>utm_source</c>; null for any.</param>
/// <param name="Medium">Value of <c>utm_medium</c>; null for any.</param>
/// <param name="Campaign">Value of <c>utm_campaign</c> or <c>utm_id</c>; null for any.</param>
/// <param name="Channel">Channel id.</param>
public sealed record ChannelRule(string? Source, string? Medium, string? Campaign, string Channel)
{
    /// <summary>Whether the rule applies.</summary>
    /// <param name="source">Source of the traffic; null or empty when nothing names one.</param>
    /// <param name="medium">Its medium, alike.</param>
    /// <param name="campaigns">Everything its campaign is called by: <c>utm_campaign</c>, <c>utm_id</c>, the platform's id.</param>
    public bool Matches(string? source, string? medium, IReadOnlyCollection<string?> campaigns) =>
        IsOrAny(Source, source) && IsOrAny(Medium, medium) && (Campaign is null || campaigns.Any(c => IsOrAny(Campaign, c)));

    private static bool IsOrAny(string? wanted, string? value) =>
        wanted is null || (value is not null && wanted.Trim().Equals(value.Trim(), StringComparison.OrdinalIgnoreCase));
}
