using System.Globalization;
using Attribution.Local.Expectations;
using Spectre.Console;

namespace Attribution.Local.Steps;

/// <summary>The numbers at the end, as two small tables.</summary>
internal static class Summary
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-GB");

    public static void Write(IAnsiConsole console, ExpectedFigures figures)
    {
        var channels = Table("Channel", "Clicks", "Applications", "Leads", "Cost, EUR", "CPL, EUR");
        foreach (var line in figures.Channels.OrderByDescending(line => line.LeadUnits).Append(figures.Total))
        {
            channels.AddRow(Markup.Escape(line.Name), Count(line.Clicks), Count(line.Applications), line.Leads.ToString("N1", Culture), Money(line.Cost), Money(line.CplMicros / 1_000_000m));
        }

        var plans = Table("Plan", "Marketer", "Leads", "Target", "Fulfilled", "CPL, EUR", "Allowed");
        foreach (var plan in figures.Plans)
        {
            plans.AddRow(Markup.Escape(plan.Id), Markup.Escape(plan.Marketer), plan.Leads.ToString("N1", Culture), Count(plan.TargetLeads), plan.Fulfilment.ToString("P1", Culture),
                Money(plan.Cpl), Money(plan.AllowedCpl));
        }

        console.Write(channels);
        console.Write(plans);
    }

    private static Table Table(string first, params string[] numbers)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(first);
        foreach (var name in numbers)
        {
            table.AddColumn(name, column => column.Alignment = name == "Marketer" ? Justify.Left : Justify.Right);
        }

        return table;
    }

    private static string Count(long? value) => value?.ToString("N0", Culture) ?? "–";

    private static string Money(decimal? value) => value?.ToString("N2", Culture) ?? "–";
}
