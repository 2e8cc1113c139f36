using Attribution.Local.Demo.Senders;

namespace Attribution.Local.Demo.Quarter;

/// <summary>A lead as sales knows it.</summary>
/// <param name="Id">The sender's id of the form.</param>
/// <param name="Connection">Connection that delivered it; null for a form of our own.</param>
/// <param name="Source">Source of a form of our own; null for a connection's.</param>
/// <param name="Channel">Channel that the form says.</param>
/// <param name="At">When it came.</param>
/// <param name="Contact">Who it is.</param>
internal sealed record DemoLead(string Id, string? Connection, string? Source, string Channel, DateTimeOffset At, ContactBody Contact)
{
    /// <summary>The company that it writes from; null for a mailbox that anybody can have.</summary>
    public Company? Company { get; } = Quarter.Company.Prospects.Concat(Quarter.Company.Customers)
        .FirstOrDefault(company => Contact.Email!.EndsWith("@" + company.Domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>The leads of a demo, in order of time: those of whom a second form tells are left out, so that each is a card of its own.</summary>
    public static IReadOnlyList<DemoLead> All(DemoSize size) =>
    [
        .. Journeys.Generate(size).Where(journey => size.TellsQuarter || journey.Door == Door.Site).Select(journey => Of(journey.Form, ConnectionOf(journey)))
            .Concat(OwnForms.Generate(size).Select(form => Of(form, null)))
            .GroupBy(lead => lead.Contact.Email!.ToLowerInvariant()).Where(forms => forms.Count() == 1).Select(forms => forms.Single())
            // What platforms announce is fetched after a moment: the last ones may not be there yet when sales tells of them.
            .Where(lead => lead.Connection is null || lead.At < QuarterCalendar.End.AddDays(-2))
            .OrderBy(lead => lead.At).ThenBy(lead => lead.Id, StringComparer.Ordinal),
    ];

    /// <summary>Its id in those of the CRM.</summary>
    public string ShortId => $"{Connection ?? Source}-{Id[..Math.Min(24, Id.Length)]}";

    private static DemoLead Of(EventBody form, string? connection) =>
        new(form.Id, connection, connection is null ? form.Source : null, form.Channel!, Wire.Parse(form.OccurredAt), form.Contact!);

    private static string? ConnectionOf(Journeys.Journey journey) => journey.Door switch
    {
        Door.Google => Name(DemoConnections.Google),
        Door.LinkedIn => Name(DemoConnections.LinkedIn),
        Door.TikTok => Name(DemoConnections.TikTok),
        Door.Meta => MetaForms.Pages[journey.Form.Campaign!] == "104567890123456" ? "meta-ge" : "meta-am",
        _ => null,
    };

    private static string Name(string path) => path.Split('/')[^1];
}
