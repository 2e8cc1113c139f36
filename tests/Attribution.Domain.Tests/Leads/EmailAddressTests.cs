#pragma warning disable format // The columns of tables stay aligned.
using Attribution.Domain.Leads;

namespace Attribution.Domain.Tests.Leads;

public sealed class EmailAddressTests
{
    [Theory]
    // One spelling for one address.
    [InlineData("anna@example.com",            "anna@example.com")]
    [InlineData("  Anna@EXAMPLE.com\t",        "anna@example.com")]
    [InlineData("ANNA.O+shop@example.com",     "anna.o+shop@example.com")]
    [InlineData("anna@bu\u0308cher.example",   "anna@xn--bcher-kva.example")]
    [InlineData("anna@B\u00dcCHER.example",    "anna@xn--bcher-kva.example")]
    [InlineData("a\u0304nna@example.com",      "\u0101nna@example.com")]
    [InlineData("a@b.c.example",               "a@b.c.example")]

    // Not the shape of an address.
    // No character, whatever the code says: the library that composes characters refuses U+FFFE.
    [InlineData("\uffff\ufffe", null)]
    [InlineData("anna\ufffe@example.com", null)]
    [InlineData("anna\ufdd0@example.com", null)]
    [InlineData("anna@exam\ufffeple.com", null)]
    [InlineData("",                            null)]
    [InlineData("anna",                        null)]
    [InlineData("@example.com",                null)]
    [InlineData("anna@",                       null)]
    [InlineData("anna@localhost",              null)]
    [InlineData("anna@example.com.",           null)]
    [InlineData("anna@example..com",           null)]
    [InlineData("anna@-example.com",           null)]
    [InlineData("anna@exa_mple.com",           null)]
    [InlineData("an na@example.com",           null)]
    [InlineData("anna@example.com, b@c.de",    null)]
    [InlineData("anna@b@example.com",          null)]
    [InlineData(".anna@example.com",           null)]
    [InlineData("an..na@example.com",          null)]
    [InlineData("Anna <anna@example.com>",     null)]
    [InlineData("anna\u0000@example.com",      null)]
    public void Canonical_IsOneSpelling_OrNothing(string text, string? canonical) => Assert.Equal(canonical, EmailAddress.Canonical(text));

    [Fact]
    public void Canonical_IsNothing_WhenTheTextIsTooLongOrNotUnicode()
    {
        Assert.Null(EmailAddress.Canonical(new string('a', 65) + "@example.com"));
        Assert.Null(EmailAddress.Canonical("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5))));
        Assert.Null(EmailAddress.Canonical("a\ud800@example.com"));
    }
}
