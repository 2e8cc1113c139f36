using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>Companies meet however their names are written, and never through an e-mail provider.</summary>
public sealed class AccountTests
{
#pragma warning disable format // Columns are easier to read.
    [Theory]
    [InlineData("Acme",                  "acme")]
    [InlineData("  ACME, Inc. ",         "acme")]
    [InlineData("Acme GmbH & Co. KG",    "acme")]
    [InlineData("SIA \"Zaļā māja\"",     "zala maja")]
    [InlineData("Zala Maja",             "zala maja")]
    [InlineData("S.I.A. Zaļā-Māja",      "zala maja")]
    [InlineData("ООО «Ромашка»",         "ромашка")]
    [InlineData("შპს მზიური",            "მზიური")]
    [InlineData("Արարատ ՍՊԸ",            "արարատ")]
    [InlineData("Magyar Gyár Kft.",      "magyar gyar")]
    [InlineData("3M",                    "3m")]
    // A company that is called nothing but a legal form keeps it.
    [InlineData("AS",                    "as")]
    [InlineData("???",                   null)]
    [InlineData("",                      null)]
    [InlineData("half \ud800 a letter",  null)]
    public void Company_HasOneSpelling_WhenWrittenIn(string name, string? expected) => Assert.Equal(expected, Account.Company(name));

    [Theory]
    [InlineData("anna@acme.lv",          "acme.lv")]
    [InlineData("Anna@ACME.lv",          "acme.lv")]
    [InlineData("anna@mājas.lv",         "xn--mjas-qsa.lv")]
    [InlineData("acme.lv",               "acme.lv")]
    [InlineData(" Acme.LV ",             "acme.lv")]
    // Anybody can have an address there.
    [InlineData("anna@gmail.com",        null)]
    [InlineData("anna@inbox.lv",         null)]
    [InlineData("anna@mail.ru",          null)]
    [InlineData("freemail.hu",           null)]
    [InlineData("anna@example.com",      null)]
    [InlineData("no address",            null)]
    [InlineData("example",               null)]
    [InlineData("",                      null)]
#pragma warning restore format
    public void Domain_IsThatOfACompany_WhenReadFrom(string text, string? expected) => Assert.Equal(expected, Account.Domain(text));
}
