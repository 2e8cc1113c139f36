namespace Attribution.Domain.Leads;

/// <summary>
/// Names under which a form's answers are kept, whatever the sender calls them. Answers to questions of an advertiser's own keep
/// the name they came with.
/// </summary>
public static class ContactField
{
    /// <summary>E-mail address of the person.</summary>
    public const string Email = "email";

    /// <summary>Telephone number of the person.</summary>
    public const string Phone = "phone";

    /// <summary>The person's name in one piece.</summary>
    public const string Name = "name";

    /// <summary>Given name.</summary>
    public const string FirstName = "first_name";

    /// <summary>Family name.</summary>
    public const string LastName = "last_name";

    /// <summary>Company that the person speaks for.</summary>
    public const string Company = "company";

    /// <summary>What the person does there.</summary>
    public const string JobTitle = "job_title";

    /// <summary>Second e-mail address, where a form asks for private and business ones.</summary>
    public const string WorkEmail = "work_email";

    /// <summary>Second telephone number, where a form asks for private and business ones.</summary>
    public const string WorkPhone = "work_phone";

    /// <summary>Town.</summary>
    public const string City = "city";

    /// <summary>Country, as a name or an ISO 3166 code; tells how a national telephone number is to be read.</summary>
    public const string Country = "country";

    /// <summary>What the person asks for.</summary>
    public const string Interest = "interest";

    /// <summary>How near to buying the person is: a name of <see cref="LeadTemperature"/>.</summary>
    public const string Temperature = "temperature";

    /// <summary>Which persona the person is: an id of the catalogue.</summary>
    public const string Persona = "persona";

    /// <summary>How far the person is in the buying journey: the id of a stage of the catalogue.</summary>
    public const string Stage = "stage";
}
