using Attribution.Domain.Catalog;
using Attribution.Reporting.Model;
using Attribution.Reporting.Tests.Builders;
using Attribution.Reporting.Tests.Tools;

namespace Attribution.Reporting.Tests.Quarterly;

public class OwnChapterTests
{
    [Fact]
    public void Marketer_ReadsOfTheOwnLeads_AndOfNothingElse()
    {
        var blocks = Some.Report(QuarterExample.Figures, Some.Anna()).Blocks.SkipWhile(block => block is not Chapter).ToList();

        Assert.Equal(["Your leads", "Your leads beside all leads", "How warm they came"], blocks.Where(block => block.Heading is not null).Select(block => block.Heading));
        Assert.Equal(["This week among your leads: qualified 21.4, rejected 6, became customers 2, came back 1."], blocks.OfType<Sentences>().Single().Lines);
        Assert.Equal(
            ["Qualified leads | 51.8% | 331.5 / 640.2", "Score | 61.0", "Became customers | 11.1% | 62.4 / 561.0", "Days to customer | 27.4", "Won revenue | €81,250.40"],
            Rows.Of(blocks.OfType<HeadlineTiles>().Single()));
        Assert.StartsWith("Yours | 640.2/561 | 51.8%/331.5 / 640.2 | 11.2%/71.4 / 640.2 | ", Rows.Of(blocks.OfType<DataTable>().First())[1], StringComparison.Ordinal);
        Assert.StartsWith("All leads | 934.0/824 | ", Rows.Of(blocks.OfType<DataTable>().First())[2], StringComparison.Ordinal);
        Assert.Equal(
            ["Whose leads | Hot | Warm | Cold", "Yours | 18.9%/121.0 / 640.2 | 35.9%/230.1 / 640.2 | 45.2%/289.1 / 640.2", "All leads | 18.0%/168 / 934 | 35.4%/331 / 934 | 42.9%/401 / 934"],
            Rows.Of(blocks.OfType<DataTable>().Last()));
    }

    [Fact]
    public void Head_ReadsEveryChapter() => Assert.Equal(
        ["Lead quality and life", "Pipeline and revenue by channel", "Events of the quarter", "Personas and the buying journey"],
        Some.Report(QuarterExample.Figures).Blocks.OfType<Chapter>().Select(chapter => chapter.Heading));

    [Fact]
    public void Marketer_WithoutLeads_ReadsNoChapter() =>
        Assert.Empty(Some.Report(QuarterExample.Figures, new Marketer("bruno", "Bruno", "b@example.com", MarketerRole.Marketer, "Europe/Riga", DayOfWeek.Monday, new TimeOnly(7, 0))).Blocks.OfType<Chapter>());
}
