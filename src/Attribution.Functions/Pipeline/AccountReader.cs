using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Identity;

namespace Attribution.Functions.Pipeline;

/// <summary>Finds companies in what people write, and turns them into pseudonyms at once.</summary>
public sealed class AccountReader(Pseudonyms pseudonyms)
{
    /// <summary>Pseudonyms of the company that the person of a form speaks for: by its name, and by the domains of the e-mail addresses.</summary>
    /// <param name="answers">Answers under the names of <see cref="ContactField"/>; several of one name are separated by line ends.</param>
    public IReadOnlyList<string> OfAnswers(IReadOnlyDictionary<string, string> answers) =>
        Known(Values(answers, ContactField.Company).Select(Account.Company), Values(answers, ContactField.WorkEmail, ContactField.Email).Select(Account.DomainOfAddress));

    /// <summary>Pseudonyms of a company that is told by its name, its domain, or both.</summary>
    public IReadOnlyList<string> Of(string? company, string? domain) => Known([Account.Company(company)], [Account.Domain(domain)]);

    private IReadOnlyList<string> Known(IEnumerable<string?> companies, IEnumerable<string?> domains) =>
        [.. companies.OfType<string>().Select(pseudonyms.OfCompany).Concat(domains.OfType<string>().Select(pseudonyms.OfDomain)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Values(IReadOnlyDictionary<string, string> answers, params string[] fields) =>
        fields.SelectMany(field => answers.GetValueOrDefault(field, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
