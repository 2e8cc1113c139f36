using Attribution.Reporting.Mail;
using Attribution.Reporting.Tests.Builders;

namespace Attribution.Reporting.Tests.Mail;

public class WeeklyMailTests
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 23, 7, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void Compose_SaysWhatTheReportSays()
    {
        var mail = WeeklyMail.Compose(Example.Report, Some.Week12, 1, Some.Anna(), new byte[] { 1, 2, 3 }, Morning, new Uri("https://reports.example.com/api/dashboard/mine?link=a"));

        Assert.Equal("Weekly channel report, week 12 of 2026", mail.Subject);
        Assert.Equal("weekly-report-2026-W12-anna.pdf", mail.FileName);
        Assert.Equal("weekly-report-2026-W12-anna", mail.MessageId);
        Assert.Equal(("anna@example.com", "Anna Ozola"), (mail.To, mail.ToName));
        Assert.Equal(("en", Morning), (mail.Language, mail.Date));
        Assert.Equal(
            """
            Weekly channel report
            Week 12 · 16–22 March 2026 · Anna Ozola · EUR

            87.4 leads were credited in week 12, 12.1% more than the week before (78.0).
            The largest part came from Paid search: 41.1 (47.0%).
            Paid social is above the allowed CPL, week 2 in a row (€43.54 against €35.00): it takes 36.0% of the cost and brings 25.8% of the leads.
            The cost of Paid social is incomplete (nothing for 21–22 March 2026), so its CPL is too low.
            Plans at an even pace or better: 1 of 2.

            Leads credited: 87.4 (+12.1%, vs 78.0 last week, plans ask for 70.9 a week)
            CPL (cost per lead): €31.21 (+4.0%, vs €30.01 last week, allowed €35.00–€50.00)
            Application conversion: 7.2% (−0.1 pt, 137 of 1,912 clicks)
            Plan fulfilment: 73.7% (1.7 ahead of pace, 250.6 of 340 · 2 plans, forecast 343.7)
            Spend: €2,727.47 (+16.5%, vs €2,341.00 last week)

            See the report in a browser:
            https://reports.example.com/api/dashboard/mine?link=a

            The full report is attached: weekly-report-2026-W12-anna.pdf

            """.ReplaceLineEndings("\r\n"),
            mail.Text);
    }

    [Fact]
    public void Compose_KeepsHeadersOnOneLine_WhenANameHasLineBreaks() =>
        Assert.Equal("Anna  Bcc: all", WeeklyMail.Compose(Example.Report, Some.Week12, 1, Some.Anna(name: "Anna\r\nBcc: all"), default, Morning).ToName);

    [Fact]
    public void Compose_NamesNoLink_WhenThereIsNone() =>
        Assert.DoesNotContain("browser", WeeklyMail.Compose(Example.Report, Some.Week12, 1, Some.Anna(), default, Morning).Text, StringComparison.Ordinal);

    [Fact]
    public void Compose_IsAnotherMail_WhenTheWeekWasReopened()
    {
        var mail = WeeklyMail.Compose(Example.Report, Some.Week12, 2, Some.Anna(), default, Morning);

        Assert.Equal("Corrected: weekly channel report, week 12 of 2026", mail.Subject);
        Assert.Equal("weekly-report-2026-W12-anna-revision-2", mail.MessageId);
    }
}
