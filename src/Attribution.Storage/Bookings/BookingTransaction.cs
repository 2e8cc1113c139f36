using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Azure.Data.Tables;
using static Attribution.Storage.Bookings.BookingTable;

namespace Attribution.Storage.Bookings;

/// <summary>What a subject has to change in one week.</summary>
/// <param name="Week">The week.</param>
/// <param name="Slot">What it has booked there so far; null when nothing.</param>
/// <param name="After">What it books there now.</param>
internal sealed record WeekMove(ReportingWeek Week, TableEntity? Slot, IReadOnlyList<Booking> After)
{
    /// <summary>What the sums hold of it.</summary>
    public IReadOnlyList<Booking> Before { get; } = Slot is null ? [] : ReadBookings(Slot);

    /// <summary>Whether anything is to be changed.</summary>
    public bool IsNeeded => !Before.SequenceEqual(After);

    /// <summary>What must be added to the sums.</summary>
    public IReadOnlyList<Booking> Difference => Booking.Folded(After.Concat(Before.Select(booking => booking with { Amounts = booking.Amounts.Negate() })));
}

/// <summary>Moves a week's sums and what a subject has booked in them, together.</summary>
internal sealed class BookingTransaction(RememberedRows rows, string partition, string subject, DateTimeOffset now)
{
    /// <summary>A transaction holds a hundred rows: beside the sums the slot, the week and a change.</summary>
    private const int SumsPerTransaction = 97;

    /// <summary>
    /// Writes the difference. Where more sums change than one transaction holds it takes several, and after each the slot says what the sums hold: whoever
    /// goes on after a crash adds the rest.
    /// </summary>
    public async Task Write(WeekMove move, CancellationToken ct)
    {
        var (slot, holds) = (move.Slot, move.Before);
        foreach (var sums in move.Difference.GroupBy(SumKey, StringComparer.Ordinal).Chunk(SumsPerTransaction))
        {
            var difference = sums.SelectMany(sum => sum).ToList();
            holds = Booking.Folded(holds.Concat(difference));
            slot = await Write(sums, difference, holds, slot, ct).ConfigureAwait(false);
        }
    }

    private async Task<TableEntity> Write(
        IReadOnlyList<IGrouping<string, Booking>> sums, IReadOnlyList<Booking> difference, IReadOnlyList<Booking> holds, TableEntity? slot, CancellationToken ct)
    {
        var week = await rows.Find(partition, WeekKey, ct).ConfigureAwait(false);
        var closedAt = week?.GetDateTimeOffset(ClosedAt);
        var number = (slot?.GetInt64(Moves) ?? 0) + 1;
        var slotRow = new TableEntity(partition, SlotKey(subject)) { [Moves] = number }.InPlaceOf(slot).WithBookings(holds);
        var changed = new List<TableEntity> { slotRow, BookingStore.WeekRow(partition, week, closedAt) };
        foreach (var sum in sums)
        {
            changed.Add(await Moved(sum.Key, sum, ct).ConfigureAwait(false));
        }

        if (closedAt is not null)
        {
            changed.Add(new TableEntity(partition, ChangeKey(now, subject, number)) { ["Subject"] = subject, ["At"] = now }.WithBookings(difference));
        }

        slotRow.ETag = (await rows.Write(partition, changed, ct).ConfigureAwait(false))[0];
        return slotRow;
    }

    private async Task<TableEntity> Moved(string key, IEnumerable<Booking> difference, CancellationToken ct)
    {
        var row = await rows.Find(partition, key, ct).ConfigureAwait(false) ?? new TableEntity(partition, key);
        foreach (var booking in difference)
        {
            var sum = row.GetString(booking.Measure) is { } text ? ParseAmount(text) + booking.Amounts : booking.Amounts;
            row[booking.Measure] = sum.IsNone ? null : AmountText(sum);
        }

        return row;
    }
}
