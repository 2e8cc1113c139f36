using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Text;

public class ReportFormatTests
{
    private static readonly ReportFormat English = new("en", "EUR");

    [Theory]
    [InlineData(0, "€0.00")]
    [InlineData(1_148_370_000, "€1,148.37")]
    [InlineData(1_234_567_890_000, "€1,234,567.89")]
    [InlineData(-12_500_000, "−€12.50")]
    // Half a cent goes to the even one.
    [InlineData(5_000, "€0.00")]
    [InlineData(15_000, "€0.02")]
    [InlineData(25_000, "€0.02")]
    [InlineData(25_001, "€0.03")]
    public void Money_HasTwoDecimals(long micros, string expected) => Assert.Equal(expected, English.Money(micros));

    [Theory]
    [InlineData("AMD", "֏1,200.00")]
    [InlineData("GEL", "₾1,200.00")]
    [InlineData("RUB", "₽1,200.00")]
    // Longer signs and codes stand apart from the number.
    [InlineData("CHF", "CHF 1,200.00")]
    [InlineData("HUF", "Ft 1,200.00")]
    public void Money_HasTheSignOfTheCurrency(string currency, string expected) =>
        Assert.Equal(expected, new ReportFormat("en", currency).Money(1_200_000_000).Replace('\u00a0', ' '));

    // Spaces that do not break are printed as plain ones here.
    [Theory]
    [InlineData("lv", "1 234,50 €", "12,3%")]
    [InlineData("ru", "1 234,50 €", "12,3 %")]
    [InlineData("hu", "1 234,50 €", "12,3%")]
    [InlineData("hy", "1 234,50 €", "12,3%")]
    [InlineData("ka", "1 234,50 €", "12,3%")]
    public void Format_FollowsTheLanguage(string language, string money, string percent)
    {
        var format = new ReportFormat(language, "EUR");

        Assert.Equal(money, Plain(format.Money(1_234_500_000)));
        Assert.Equal(percent, Plain(format.Percent(0.123m)));
    }

    [Theory]
    [InlineData(0.0589, "5.9%")]
    [InlineData(1, "100.0%")]
    [InlineData(12.3456, "1,234.6%")]
    [InlineData(0.0005, "0.0%")]
    [InlineData(0.0015, "0.2%")]
    public void Percent_HasOneDecimal(double share, string expected) => Assert.Equal(expected, English.Percent((decimal)share));

    [Theory]
    [InlineData(0.1205, "+12.0%")]
    [InlineData(-0.034, "−3.4%")]
    [InlineData(0.0004, null)]
    [InlineData(-0.0004, null)]
    public void Change_HasASign_OrIsNothing(double share, string? expected) => Assert.Equal(expected, English.Change((decimal)share));

    [Theory]
    [InlineData("2026-03-16", "2026-03-22", "16–22 March 2026")]
    [InlineData("2026-03-30", "2026-04-05", "30 March – 5 April 2026")]
    [InlineData("2025-12-29", "2026-01-04", "29 December 2025 – 4 January 2026")]
    [InlineData("2026-03-11", "2026-03-11", "11 March 2026")]
    public void Days_NamesEachPartOnce(string first, string last, string expected) => Assert.Equal(
        expected,
        English.Days(DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
