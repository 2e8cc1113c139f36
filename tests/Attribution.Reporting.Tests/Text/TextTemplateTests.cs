using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Text;

public class TextTemplateTests
{
    [Theory]
    [InlineData("no place",                         "no place")]
    [InlineData("{b} before {a}, {b} again",        "B before A, B again")]
    [InlineData("{n|one:# plan|other:# plans}",     "3 plans")]
    [InlineData("{n|few:one of a few|other:other}", "one of a few")]
    [InlineData("{n|one:#: yes|other:12:30}",       "12:30")]
    [InlineData("# stays outside of forms",         "# stays outside of forms")]
    public void Fill_PutsValuesIntoPlaces(string text, string expected) =>
        Assert.Equal(expected, TextTemplate.Parse(text).Fill(p => p == "n" ? "3" : p.ToUpperInvariant(), _ => text.Contains("few", StringComparison.Ordinal) ? PluralCategory.Few : PluralCategory.Other));

    [Fact]
    public void Places_AreNamedOnce() => Assert.Equal(["a", "b"], TextTemplate.Parse("{a|one:1|other:2} {b} {a}").Places);

    [Theory]
    [InlineData("{open",                      "A brace has no fellow")]
    [InlineData("close}",                     "A brace has no fellow")]
    [InlineData("{a{b}}",                     "A brace has no fellow")]
    [InlineData("{n|one:# plan}",             "has no form 'other'")]
    [InlineData("{n|several:# |other:# }",    "'several' in {n|several:# |other:# } is none of zero, one, few, many, other")]
    [InlineData("{n|0:#|other:#}",            "'0' in")]
    [InlineData("{n|one|other:#}",            "'one' in")]
    public void Parse_Throws_WhenTheTextIs(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => TextTemplate.Parse(text)).Message, StringComparison.Ordinal);
}
