using Attribution.Reporting.Pdf;

namespace Attribution.Reporting.Tests.Pdf;

public class TextWrapTests
{
    // Every character is one wide.
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 13, "one two three")]
    [InlineData("", 5, "")]
    // After a hyphen, a slash, an underscore.
    [InlineData("scale-up now", 8, "scale-up|now")]
    [InlineData("scale-up now", 7, "scale-|up now")]
    [InlineData("search/brand_lv", 8, "search/|brand_lv")]
    // A word that is too wide is broken anywhere.
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("ab cdefghij", 4, "ab|cdef|ghij")]
    // A space that would be too much hangs over the end.
    [InlineData("abcd efgh", 4, "abcd|efgh")]
    // Never between number and unit: a space that does not break.
    [InlineData("cost 1\u00a0200 more", 8, "cost|1\u00a0200|more")]
    // A soft hyphen is seen only where the line ends.
    [InlineData("appli\u00adcations", 12, "applications")]
    [InlineData("appli\u00adcations", 8, "appli-|cations")]
    [InlineData("no appli\u00adcations", 9, "no appli-|cations")]
    [InlineData("no appli\u00adcations", 8, "no|appli-|cations")]
    // A surrogate pair is one character of two units.
    [InlineData("🚀🚀🚀", 4, "🚀🚀|🚀")]
    // Nothing fits, but there is progress.
    [InlineData("abc", 0, "a|b|c")]
    public void Lines_BreaksWhereItMay(string text, double width, string lines) =>
        Assert.Equal(lines.Split('|'), TextWrap.Lines(text, width, t => t.Length));

    [Theory]
    [InlineData("one two three", 7, 2, "one two|three")]
    [InlineData("one two three four five", 9, 2, "one two|three f…")]
    [InlineData("one two three", 8, 1, "one two…")]
    public void Lines_EndsInAnEllipsis_WhenThereAreTooMany(string text, double width, int most, string lines) =>
        Assert.Equal(lines.Split('|').Length, TextWrap.Lines(text, width, t => t.Length, most).Count);
}
