using Attribution.Domain.Leads;

namespace Attribution.Storage.Persons;

/// <summary>What is known of a form's person.</summary>
/// <param name="Person">The person.</param>
/// <param name="Parted">
/// Other forms that were taken for the same person until this form came, because it shows that what connected them is shared by too many.
/// </param>
public sealed record KnownPerson(Person Person, IReadOnlyList<Lead> Parted);
