using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Azure.Data.Tables;
using static Attribution.Storage.Bookings.BookingTable;

namespace Attribution.Storage.Bookings;

/// <summary>
/// Sums by difference for whatever has facts: leads, deals, events. What a subject has booked in a week stands beside the sums of that week, and moves
/// with them in one transaction; booking the same again changes nothing.
/// </summary>
public sealed class BookingStore(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient table = tables.GetTableClient(Name);
    private readonly RememberedRows sums = new(tables.GetTableClient(Name));
    private readonly StripedLock subjects = new();
    private readonly StripedLock weeks = new();

    /// <summary>Makes the sums hold what a subject books now.</summary>
    /// <param name="subject">Kind and key, for example <c>lead|Rp4hc-ZRvz8Alapffq6PnA</c>.</param>
    /// <param name="decide">
    /// Decides from what is known at that moment. It runs after everything that the subject has booked was read, and again whenever that changed meanwhile: a
    /// decision on old knowledge never overwrites one on newer.
    /// </param>
    /// <param name="ct">Stops between attempts.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> Settle(string subject, Func<CancellationToken, Task<IReadOnlyList<Booking>>> decide, CancellationToken ct)
    {
        var changed = false;
        using (await subjects.Enter(subject, ct).ConfigureAwait(false))
        {
            await Optimistic.Run($"Bookings of {subject}", async token =>
            {
                var home = await table.Find(HomePartition(subject), subject, token).ConfigureAwait(false);
                var slots = new Dictionary<ReportingWeek, TableEntity?>();
                foreach (var week in WeeksOf(home))
                {
                    slots[week] = await table.Find(Partition(week, subject), SlotKey(subject), token).ConfigureAwait(false);
                }

                var booked = Booking.Folded(await decide(token).ConfigureAwait(false)).ToLookup(booking => ReportingWeek.Of(booking.Day));
                foreach (var week in booked.Select(group => group.Key).Where(week => !slots.ContainsKey(week)))
                {
                    slots[week] = null;
                }

                var moves = slots.Select(slot => new WeekMove(slot.Key, slot.Value, [.. booked[slot.Key]])).Where(move => move.IsNeeded).OrderBy(move => move.Week).ToList();
                if (moves.Count == 0)
                {
                    return true;
                }

                // Written before anything is booked: a week in which a subject has booked something is always found again. Its ETag refuses
                // whoever decided before us and comes later.
                await table.Put(Home(subject, home, slots.Keys), token).ConfigureAwait(false);
                foreach (var move in moves)
                {
                    await Move(subject, move, token).ConfigureAwait(false);
                }

                return changed = true;
            }, ct).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>Closes a week: from then on every change of its sums is kept as a row of its own.</summary>
    public async Task Close(ReportingWeek week, CancellationToken ct)
    {
        foreach (var partition in Partitions(week))
        {
            await Optimistic.Run($"Bookings {partition}", async token =>
            {
                var row = await table.Find(partition, WeekKey, token).ConfigureAwait(false);
                if (row?.GetDateTimeOffset(ClosedAt) is null)
                {
                    await table.Put(WeekRow(partition, row, clock.GetUtcNow()), token).ConfigureAwait(false);
                }

                return true;
            }, ct).ConfigureAwait(false);
        }
    }

    /// <summary>What was booked in a week after it was closed, signed, in order of time, then subject.</summary>
    public async Task<IReadOnlyList<BookingChange>> Changes(ReportingWeek week, CancellationToken ct)
    {
        var changes = new List<BookingChange>();
        foreach (var partition in Partitions(week))
        {
            await foreach (var row in table.QueryAsync<TableEntity>(Keys.Prefix(partition, ChangePrefix), cancellationToken: ct).ConfigureAwait(false))
            {
                changes.Add(new BookingChange(row.GetString("Subject")!, row.GetDateTimeOffset("At") ?? default, ReadBookings(row)));
            }
        }

        return [.. changes.OrderBy(change => change.At).ThenBy(change => change.Subject, StringComparer.Ordinal)];
    }

    private async Task Move(string subject, WeekMove move, CancellationToken ct)
    {
        var partition = Partition(move.Week, subject);
        using (await weeks.Enter(partition, ct).ConfigureAwait(false))
        {
            await new BookingTransaction(sums, partition, subject, clock.GetUtcNow()).Write(move, ct).ConfigureAwait(false);
        }
    }

    private static IEnumerable<ReportingWeek> WeeksOf(TableEntity? home) =>
        (home?.GetString(Weeks) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReportingWeek.Parse);

    private static TableEntity Home(string subject, TableEntity? before, IEnumerable<ReportingWeek> weeks) => new TableEntity(HomePartition(subject), subject)
    {
        [Weeks] = string.Join(' ', weeks.Order()),
        [Settlements] = (before?.GetInt64(Settlements) ?? 0) + 1,
    }.InPlaceOf(before);

    internal static TableEntity WeekRow(string partition, TableEntity? before, DateTimeOffset? closedAt) => new TableEntity(partition, WeekKey)
    {
        [Settlements] = (before?.GetInt64(Settlements) ?? 0) + 1,
        [ClosedAt] = closedAt,
    }.InPlaceOf(before);
}

/// <summary>A change of what a closed week was reported with.</summary>
/// <param name="Subject">What booked it: kind and key.</param>
/// <param name="At">When it was booked.</param>
/// <param name="Difference">What was added to the sums, signed.</param>
public sealed record BookingChange(string Subject, DateTimeOffset At, IReadOnlyList<Booking> Difference);
