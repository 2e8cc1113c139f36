using Azure.Data.Tables;

namespace Attribution.Storage.Protection;

/// <summary>How far deletion by age has got in a table, or in a part of it.</summary>
/// <param name="GoneBefore">Rows of days before this one may have gone, ever; null when nothing has.</param>
/// <param name="After">The last key that was looked at in the pass that is under way; empty between passes.</param>
/// <param name="DoneBefore">Rows of days before this one have gone, but for those that had to wait; null before the first pass.</param>
/// <param name="Gone">How many rows, or people, have gone altogether.</param>
/// <param name="At">When something was last done; null when never.</param>
public sealed record RetentionProgress(DateOnly? GoneBefore, string After, DateOnly? DoneBefore, long Gone, DateTimeOffset? At)
{
    /// <summary>Nothing was done.</summary>
    public static RetentionProgress None { get; } = new(null, "", null, 0, null);
}

/// <summary>
/// How far deletion by age has got, so that it goes on where it stopped; and days before which something has gone, which are written down before anything goes:
/// what cannot be told any more is never asked for, whatever is set later.
/// </summary>
public sealed class RetentionStore(TableServiceClient tables, TimeProvider clock)
{
    internal const string Name = "Retention";

    /// <summary>The part that is the table as a whole.</summary>
    public const string Whole = "all";

    private readonly TableClient table = tables.GetTableClient(Name);

    /// <summary>How far a part of a table has got: a point read.</summary>
    /// <param name="of">The table's name.</param>
    /// <param name="part">The part, or <see cref="Whole"/>.</param>
    /// <param name="ct">Cancels the call.</param>
    public async Task<RetentionProgress> Find(string of, string part, CancellationToken ct) =>
        await table.Find(of, part, ct).ConfigureAwait(false) is { } row ? Read(row) : RetentionProgress.None;

    /// <summary>How far a table as a whole has got.</summary>
    public Task<RetentionProgress> Find(string of, CancellationToken ct) => Find(of, Whole, ct);

    /// <summary>Moves on. Of two processes that do the same work each may set the other back, to what both did; never is anything skipped.</summary>
    /// <param name="of">The table's name.</param>
    /// <param name="part">The part, or <see cref="Whole"/>.</param>
    /// <param name="move">What follows from how far it is.</param>
    /// <param name="ct">Stops between attempts.</param>
    public Task Move(string of, string part, Func<RetentionProgress, RetentionProgress> move, CancellationToken ct) => Optimistic.Run($"Retention {of}|{part}", async token =>
    {
        var before = await table.Find(of, part, token).ConfigureAwait(false);
        var known = before is null ? RetentionProgress.None : Read(before);
        var after = move(known);
        if (after != known)
        {
            await table.Put(Row(of, part, after with { GoneBefore = Later(known.GoneBefore, after.GoneBefore) }, before).InPlaceOf(before), token).ConfigureAwait(false);
        }

        return true;
    }, ct);

    /// <summary>Notes a day before which rows may go from now on. It never moves back.</summary>
    public Task Mark(string of, DateOnly before, CancellationToken ct) => Move(of, Whole, known => known with { GoneBefore = Later(known.GoneBefore, before) }, ct);

    /// <summary>Keeps something until it is forgotten, beside how far a part has got: the first one that is kept stays.</summary>
    /// <returns>What is kept.</returns>
    public async Task<byte[]> Keep(string of, string part, byte[] secret, CancellationToken ct)
    {
        var kept = secret;
        await Optimistic.Run($"Retention {of}|{part}", async token =>
        {
            var row = await table.Find(of, part, token).ConfigureAwait(false) ?? Row(of, part, RetentionProgress.None, null);
            if (row.GetBinary(Secret) is { } known)
            {
                kept = known;
                return true;
            }

            kept = secret;
            row[Secret] = secret;
            await table.Put(row, token).ConfigureAwait(false);
            return true;
        }, ct).ConfigureAwait(false);
        return kept;
    }

    /// <summary>Moves on, and forgets what was kept beside it.</summary>
    public Task Forget(string of, string part, Func<RetentionProgress, RetentionProgress> move, CancellationToken ct) => Optimistic.Run($"Retention {of}|{part}", async token =>
    {
        var before = await table.Find(of, part, token).ConfigureAwait(false);
        await table.Put(Row(of, part, move(before is null ? RetentionProgress.None : Read(before)), null).InPlaceOf(before), token).ConfigureAwait(false);
        return true;
    }, ct);

    private const string Secret = "Sealed";

    private TableEntity Row(string of, string part, RetentionProgress progress, TableEntity? before) => new(of, part)
    {
        ["GoneBefore"] = Text(progress.GoneBefore),
        ["After"] = progress.After,
        ["DoneBefore"] = Text(progress.DoneBefore),
        ["Gone"] = progress.Gone,
        ["At"] = clock.GetUtcNow(),
        [Secret] = before?.GetBinary(Secret),
    };

    private static RetentionProgress Read(TableEntity row) =>
        new(Day(row.GetString("GoneBefore")), row.GetString("After") ?? "", Day(row.GetString("DoneBefore")), row.GetInt64("Gone") ?? 0, row.GetDateTimeOffset("At"));

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;

    private static string? Text(DateOnly? day) => day is { } known ? Keys.Day(known) : null;

    private static DateOnly? Day(string? text) => text is null ? null : Keys.ParseDay(text);
}
