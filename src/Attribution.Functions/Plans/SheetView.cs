using Attribution.Domain.Models;
using Attribution.Domain.Plans;

namespace Attribution.Functions.Plans;

/// <summary>The leads behind figures as JSON, a page at a time.</summary>
internal static class SheetView
{
    private const decimal UnitsPerLead = ModelCredits.Lead;

    /// <summary>A page of the sheet. The sum is that of all lines, whichever are shown.</summary>
    public static object Of(IReadOnlyList<SheetLine> lines, PlanQuestion question)
    {
        var shown = lines.Skip(question.Offset).Take(question.Limit).Select(Line).ToList();
        var more = question.Offset + (long)shown.Count < lines.Count;
        return new
        {
            Lines = lines.Count,
            Sum = Leads(lines.Sum(line => line.Units)),
            question.Offset,
            Shown = shown.Count,
            More = more,
            Next = more ? question.Offset + shown.Count : (int?)null,
            Leads = shown,
        };
    }

    /// <summary>Leads from billionths, exactly.</summary>
    public static decimal Leads(long units) => units / UnitsPerLead;

    public static object Of(ChannelUnits credit) => new { credit.Channel, credit.Campaign, Leads = Leads(credit.Units) };

    private static object Line(SheetLine line) => new
    {
        line.Lead,
        line.Day,
        line.Plan,
        line.Version,
        Model = FigureView.Name(line.Model),
        Credit = Leads(line.Units),
        Channels = line.Channels.Select(Of).ToList(),
        line.Rules,
    };
}
