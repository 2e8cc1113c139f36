using Attribution.Domain.Leads;
using Attribution.Storage.Identity;

namespace Attribution.Functions.Identity;

/// <summary>What a form's answers say about who it was.</summary>
/// <param name="Identifiers">Pseudonyms of e-mail addresses and telephone numbers.</param>
/// <param name="Judgement">Whether it is a lead.</param>
public sealed record ReadContact(IReadOnlyList<string> Identifiers, LeadJudgement Judgement);

/// <summary>Finds addresses and numbers in a form's answers, and turns them into pseudonyms at once.</summary>
public sealed class ContactReader(Pseudonyms pseudonyms, TelephoneNumbers numbers)
{
    /// <summary>Reads a form's answers.</summary>
    /// <param name="answers">Answers under the names of <see cref="ContactField"/>; several of one name are separated by line ends.</param>
    /// <param name="hasSource">Whether it is known which channel the form came through.</param>
    public ReadContact Read(IReadOnlyDictionary<string, string> answers, bool hasSource)
    {
        var country = answers.GetValueOrDefault(ContactField.Country);
        var emails = Values(answers, ContactField.Email, ContactField.WorkEmail).Select(EmailAddress.Canonical).OfType<string>().ToList();
        var phones = Values(answers, ContactField.Phone, ContactField.WorkPhone).ToList();
        return new ReadContact(
            [
                .. emails.Select(pseudonyms.OfEmail)
                    .Concat(phones.Select(phone => numbers.Canonical(phone, country)).OfType<string>().Select(pseudonyms.OfPhone))
                    .Distinct(StringComparer.Ordinal),
            ],
            LeadValidity.Judge(answers, emails.Count > 0, phones.Exists(phone => numbers.IsPlausible(phone, country)), hasSource));
    }

    /// <summary>Pseudonym of an e-mail address; null for what has not the shape of one.</summary>
    public string? OfEmail(string text) => EmailAddress.Canonical(text) is { } canonical ? pseudonyms.OfEmail(canonical) : null;

    /// <summary>Pseudonym of a telephone number; null when nobody can tell which number it is.</summary>
    public string? OfPhone(string text) => numbers.Canonical(text, null) is { } canonical ? pseudonyms.OfPhone(canonical) : null;

    private static IEnumerable<string> Values(IReadOnlyDictionary<string, string> answers, params string[] fields) =>
        fields.SelectMany(field => answers.GetValueOrDefault(field, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
