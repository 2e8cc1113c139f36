using System.Globalization;
using Spectre.Console;

namespace Attribution.Benchmarks.Scale;

/// <summary>The result as text: what comes, what it takes, where it ends, what a month costs, and what to set.</summary>
internal sealed class ScaleReport(IAnsiConsole console)
{
    private const double Million = 1_000_000;

    public void Write(ScaleResult result)
    {
        Head(result);
        Channels(result);
        Resources(result);
        Walls(result);
        Bill(result.Month);
        console.WriteLine();
        console.WriteLine("What to set:");
        console.WriteLine(ScaleJson.Settings(result));
    }

    private void Head(ScaleResult result)
    {
        var (traffic, peak) = (result.Options.Traffic, result.Peak);
        console.WriteLine(Line($"{traffic.EventsPerSecond:N0} events/s on average, {peak.Traffic.EventsPerSecond:N0} in the busiest hour, in {peak.RequestsPerSecond:N0} requests/s; {traffic.Repetitions:P0} of them come twice."));
        console.WriteLine(Line($"{traffic.Visitors:P0} of the clicks name a visitor; {traffic.LeadsPerDay:N0} leads a day; {traffic.Marketers:N0} marketers with a plan each."));
        console.WriteLine(Line($"In the busiest hour: {peak.Writers} instances take requests, {peak.Folds.Instances} fold, {peak.LeadInstances} credit leads."));
        console.WriteLine(Line($"{peak.Commits.Transactions.PerSecond:N0} transactions/s of events, and {peak.Commits.Failed.PerSecond:N0} that came too late or met a repetition; {peak.Folds.Messages.PerSecond:N1} messages/s ask for folding."));
        console.WriteLine(Line($"Answers: half within {peak.Commits.MedianMilliseconds + peak.Assumptions.TransactionMilliseconds:N0} ms, all but one in a hundred within {peak.Commits.P99Milliseconds + peak.Assumptions.TransactionMilliseconds:N0} ms. Figures follow after {result.Setup.GatherMilliseconds / 1_000.0:0.##} s and more."));
        console.WriteLine();
    }

    private void Channels(ScaleResult result)
    {
        var table = Table("channel", "events/s", "busiest hour", "a request", "shards", "slice, s", "partitions a day", "events a transaction", "busiest partition", "of the target");
        foreach (var load in result.Channels)
        {
            table.AddRow(
                load.Channel.Name, Text(load.Channel.EventsPerSecond), Text(load.Channel.EventsPerSecond * result.Options.Traffic.Peak), Text(load.Channel.Batch), Text(load.Layout.Shards),
                Text(86_400.0 / load.Layout.Slices, "0.0"), Text(load.PartitionsPerDay), Text(load.Group, "0.0"), Text(load.Busiest), Share(load.Busiest / Targets.Partition));
        }

        console.Write(table);
        console.WriteLine();
    }

    private void Resources(ScaleResult result)
    {
        var table = Table("resource in the busiest hour", "load", "target", "of it", "", "moved by").RightAlignedUpTo(3);
        foreach (var resource in result.Resources)
        {
            var decimals = resource.Load < 10 ? "0.##" : "N0";
            table.AddRow(resource.Name, $"{Text(resource.Load, decimals)} {resource.Unit}", Text(resource.Target), Share(resource.Share), resource.Fits ? "fits" : "BREAKS", resource.MovedBy);
        }

        console.Write(table);
        console.WriteLine();
    }

    private void Walls(ScaleResult result)
    {
        foreach (var (wall, number) in result.Walls.Select((wall, i) => (wall, i)))
        {
            console.WriteLine(Line(
                $"{(number == 0 ? "The design stops" : "Then")} at {wall.EventsPerSecond:N0} events/s ({wall.PeakPerSecond:N0} in the busiest hour): {wall.Resource.Name}; moved by {wall.Resource.MovedBy}."));
        }

        if (result.Walls.Count == 0)
        {
            console.WriteLine("Sixty-four times as much fits, too.");
        }

        console.WriteLine();
    }

    private void Bill(Month month)
    {
        console.WriteLine(Line($"A month of {Month.Days} days: {month.Events / Million:N0} million events in {month.Requests / Million:N0} million requests."));
        var table = Table("paid for", "number", "unit", "$ each", "$").RightAlignedUpTo(1);
        foreach (var line in month.Bill)
        {
            table.AddRow(line.What, Text(line.Number), line.Unit, Text(line.Dollars, "0.000"), Text(line.Cost, "N2"));
        }

        table.AddRow("together", "", "", "", Text(month.Bill.Sum(line => line.Cost), "N2"));
        console.Write(table);
        console.WriteLine(Line($"Not in it: {month.LogGigabytes:N0} GB of logs, which Azure Monitor bills by the region's price. Fewer, larger requests write fewer."));
    }

    private static Table Table(params string[] columns)
    {
        var table = new Table();
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        table.Columns[0].LeftAligned();
        return table;
    }

    private static string Share(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static string Text(double number, string format = "N0") => number.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Columns of figures beside columns of words.</summary>
internal static class TableAlignment
{
    /// <summary>Aligns what comes after a column to the left.</summary>
    public static Table RightAlignedUpTo(this Table table, int column)
    {
        foreach (var later in table.Columns.Skip(column + 1).Where(later => later.Header is not null))
        {
            later.LeftAligned();
        }

        return table;
    }
}
