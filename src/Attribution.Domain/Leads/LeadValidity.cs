namespace Attribution.Domain.Leads;

/// <summary>Whether a form is a lead, and how complete it is.</summary>
/// <param name="Refusal">Why it is no lead but interest: one of the codes of <see cref="LeadValidity"/>; null for a lead.</param>
/// <param name="Completeness">Share of the expected fields that are filled, 0 to 100.</param>
/// <param name="Missing">Expected fields that are empty, in their order, and <see cref="LeadValidity.NoSource"/>.</param>
public sealed record LeadJudgement(string? Refusal, int Completeness, IReadOnlyList<string> Missing)
{
    /// <summary>Whether it is a lead.</summary>
    public bool IsLead => Refusal is null;
}

/// <summary>A lead is a person who can be contacted and showed interest. What falls short counts as an application only.</summary>
public static class LeadValidity
{
    /// <summary>The form names no way to reach anybody.</summary>
    public const string NoContact = "no-contact";

    /// <summary>What it names is neither the shape of an e-mail address nor a telephone number.</summary>
    public const string InvalidContact = "invalid-contact";

    /// <summary>A company's telephone number without anybody to ask for.</summary>
    public const string CompanyOnly = "company-only";

    /// <summary>Marks a lead for which nobody said where it came from.</summary>
    public const string NoSource = "source";

    private static readonly string[] WaysToReach = [ContactField.Email, ContactField.WorkEmail, ContactField.Phone, ContactField.WorkPhone];
    private static readonly string[] Names = [ContactField.Name, ContactField.FirstName, ContactField.LastName];
    private static readonly string[] NoInterest =
    [
        .. WaysToReach,
        .. Names,
        ContactField.Company,
        ContactField.JobTitle,
        ContactField.City,
        ContactField.Country,
        ContactField.Temperature,
        ContactField.Persona,
        ContactField.Stage,
    ];

    /// <summary>Judges a form by what it says.</summary>
    /// <param name="answers">Answers under the names of <see cref="ContactField"/>, others under their own.</param>
    /// <param name="hasEmail">Whether one of its e-mail addresses has the shape of one.</param>
    /// <param name="hasPhone">Whether one of its telephone numbers can be one.</param>
    /// <param name="hasSource">Whether it is known which channel it came through.</param>
    /// <remarks>
    /// Four things are expected of a form: a name, a way to reach the person, what the person asks for (the field of that name, or any question
    /// of the advertiser's own that was answered), and the company. Each is a quarter.
    /// </remarks>
    public static LeadJudgement Judge(IReadOnlyDictionary<string, string> answers, bool hasEmail, bool hasPhone, bool hasSource)
    {
        bool Has(string field) => answers.TryGetValue(field, out var answer) && !string.IsNullOrWhiteSpace(answer);
        var (isNamed, hasCompany, isReachable) = (Names.Any(Has), Has(ContactField.Company), hasEmail || hasPhone);
        var refusal = isReachable ? (!hasEmail && hasCompany && !isNamed ? CompanyOnly : null)
            : WaysToReach.Any(Has) ? InvalidContact
            : NoContact;

        (string Field, bool IsFilled)[] expected =
        [
            (ContactField.Name, isNamed),
            ("contact", isReachable),
            (ContactField.Interest, answers.Keys.Any(field => !NoInterest.Contains(field) && Has(field))),
            (ContactField.Company, hasCompany),
        ];
        return new LeadJudgement(
            refusal,
            100 * expected.Count(field => field.IsFilled) / expected.Length,
            [.. expected.Where(field => !field.IsFilled).Select(field => field.Field), .. hasSource ? Array.Empty<string>() : [NoSource]]);
    }
}
