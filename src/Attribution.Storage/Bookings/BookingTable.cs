using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Models;
using Azure.Data.Tables;

namespace Attribution.Storage.Bookings;

/// <summary>Keys and rows of the table <c>Bookings</c>.</summary>
internal static class BookingTable
{
    public const string Name = "Bookings";

    /// <summary>Row key of the state of a week's partition.</summary>
    public const string WeekKey = "week";

    public const string Settlements = "Settlements";

    public const string ClosedAt = "ClosedAt";

    public const string Weeks = "Weeks";

    /// <summary>How often a subject's row was moved in a week: tells moves of one moment apart.</summary>
    public const string Moves = "Moves";

    public const string SumPrefix = "sum|";

    public const string ChangePrefix = "change|";

    private const string HomePrefix = "subject|";

    public const string SlotPrefix = "slot|";

    private const int ColumnCharacters = 30_000;

    /// <summary>Four partitions a week: what is booked comes with leads and deals, a few a second, and readers ask for every partition of a quarter.</summary>
    private const int ShardCount = 4;

    public static IReadOnlyList<string> Shards { get; } = [.. Enumerable.Range(0, ShardCount).Select(Shard)];

    public static string Partition(ReportingWeek week, string subject) => $"{week}|{Shard(Keys.Shard(subject, ShardCount))}";

    public static IEnumerable<string> Partitions(ReportingWeek week) => Shards.Select(shard => $"{week}|{shard}");

    public static string HomePartition(string subject) => HomePrefix + Keys.HexShard(subject);

    public static string SlotKey(string subject) => SlotPrefix + subject;

    public static string SumKey(Booking booking) => $"{CutPrefix(booking.Cut.Kind)}{booking.Cut.Id}|{booking.Cut.Part}|{Keys.Day(booking.Day)}";

    public static string CutPrefix(CutKind kind) => $"{SumPrefix}{Word(kind)}|";

    public static (Cut Cut, DateOnly Day) ParseSum(string key)
    {
        var parts = key.Split('|');
        return (new Cut(Enum.Parse<CutKind>(parts[1], ignoreCase: true), parts[2], parts[3]), Keys.ParseDay(parts[4]));
    }

    public static string ChangeKey(DateTimeOffset at, string subject, long move) =>
        string.Create(CultureInfo.InvariantCulture, $"{ChangePrefix}{at.UtcTicks:D19}|{subject}|{move}");

    /// <summary>Writes bookings into a row's columns: as many as their text needs.</summary>
    public static TableEntity WithBookings(this TableEntity row, IReadOnlyList<Booking> bookings)
    {
        var text = JsonSerializer.Serialize(bookings.GroupBy(booking => (booking.Day, booking.Cut)).Select(sum => new SumText(
            Keys.Day(sum.Key.Day),
            Word(sum.Key.Cut.Kind),
            sum.Key.Cut.Id,
            sum.Key.Cut.Part,
            sum.ToDictionary(booking => booking.Measure, booking => AmountText(booking.Amounts), StringComparer.Ordinal))));
        for (var (column, from) = (0, 0); from < text.Length; column++, from += ColumnCharacters)
        {
            row[string.Create(CultureInfo.InvariantCulture, $"Booked{column}")] = text.Substring(from, Math.Min(ColumnCharacters, text.Length - from));
        }

        return row;
    }

    /// <summary>Reads what <see cref="WithBookings"/> wrote.</summary>
    public static IReadOnlyList<Booking> ReadBookings(TableEntity row)
    {
        var text = string.Concat(Enumerable.Range(0, row.Count).Select(column => row.GetString(string.Create(CultureInfo.InvariantCulture, $"Booked{column}"))).TakeWhile(part => part is not null));
        return
        [
            .. from sum in JsonSerializer.Deserialize<List<SumText>>(text)!
               from amount in sum.Amounts
               select new Booking(
                   Keys.ParseDay(sum.Day), new Cut(Enum.Parse<CutKind>(sum.Cut, ignoreCase: true), sum.Id, sum.Part), amount.Key, ParseAmount(amount.Value)),
        ];
    }

    /// <summary>A number, or numbers per model in their order: text, because most measures are the same under all models.</summary>
    public static string AmountText(Amounts amounts) => amounts.IsSame
        ? amounts[ModelCredits.Models[0]].ToString(CultureInfo.InvariantCulture)
        : string.Join(' ', ModelCredits.Models.Select(model => amounts[model].ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads what <see cref="AmountText"/> wrote; a model that came later has nothing.</summary>
    public static Amounts ParseAmount(string text)
    {
        var units = text.Split(' ').Select(unit => long.Parse(unit, CultureInfo.InvariantCulture)).ToList();
        return units is [var same] ? Amounts.Same(same) : Amounts.From(model => (int)model <= units.Count ? units[(int)model - 1] : 0);
    }

    private static string Shard(int number) => number.ToString("x", CultureInfo.InvariantCulture);

    private static string Word(CutKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What was booked to one sum.</summary>
    private sealed record SumText(string Day, string Cut, string Id, string Part, Dictionary<string, string> Amounts);
}
