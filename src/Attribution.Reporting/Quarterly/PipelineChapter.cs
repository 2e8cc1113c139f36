using Attribution.Domain.Bookings;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Charts;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>Deals on their way, what was won, and what each channel brought for its cost.</summary>
internal static class PipelineChapter
{
    private static readonly KpiTable Stages = new(
        Phrase.StagesHeading,
        Phrase.Stage,
        [
            new(Phrase.PipelineOpen, "open", Emphasis: Emphasis.Strong),
            new(Phrase.PipelineValue, "openValue"),
            new(Phrase.StageDays, "timeInStage"),
            new(Phrase.StageProbability, "probability", Phrase.ByHistory, Below.Figure, "probabilityByHistory"),
            new(Phrase.StageExpected, "expectedRevenue", Phrase.ByHistory, Below.Figure, "expectedRevenueByHistory"),
        ],
        Phrase.StagesCaption);

    private static readonly KpiTable Revenue = new(
        Phrase.RevenueHeading,
        Phrase.Channel,
        [
            new(Phrase.RevenueWon, "won", Phrase.RevenueWinRate, Below.Figure, "winRate"),
            new(Phrase.RevenueAmount, "wonRevenue", Emphasis: Emphasis.Strong),
            new(Phrase.Cost, "cost"),
            new(Phrase.RevenueRoas, "roas"),
            new(Phrase.RevenueCac, "cac"),
            new(Phrase.Cpl, "cpl"),
            new(Phrase.RevenueOpen, "openValue"),
        ],
        Phrase.RevenueCaption);

    /// <summary>A channel that has none of these stands in no table.</summary>
    private static readonly string[] Shown = ["won", "wonRevenue", "openValue", "cost"];

    /// <summary>The chapter; none when there were no deals.</summary>
    public static IEnumerable<ReportBlock> Of(QuarterContext quarter)
    {
        if (!quarter.Figures.Has(Areas.Pipeline, "opened", "open", "won", "lost"))
        {
            return [];
        }

        var total = quarter.Figures.Total(Areas.Pipeline)!;
        var stages = quarter.Figures.Lines(Areas.Pipeline, CutKind.Stage)
            .Where(line => line.Figures.Any(figure => figure.Numerator.Value != 0 && figure.Name is not "probability"))
            .Select(line => new KpiRow(quarter.Name(CutKind.Stage, line.Id), line)).ToList();
        var channels = Channels(quarter);
        var all = new KpiRow(quarter.Texts[Phrase.AllChannels], Joined(total, quarter.Figures.Total(Areas.Joint)));
        return
        [
            quarter.Chapter(Phrase.PipelineHeading),
            .. PipelineTiles.Of(total, quarter),
            .. Charts(stages, channels, quarter),
            .. Stages.Of(stages, null, quarter),
            .. Revenue.Of(channels, all, quarter),
            .. CustomerTable.Of(total, quarter),
            .. OtherCurrencies.Of([all, .. channels], quarter),
        ];
    }

    /// <summary>Channels that won, are winning or cost anything; the largest revenue first.</summary>
    private static IReadOnlyList<KpiRow> Channels(QuarterContext quarter)
    {
        var joint = quarter.Figures.Lines(Areas.Joint, CutKind.Channel).ToDictionary(line => line.Id, StringComparer.Ordinal);
        var deals = quarter.Figures.Lines(Areas.Pipeline, CutKind.Channel).ToDictionary(line => line.Id, StringComparer.Ordinal);
        return
        [
            .. deals.Keys.Union(joint.Keys, StringComparer.Ordinal)
                .Select(id => (Id: id, Line: Joined(deals.GetValueOrDefault(id) ?? new KpiLine(id, []), joint.GetValueOrDefault(id))))
                .Where(line => Shown.Any(figure => line.Line[figure] is { Numerator.Value: not 0 }))
                .OrderBy(line => line.Id is Cut.Nobody or Domain.Catalog.Channel.Unattributed)
                .ThenByDescending(line => line.Line["wonRevenue"]?.Numerator.Value ?? 0)
                .ThenBy(line => line.Id, StringComparer.Ordinal)
                .Select(line => new KpiRow(quarter.Name(CutKind.Channel, line.Id), line.Line, (int)CutKind.Channel)),
        ];
    }

    /// <summary>A line with the figures of two areas: those of the first where both have one.</summary>
    private static KpiLine Joined(KpiLine line, KpiLine? other) =>
        line with { Figures = [.. line.Figures, .. (other?.Figures ?? []).Where(figure => line.Figures.All(known => known.Name != figure.Name))] };

    private static IReadOnlyList<ReportBlock> Charts(IReadOnlyList<KpiRow> stages, IReadOnlyList<KpiRow> channels, QuarterContext quarter)
    {
        var (funnel, bars) = (Funnel(stages, quarter), Bars(channels, quarter));
        return funnel is not null && bars is not null ? [new Pair(funnel, bars)] : [.. new[] { funnel, bars }.OfType<ChartBlock>()];
    }

    private static ChartBlock? Funnel(IReadOnlyList<KpiRow> stages, QuarterContext quarter)
    {
        var steps = stages.Where(stage => stage.Line["open"] is not null).Select(stage => Step(stage, quarter)).ToList();
        var title = quarter.Texts[Phrase.StageFunnel];
        return steps.All(step => step.Value is null or 0)
            ? null
            : new ChartBlock(title, "", new FunnelChart(title, string.Join("; ", steps.Select(step => quarter.Labelled(step.Label, step.ValueLabel))), steps).Draw());
    }

    private static FunnelStep Step(KpiRow stage, QuarterContext quarter)
    {
        var open = stage.Line["open"]!.Numerator.Value;
        var value = stage.Line["openValue"] is { } worth ? $"{quarter.Print.Count(open)} · {quarter.Print.Value(worth)}" : quarter.Print.Count(open);
        return new FunnelStep(stage.Name, open, value, "");
    }

    private static ChartBlock? Bars(IReadOnlyList<KpiRow> channels, QuarterContext quarter)
    {
        var won = channels.Where(channel => channel.Line["wonRevenue"] is { Numerator.Value: > 0 }).ToList();
        if (won.Count == 0)
        {
            return null;
        }

        var title = quarter.Texts[Phrase.RevenueChart];
        Bar Of(KpiRow channel) => new(
            (long)(channel.Line["wonRevenue"]!.Numerator.Value * Domain.Measures.Money.MicrosPerUnit), quarter.Print.Value(channel.Line["wonRevenue"]!) ?? quarter.None, Emphasis.Strong);
        var chart = new BarChart(
            title,
            [.. won.Select(channel => channel.Name)],
            [new BarSeries("", [.. won.Select(Of)], null)],
            string.Join("; ", won.Select(channel => quarter.Labelled(channel.Name, Of(channel).Label))));
        return new ChartBlock(title, "", chart.Draw(240));
    }
}
