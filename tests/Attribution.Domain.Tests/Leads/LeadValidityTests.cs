#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Leads;

namespace Attribution.Domain.Tests.Leads;

public sealed class LeadValidityTests
{
    [Theory]
    // answers                                  valid       lead?              percent  missing
    [InlineData("email",                        "email",    null,              25,      "name interest company")]
    [InlineData("phone",                        "phone",    null,              25,      "name interest company")]
    [InlineData("work_phone name",              "phone",    null,              50,      "interest company")]
    [InlineData("email name interest company",  "email",    null,              100,     "")]
    [InlineData("email first_name question",    "email",    null,              75,      "company")]
    [InlineData("email city country job_title", "email",    null,              25,      "name interest company")]
    [InlineData("email temperature",            "email",    null,              25,      "name interest company")]

    // A company's number needs somebody to ask for; its e-mail reaches somebody.
    [InlineData("company phone",                "phone",    "company-only",    50,      "name interest")]
    [InlineData("company phone name",           "phone",    null,              75,      "interest")]
    [InlineData("company phone last_name",      "phone",    null,              75,      "interest")]
    [InlineData("company phone email",          "email phone", null,           50,      "name interest")]
    [InlineData("company phone email",          "phone",    "company-only",    50,      "name interest")]

    // Nobody can be reached.
    [InlineData("",                             "",         "no-contact",      0,       "name contact interest company")]
    [InlineData("name interest",                "",         "no-contact",      50,      "contact company")]
    [InlineData("email name",                   "",         "invalid-contact", 25,      "contact interest company")]
    [InlineData("phone",                        "",         "invalid-contact", 0,       "name contact interest company")]
    public void Judge_TellsLeadsFromInterest(string answers, string valid, string? refusal, int completeness, string missing)
    {
        var judgement = LeadValidity.Judge(
            answers.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(a => a, _ => "x"),
            valid.Contains("email", StringComparison.Ordinal), valid.Contains("phone", StringComparison.Ordinal), hasSource: true);

        Assert.Equal((refusal, completeness, missing), (judgement.Refusal, judgement.Completeness, string.Join(' ', judgement.Missing)));
    }

    [Fact]
    public void Judge_MarksTheLead_WhenNobodySaidWhereItCameFrom()
    {
        var judgement = LeadValidity.Judge(new Dictionary<string, string> { ["email"] = "x", ["name"] = " " }, true, false, hasSource: false);

        Assert.True(judgement.IsLead);
        Assert.Equal(["name", "interest", "company", "source"], judgement.Missing);
    }
}
