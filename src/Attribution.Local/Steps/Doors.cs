using System.Globalization;
using Attribution.Local.Demo;
using Spectre.Console;

namespace Attribution.Local.Steps;

/// <summary>What went through which door, as a small table.</summary>
internal static class Doors
{
    public static void Write(IAnsiConsole console, IReadOnlyList<PushItem> items)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Door").AddColumn("Requests", Right).AddColumn("Facts, rows or leads", Right).AddColumn("Refused", Right);
        foreach (var door in items.GroupBy(Door).OrderBy(door => door.Key, StringComparer.Ordinal))
        {
            table.AddRow(door.Key, Count(door.Count()), Count(door.Sum(item => item.Facts)), Count(door.Count(item => item.Expected.Status >= 400)));
        }

        console.Write(table);
    }

    /// <summary>The path, without whose it is.</summary>
    private static string Door(PushItem item) => string.Join('/', item.Path.Split('?')[0].Split('/').Take(3));

    private static void Right(TableColumn column) => column.Alignment = Justify.Right;

    private static string Count(int value) => value.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));
}
