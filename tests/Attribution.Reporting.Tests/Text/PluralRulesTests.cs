using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Text;

/// <summary>One table for each language, with words that a native speaker can check.</summary>
public class PluralRulesTests
{
    [Theory]
    // English: one lead, everything else leads; decimals are read as a plural even when they are zeros.
    [InlineData("en", "one: 1", "other: 0 2 3 5 11 21 22 25 100 101 111 1.0 1.5 2.5 0.1 1,001")]
    // Armenian: 0, 1 and what lies between 1 and 2.
    [InlineData("hy", "one: 0 1 0,5 1,0 1,5", "other: 2 3 5 11 21 22 25 100 101 111 2,0 2,5 1 001")]
    // Georgian and Hungarian: 1, with or without decimals.
    [InlineData("ka", "one: 1 1,0 1,00", "other: 0 2 3 5 11 21 22 25 100 101 111 1,5 2,5 1 001")]
    [InlineData("hu", "one: 1 1,0 1,00", "other: 0 2 3 5 11 21 22 25 100 101 111 1,5 2,5 1 001")]
    // Latvian: 10 līdu, 21 līds, 22 līdi; also by the last printed decimal.
    [InlineData("lv", "zero: 0 10 11 12 19 20 100 111 1 000 10,0 11,0 0,11", "one: 1 21 101 1 001 1,0 0,1 2,1 0,21", "other: 2 3 5 9 22 25 102 1,5 2,5 11,5 0,22")]
    // Russian: 21 лид, 22 лида, 25 лидов, 1,5 лида.
    [InlineData("ru", "one: 1 21 31 101 1 001", "few: 2 3 4 22 23 24 102 104", "many: 0 5 11 12 14 19 20 25 100 111 112 1 000", "other: 0,0 1,0 1,5 2,5 5,0 21,0")]
    public void Of_FollowsTheLanguage(string language, params string[] rows)
    {
        Assert.Equal(PluralRules.Categories(language).Select(c => c.ToString().ToLowerInvariant()), rows.Select(r => r.Split(':')[0]));
        foreach (var row in rows)
        {
            var (category, numbers) = (row.Split(": ")[0], row.Split(": ")[1]);
            foreach (var number in numbers.Replace("1 00", "1\u00a000", StringComparison.Ordinal).Split(' '))
            {
                var read = PrintedNumber.Read(number, NumberManner.Of(language));
                Assert.NotNull(read);
                Assert.Equal((number, category), (number, PluralRules.Of(language, read.Value).ToString().ToLowerInvariant()));
            }
        }
    }

    [Theory]
    // As ReportFormat prints them:  whole, printed decimals, those as a number
    [InlineData("en", "1",            1,      0, 0)]
    [InlineData("en", "1.0",          1,      1, 0)]
    [InlineData("en", "1,234.05",     1234,   2, 5)]
    [InlineData("en", "−2.5",         2,      1, 5)]
    [InlineData("en", "+2.5",         2,      1, 5)]
    [InlineData("ru", "1\u00a0234,50", 1234,  2, 50)]
    public void Read_SeesWhatIsPrinted(string language, string text, int whole, int decimals, int fraction)
    {
        var number = PrintedNumber.Read(text, NumberManner.Of(language))!.Value;

        Assert.Equal((whole, decimals, fraction), (number.Whole, number.Decimals, number.Fraction));
    }

    [Theory]
    [InlineData("–")]
    [InlineData("")]
    [InlineData("€1.00")]
    [InlineData("5%")]
    [InlineData("3–5")]
    [InlineData("Anna")]
    public void Read_IsNothing_WhenTheTextIsNoPlainNumber(string text) => Assert.Null(PrintedNumber.Read(text, NumberManner.Of("en")));
}
