using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Webhooks;

/// <summary>Answers under the names that we keep them by, whatever the sender calls them.</summary>
internal static class LeadAnswers
{
    private const int MostAnswers = 100;
    private static readonly string[] WaysToReach = [ContactField.Email, ContactField.Phone];

    /// <summary>Every sender's names in one table: where two share a name they mean the same.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = ContactField.Email,
        ["phone"] = ContactField.Phone,
        ["phone_number"] = ContactField.Phone,
        ["phone_number_verified"] = ContactField.Phone,
        ["name"] = ContactField.Name,
        ["full_name"] = ContactField.Name,
        ["first_name"] = ContactField.FirstName,
        ["last_name"] = ContactField.LastName,
        ["company"] = ContactField.Company,
        ["company_name"] = ContactField.Company,
        ["job_title"] = ContactField.JobTitle,
        ["work_email"] = ContactField.WorkEmail,
        ["work_phone"] = ContactField.WorkPhone,
        ["work_phone_number"] = ContactField.WorkPhone,
        ["city"] = ContactField.City,
        ["country"] = ContactField.Country,
        ["interest"] = ContactField.Interest,
        ["temperature"] = ContactField.Temperature,
        ["persona"] = ContactField.Persona,
        ["stage"] = ContactField.Stage,
    };

    /// <summary>
    /// Answers by canonical names. What an advertiser asked in words of his own keeps its name; a second answer to the same
    /// question keeps the sender's name; a business address counts as the address where no other is given.
    /// </summary>
    /// <param name="answers">Names and answers as they came.</param>
    /// <param name="fields">The connection's own names, which go before the usual ones.</param>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<KeyValuePair<string, string>> answers, IReadOnlyDictionary<string, string> fields)
    {
        var named = new List<KeyValuePair<string, string>>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, answer) in answers.Take(MostAnswers))
        {
            var canonical = fields.TryGetValue(name, out var own) ? own : Usual.GetValueOrDefault(name);
            var isFirst = canonical is not null && !string.IsNullOrWhiteSpace(answer) && taken.Add(canonical);
            named.Add(KeyValuePair.Create(isFirst ? canonical! : name, answer));
        }

        Promote(ContactField.WorkEmail, ContactField.Email);
        Promote(ContactField.WorkPhone, ContactField.Phone);
        return Contact.Bounded(named, WaysToReach);

        void Promote(string second, string first)
        {
            var place = named.FindIndex(a => a.Key == second);
            if (!taken.Contains(first) && taken.Contains(second) && place >= 0)
            {
                named[place] = KeyValuePair.Create(first, named[place].Value);
            }
        }
    }
}
