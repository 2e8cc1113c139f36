using Attribution.Domain.Leads;

namespace Attribution.Domain.Catalog;

/// <summary>Somebody in sales who works on leads.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; at most 64 characters.</param>
/// <param name="Name">What people read.</param>
/// <param name="Email">Where new leads are announced.</param>
/// <param name="Capacity">How many open leads the person can work on at a time; at least one.</param>
public sealed record Manager(string Id, string Name, string Email, int Capacity)
{
    /// <summary>Open leads that one person can work on, where nobody said how many.</summary>
    public const int UsualCapacity = 50;

    /// <summary>Language of mails: <c>en</c>, <c>hy</c>, <c>ka</c>, <c>hu</c>, <c>lv</c> or <c>ru</c>.</summary>
    public string Language { get; init; } = Marketer.DefaultLanguage;

    /// <summary>How warm the leads are that the person takes; empty for all.</summary>
    public IReadOnlyList<LeadTemperature> Temperatures { get; init; } = [];

    /// <summary>Ids of the channels whose leads the person takes; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>How good the person is at closing: 1 for the best. Those without a rank come after all that have one.</summary>
    public int? CloserRank { get; init; }

    /// <summary>Whether the person takes such a lead.</summary>
    public bool Takes(LeadTemperature temperature, string channel) =>
        (Temperatures.Count == 0 || Temperatures.Contains(temperature)) && (Channels.Count == 0 || Channels.Contains(channel, StringComparer.Ordinal));
}
