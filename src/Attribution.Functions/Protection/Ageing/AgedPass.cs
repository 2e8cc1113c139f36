using Attribution.Domain.Calendar;
using Attribution.Functions.Settings;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>A table that is gone through from its first key to its last, once a day at the most: nothing in it tells where old rows lie.</summary>
public abstract class AgedPass(string table, string setting, int days, RetentionStore progress, ReportingCalendar calendar) : IAged
{
    /// <inheritdoc />
    public string Table => table;

    /// <inheritdoc />
    public string Setting => setting;

    /// <inheritdoc />
    public int Days => days;

    /// <inheritdoc />
    public DateOnly? GoesBefore => days > 0 ? calendar.Today.AddDays(-days) : null;

    /// <inheritdoc />
    public async Task<AgedStep> Step(int most, CancellationToken ct)
    {
        if (GoesBefore is not { } before || await progress.Find(table, ct).ConfigureAwait(false) is not { } known || (known.After.Length == 0 && known.DoneBefore >= before))
        {
            return AgedStep.Nothing;
        }

        if (known.GoneBefore is null || known.GoneBefore < before)
        {
            // Before anything goes: from now on nobody relies on what may be gone.
            await progress.Mark(table, before, ct).ConfigureAwait(false);
        }

        var (last, gone) = await Look(known.After, before, LocalTime.Instant(before, TimeOnly.MinValue, calendar.Zone), most, ct).ConfigureAwait(false);
        await progress.Move(
            table,
            RetentionStore.Whole,
            now => now with { After = last ?? "", DoneBefore = last is null ? before : now.DoneBefore, Gone = now.Gone + gone },
            ct).ConfigureAwait(false);
        return new AgedStep(gone, last is null);
    }

    /// <summary>Looks at some rows, and lets go what is old enough.</summary>
    /// <param name="after">The last key that was looked at before; empty to begin.</param>
    /// <param name="before">The day before which rows go.</param>
    /// <param name="moment">The moment at which it begins.</param>
    /// <param name="most">Rows that are looked at.</param>
    /// <param name="ct">Stops between rows.</param>
    /// <returns>The last key that was looked at, null when there are no further ones; and how many rows went.</returns>
    protected abstract Task<(string? Last, int Gone)> Look(string after, DateOnly before, DateTimeOffset moment, int most, CancellationToken ct);
}
