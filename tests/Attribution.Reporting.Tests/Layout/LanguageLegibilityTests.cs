using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Text;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Tests.Layout;

/// <summary>Reports of every language, as they come and with all that can be long: names, counts, amounts.</summary>
public class LanguageLegibilityTests
{
    public static TheoryData<string> Languages => LanguageFile.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public void Week_IsLegible(string language)
    {
        var report = Some.Report(Example.Reported, texts: ReportTexts.In(language));

        Assert.Empty(ReportLegibility.Faults(report));
        Assert.InRange(ReportLegibility.Pages(report), 1, 3);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Week_IsLegible_WithLongNamesAndLongNumbers(string language) =>
        Assert.Empty(ReportLegibility.Faults(Some.Report(Long, Some.Anna(name: "Konstantīns Ābolkalniņš-Rozenbergs"), ReportTexts.In(language))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Week_IsLegible_WithManyPlans(string language)
    {
        var plans = Enumerable.Range(1, 6).Select(i => Some.Plan($"plan-{i}-of-the-first-quarter", "bruno", target: 300 * i, credited: 219.5m * i)).ToList();

        Assert.Empty(ReportLegibility.Faults(Some.Report(Some.Reported(Example.Week with { Plans = plans }), Some.Anna(MarketerRole.Head), ReportTexts.In(language))));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Week_IsLegible_WithoutAnything(string language)
    {
        Assert.Empty(ReportLegibility.Faults(Some.Report(Some.Reported(Some.Week()), texts: ReportTexts.In(language))));
        Assert.Empty(ReportLegibility.Faults(Some.Report(Some.Reported(Some.Week([], [Some.Plan(credited: 0, cost: null)])), texts: ReportTexts.In(language))));
    }

    private static ReportedWeek Long { get; } = Example.Reported with
    {
        Figures = Some.Week(
            [
                Some.Channel(
                    "Kontekstuālā reklāma meklēšanā un mediju tīklā", 41_041.0421m, 1_148_123_456.37m, 12_120_432, 710_123, new Reach.Exact(158_210_000),
                    [new(Measure.Clicks, "google-ads", 12_310_000), new(Measure.Cost, "google-ads-manager-account", 1_200_000_000_000_000)], "paid-search", 981_033_000, 2_345.5m),
                Some.Channel(
                    "Գովազդ սոցիալական ցանցերում և հաղորդակցական հավելվածներում", 22_531.7m, 981_123_456.10m, 4_860_123, 381_123, new Reach.Between(70_110_000, 206_700_000),
                    [], "paid-social", 1_204_000_000),
                Some.Channel("საინფორმაციო ელფოსტა და შეტყობინებები", 14_214.2m, 118_000_000.00m, 164_123, 19_123, new Reach.Exact(6_300_000), id: "e-mail"),
                Some.Channel("Csatornamenedzsment és partnerkapcsolatok", 7_026.2m, 480_480_480.00m, 58_123, 9_123, id: "webinars"),
                Some.Unattributed(12_345.6m),
            ],
            [Some.Plan("the-plan-of-the-whole-marketing-department-2026", target: 100_000, allowedCpl: 35_000, budget: 9_000_000_000, credited: 81_219.5m, cost: 2_136_832_801.55m)],
            outside: 12_345.6m,
            currency: "AMD"),
    };
}
