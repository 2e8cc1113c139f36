using System.Globalization;

namespace Attribution.Domain.Touches;

/// <summary>What the builder of a link wrote into it. The values are kept as they came; empty means that there is none.</summary>
/// <param name="Source"><c>utm_source</c>: who sends the traffic, for example <c>google</c>.</param>
/// <param name="Medium"><c>utm_medium</c>: by what kind of thing, for example <c>cpc</c>.</param>
/// <param name="Campaign"><c>utm_campaign</c>: the campaign's name.</param>
/// <param name="Id"><c>utm_id</c>: the platform's campaign id, the one tag that joins click, lead and cost without comparing names.</param>
/// <param name="Term"><c>utm_term</c>: the keyword.</param>
/// <param name="Content"><c>utm_content</c>: which of several ads or links.</param>
public sealed record UtmTags(string Source, string Medium, string Campaign, string Id, string Term, string Content)
{
    /// <summary>No tags.</summary>
    public static UtmTags None { get; } = new("", "", "", "", "", "");

    /// <summary>A value as it is compared: trimmed, lower case, so that <c>Google</c> and <c>google</c> are one source.</summary>
    public static string Normalised(string value) => value.Trim().ToLower(CultureInfo.InvariantCulture);
}
