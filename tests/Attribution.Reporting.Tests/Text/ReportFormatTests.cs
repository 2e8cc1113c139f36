using System.Globalization;
using Attribution.Reporting.Text;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Reporting.Tests.Text;

/// <summary>Spaces that do not break are printed as underscores here, so that they can be seen.</summary>
public class ReportFormatTests
{
    private static readonly ReportFormat English = new("en", "EUR");

    public static TheoryData<string> Languages => LanguageFile.Languages;

    [Theory]
    [InlineData(0, "€0.00")]
    [InlineData(1_148_370_000, "€1,148.37")]
    [InlineData(1_234_567_890_000, "€1,234,567.89")]
    [InlineData(-12_500_000, "−€12.50")]
    // Half a cent goes to the even one.
    [InlineData(5_000, "€0.00")]
    [InlineData(-5_000, "€0.00")]
    [InlineData(15_000, "€0.02")]
    [InlineData(25_000, "€0.02")]
    [InlineData(25_001, "€0.03")]
    public void Money_HasTwoDecimals(long micros, string expected) => Assert.Equal(expected, English.Money(micros));

    [Theory]
    // currency, in English, in the other languages
    [InlineData("EUR", "€1,200.00",    "1_200,00_€")]
    [InlineData("USD", "$1,200.00",    "1_200,00_$")]
    [InlineData("GBP", "£1,200.00",    "1_200,00_£")]
    [InlineData("AMD", "֏1,200.00",    "1_200,00_֏")]
    [InlineData("GEL", "₾1,200.00",    "1_200,00_₾")]
    [InlineData("RUB", "₽1,200.00",    "1_200,00_₽")]
    [InlineData("UAH", "₴1,200.00",    "1_200,00_₴")]
    // Longer signs and codes stand apart from the number.
    [InlineData("PLN", "zł_1,200.00",  "1_200,00_zł")]
    [InlineData("CHF", "CHF_1,200.00", "1_200,00_CHF")]
    // Currencies whose smallest unit is not a hundredth.
    [InlineData("HUF", "Ft_1,200",     "1_200_Ft")]
    [InlineData("JPY", "JPY_1,200",    "1_200_JPY")]
    [InlineData("KWD", "KWD_1,200.000", "1_200,000_KWD")]
    public void Money_HasTheSignAndTheDecimalsOfTheCurrency(string currency, string english, string others)
    {
        Assert.Equal(english, Seen(new ReportFormat("en", currency).Money(1_200_000_000)));
        Assert.All(ReportTexts.Languages.Skip(1), l => Assert.Equal(others, Seen(new ReportFormat(l, currency).Money(1_200_000_000))));
    }

    [Theory]
    // count, money, below zero, percentage, change, leads
    [InlineData("en", "58,210", "€1,148.37",  "−€12.50",   "5.9%",   "+12.5%",  "1,041.0")]
    [InlineData("hy", "58_210", "1_148,37_€", "−12,50_€",  "5,9%",   "+12,5%",  "1_041,0")]
    [InlineData("ka", "58_210", "1_148,37_€", "−12,50_€",  "5,9%",   "+12,5%",  "1_041,0")]
    [InlineData("hu", "58_210", "1_148,37_€", "−12,50_€",  "5,9%",   "+12,5%",  "1_041,0")]
    [InlineData("lv", "58_210", "1_148,37_€", "−12,50_€",  "5,9%",   "+12,5%",  "1_041,0")]
    [InlineData("ru", "58_210", "1_148,37_€", "−12,50_€",  "5,9_%",  "+12,5_%", "1_041,0")]
    public void Numbers_FollowTheLanguage(string language, params string[] expected)
    {
        var format = new ReportFormat(language, "EUR");

        Assert.Equal(
            expected,
            new[] { format.Count(58_210), format.Money(1_148_370_000), format.Money(-12_500_000), format.Percent(0.0589m), format.Change(0.125m)!, format.Tenths(10_410) }.Select(Seen));
    }

    [Theory]
    [InlineData(0.0589, "5.9%")]
    [InlineData(1, "100.0%")]
    [InlineData(12.3456, "1,234.6%")]
    [InlineData(0.0005, "0.0%")]
    [InlineData(-0.0004, "0.0%")]
    [InlineData(0.0015, "0.2%")]
    public void Percent_HasOneDecimal(double share, string expected) => Assert.Equal(expected, English.Percent((decimal)share));

    [Theory]
    [InlineData(0.1205, "+12.0%", "+12.0")]
    [InlineData(-0.034, "−3.4%",  "−3.4")]
    [InlineData(0.0004, null,     null)]
    [InlineData(-0.0004, null,    null)]
    public void Change_HasASign_OrIsNothing(double share, string? change, string? points) =>
        Assert.Equal((change, points), (English.Change((decimal)share), English.Points((decimal)share)));

    [Theory]
    [InlineData(0.125, "0.12")]
    [InlineData(1, "1.00")]
    public void Ratio_HasTwoDecimals(double ratio, string expected) => Assert.Equal(expected, English.Ratio((decimal)ratio));

    [Theory]
    [InlineData("en", "11 March 2026",        "16–22 March 2026",           "30 March – 5 April 2026",             "29 December 2025 – 4 January 2026")]
    [InlineData("hy", "2026_թ. մարտի 11",     "2026_թ. մարտի 16–22",        "2026_թ. մարտի 30 – ապրիլի 5",         "2025_թ. դեկտեմբերի 29 – 2026_թ. հունվարի 4")]
    [InlineData("ka", "2026 წლის 11 მარტი",   "2026 წლის 16–22 მარტი",      "2026 წლის 30 მარტი – 5 აპრილი",       "2025 წლის 29 დეკემბერი – 2026 წლის 4 იანვარი")]
    [InlineData("hu", "2026. március 11.",    "2026. március 16–22.",       "2026. március 30. – április 5.",      "2025. december 29. – 2026. január 4.")]
    [InlineData("lv", "2026. gada 11. marts", "2026. gada 16.–22. marts",   "2026. gada 30. marts – 5. aprīlis",   "2025. gada 29. decembris – 2026. gada 4. janvāris")]
    [InlineData("ru", "11 марта 2026_г.",     "16–22 марта 2026_г.",        "30 марта – 5 апреля 2026_г.",         "29 декабря 2025_г. – 4 января 2026_г.")]
    public void Days_NamesEachPartOnce(string language, params string[] expected)
    {
        var format = new ReportFormat(language, "EUR");

        Assert.Equal(
            expected,
            new[]
            {
                format.Days(new(2026, 3, 11), new(2026, 3, 11)),
                format.Days(new(2026, 3, 16), new(2026, 3, 22)),
                format.Days(new(2026, 3, 30), new(2026, 4, 5)),
                format.Days(new(2025, 12, 29), new(2026, 1, 4)),
            }.Select(Seen));
    }

    // What has been the same in all versions of the data that machines bring along.
    [Theory]
    [MemberData(nameof(Languages))]
    public void MonthsAndDecimalSign_AreThoseThatTheMachineKnows(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);

        Assert.Equal(culture.DateTimeFormat.MonthGenitiveNames.Take(12), DateManner.Of(language).Months);
        Assert.Equal(culture.NumberFormat.NumberDecimalSeparator, NumberManner.Of(language).Format.NumberDecimalSeparator);
        Assert.Equal(culture.NumberFormat.CurrencyPositivePattern is 0 or 2, English.Money(0)[0] == '€' && language == "en");
    }

    [Fact]
    public void Formats_AreThoseOfTheLanguage_WhateverTheCultureOfTheMachine()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = All();
        try
        {
            foreach (var culture in new[] { "ar-SA", "de-CH", "fa-IR", "hi-IN", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, All());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static IReadOnlyList<string> All() =>
        [
            .. from language in ReportTexts.Languages
               let format = new ReportFormat(language, "EUR")
               from text in new[] { format.Count(-1_234_567), format.Money(-1_234_560_000), format.Percent(0.5m), format.Day(new(2026, 3, 9)) }
               select text,
        ];
    }

    [Fact]
    public void Format_IsRefused_WhenTheLanguageIsNotOurs() => Assert.Throws<ArgumentException>(() => new ReportFormat("de", "EUR"));

    private static string Seen(string text) => text.Replace('\u00a0', '_');
}
