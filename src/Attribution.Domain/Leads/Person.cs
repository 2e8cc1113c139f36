namespace Attribution.Domain.Leads;

/// <summary>
/// Forms that belong to one person: connected with each other through e-mail addresses and telephone numbers. One card per person:
/// the earliest form is the lead, every other one is an application that is attached to it, in whatever order they arrive.
/// </summary>
/// <param name="Card">The form that counts as the lead.</param>
/// <param name="Forms">All of them, the card first, then by time.</param>
public sealed record Person(Lead Card, IReadOnlyList<Lead> Forms)
{
    /// <summary>
    /// A person has a few addresses and numbers. What stands on forms beside more than this many different others is a switchboard, or
    /// a made-up address, and says nothing about who it was.
    /// </summary>
    public const int MostCompanions = 5;

    /// <summary>Pseudonyms of all forms, those of the card first.</summary>
    public IReadOnlyList<string> Identifiers => [.. Forms.SelectMany(form => form.Identifiers).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Whether a touch that is connected with the person can be theirs: one that names an address or a number, and none of this
    /// person's, was made by somebody else at the same browser.
    /// </summary>
    public bool MayHaveMade(Touchpoint touch) =>
        !touch.Identifiers.Any(Identifier.IsPersonal)
        || touch.Identifiers.Any(i => Identifier.IsPersonal(i) && Forms.Any(form => form.Identifiers.Any(own => Identifier.AreSame(own, i))));

    /// <summary>The person whose forms these are; at least one. What several forms carry in different spellings is called by all of them.</summary>
    public static Person Of(IEnumerable<Lead> forms)
    {
        IReadOnlyList<Lead> ordered = [.. forms.OrderBy(form => form.ConvertedAt).ThenBy(form => form.Key, StringComparer.Ordinal)];
        var aliases = Aliases.Of(ordered.SelectMany(form => form.Identifiers));
        ordered = aliases.IsEmpty ? ordered : [.. ordered.Select(form => form with { Identifiers = aliases.Whole(form.Identifiers) })];
        return new Person(ordered[0], ordered);
    }

    /// <summary>Whether an identifier connects its forms; it depends on which forms carry it, not on their order.</summary>
    /// <param name="identifier">Pseudonym of an e-mail address or a telephone number.</param>
    /// <param name="forms">All forms that carry it.</param>
    public static bool Connects(string identifier, IEnumerable<Lead> forms)
    {
        IReadOnlyList<string> carried = [.. forms.SelectMany(form => form.Identifiers).Where(Identifier.IsPersonal)];
        var aliases = Aliases.Of(carried.Append(identifier));
        var own = aliases.Whole(identifier);
        return aliases.Whole(carried).Where(other => other != own).Take(MostCompanions + 1).Count() <= MostCompanions;
    }
}
