namespace Attribution.Functions.Webhooks;

/// <summary>A filled form as a sender tells it.</summary>
/// <param name="Id">The sender's id of it.</param>
/// <param name="SubmittedAt">When the form was sent; null when the sender does not say.</param>
/// <param name="Campaign">The platform's campaign id; empty for none.</param>
/// <param name="Answers">Names and answers as the sender calls them.</param>
/// <param name="Tags">How the visit was tagged.</param>
public sealed record DeliveredLead(
    string Id, DateTimeOffset? SubmittedAt, string Campaign, IReadOnlyList<KeyValuePair<string, string>> Answers, VisitTags Tags);

/// <summary>How a visit was tagged that led to a form.</summary>
/// <param name="Source">Value of <c>utm_source</c>.</param>
/// <param name="Medium">Value of <c>utm_medium</c>.</param>
/// <param name="Campaign">Value of <c>utm_campaign</c>.</param>
/// <param name="Id">Value of <c>utm_id</c>.</param>
/// <param name="ClickIds">Click ids by the names of their URL parameters, byte for byte.</param>
/// <param name="Visitor">Visitor id as the site assigned it; null when there is none.</param>
public sealed record VisitTags(
    string? Source, string? Medium, string? Campaign, string? Id, IReadOnlyList<KeyValuePair<string, string>> ClickIds, string? Visitor)
{
    private const int MostCharacters = 512;
    private static readonly string[] ClickIdNames = ["gclid", "gbraid", "wbraid", "fbclid", "fbc", "ttclid", "li_fat_id", "msclkid", "yclid", "twclid", "epik", "ScCid"];

    /// <summary>A visit without tags.</summary>
    public static VisitTags None { get; } = new(null, null, null, null, [], null);

    /// <summary>A visit of which only the click is known.</summary>
    public static VisitTags OfClick(string kind, string? value) =>
        string.IsNullOrEmpty(value) ? None : None with { ClickIds = [KeyValuePair.Create(kind, value)] };

    /// <summary>Tags by the names of their URL parameters.</summary>
    /// <param name="value">The value of a parameter; null when it is missing.</param>
    public static VisitTags From(Func<string, string?> value)
    {
        string? Of(string name) => value(name) is { Length: > 0 and <= MostCharacters } text ? text : null;
        return new VisitTags(
            Of("utm_source"), Of("utm_medium"), Of("utm_campaign"), Of("utm_id"),
            [.. ClickIdNames.Select(name => KeyValuePair.Create(name, Of(name)!)).Where(c => c.Value is not null)],
            Of("visitor_id"));
    }
}
