#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Functions.Protection;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Tests.Protection;

/// <summary>By what a text is known to be about somebody, and by what it is not.</summary>
public sealed class QuotationTests
{
    [Theory]
    //           text                                        words                 holds
    [InlineData("Mail to ANNA@example.com bounced.",         "anna@Example.com",   true)]
    [InlineData("{\"name\":\"\\u0100nna B\\u0113rzi\\u0146a\"}", "Ānna Bērziņa",       true)]
    [InlineData("?to=anna%40example.com",                    "anna@example.com",   true)]
    [InlineData("?name=anna+berzina&x",                      "Anna Berzina",       true)]
    [InlineData("Call 20 911-733 or +371 (20) 911 733.",     "+371 20 911 733",    true)]
    [InlineData("37120911733",                               "+371 20 911 733",    true)]
    // Somebody else.
    [InlineData("Mail to anna@example.org bounced.",         "anna@example.com",   false)]
    [InlineData("Call +371 20 911 734.",                     "+371 20 911 733",    false)]
    // Too few digits to be anybody's number alone.
    [InlineData("Line 12, byte 3456",                        "12 34",              false)]
    public void Holds_FindsWords_HoweverTheyAreWritten(string text, string words, bool holds) => Assert.Equal(holds, Quotation.Holds(text, words));

    [Theory]
    //           field         answer                               ways
    [InlineData("email",       "anna@example.com",                  "anna@example.com")]
    [InlineData("work_email",  "anna@example.com\nboss@example.com", "anna@example.com, boss@example.com")]
    [InlineData("phone",       " +371 20 911 733 ",                 "+371 20 911 733")]
    // What people type instead stands in any text: whoever it were looked for by would take others with them.
    [InlineData("phone",       "0",                                 "")]
    [InlineData("phone",       "-",                                 "")]
    [InlineData("work_phone",  "12 34 56",                          "")]
    [InlineData("email",       "none",                              "")]
    [InlineData("email",       "@",                                 "")]
    [InlineData("email",       "a@b",                               "")]
    [InlineData("name",        "anna@example.com",                  "")]
    public void Ways_AreAddressesAndNumbersAlone(string field, string answer, string ways) =>
        Assert.Equal(ways, string.Join(", ", ContactTexts.Ways(new Dictionary<string, string> { [field] = answer })));

    [Theory]
    //           name             first    last         names
    [InlineData("Anna Bērziņa",   "",      "",          "Anna Bērziņa")]
    [InlineData("",               "Anna",  "Bērziņa",   "Anna Bērziņa, Bērziņa Anna")]
    [InlineData("Anna",           "Anna",  "",          "")]
    public void Names_AreOfTwoWordsAtLeast(string name, string first, string last, string names) =>
        Assert.Equal(names, string.Join(", ", ContactTexts.Names(new Dictionary<string, string> { ["name"] = name, ["first_name"] = first, ["last_name"] = last })));
}
