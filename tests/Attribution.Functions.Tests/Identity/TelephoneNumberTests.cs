#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Functions.Identity;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Identity;

public sealed class TelephoneNumberTests
{
    [Theory]
    //          as written               form says         setting  E.164            can be called
    [InlineData("+1 202-555-0143",       null,             null,    "+12025550143",  true)]
    [InlineData("+12025550143",          "LV",             "LV",    "+12025550143",  true)]
    [InlineData(" +1 (202) 555 0143 ",   null,             null,    "+12025550143",  true)]
    [InlineData("tel:+1-202-555-0143",   null,             null,    "+12025550143",  true)]
    [InlineData("\uff0b\uff11 202 555 0143", null,         null,    "+12025550143",  true)]
    // National numbers: the form's country before the setting.
    [InlineData("(202) 555-0143",        "US",             null,    "+12025550143",  true)]
    [InlineData("202 555 0143",          "united states",  "LV",    "+12025550143",  true)]
    [InlineData("202 555 0143",          "USA",            null,    "+12025550143",  true)]
    [InlineData("20 000 000",            null,             "LV",    "+37120000000",  true)]
    [InlineData("0037120000000",         null,             "LV",    "+37120000000",  true)]
    [InlineData("20000000",              "LV",             "US",    "+37120000000",  true)]
    // Nobody knows of which country.
    [InlineData("20 000 000",            null,             null,    null,            true)]
    [InlineData("202 555 0143",          "Atlantis",       null,    null,            true)]
    [InlineData("202 555 0143",          "ZZ",             null,    null,            true)]
    // No number at all.
    [InlineData("+1 202",                null,             "US",    null,            false)]
    [InlineData("+999 20000000",         null,             null,    null,            false)]
    [InlineData("12345",                 null,             "LV",    null,            false)]
    [InlineData("call me 20000000",      null,             null,    null,            false)]
    [InlineData("",                      null,             "LV",    null,            false)]
    public void Canonical_IsE164_OrNothing(string text, string? country, string? setting, string? number, bool isPlausible)
    {
        var numbers = new TelephoneNumbers(Options.Create(new AttributionOptions { Country = setting }));

        Assert.Equal(number, numbers.Canonical(text, country));
        Assert.Equal(isPlausible, numbers.IsPlausible(text, country));
    }
}
