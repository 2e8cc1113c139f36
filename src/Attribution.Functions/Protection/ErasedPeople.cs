using System.Collections.Concurrent;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Functions.Settings;
using Attribution.Storage.Protection;

namespace Attribution.Functions.Protection;

/// <summary>Keeps people away who were erased: a touch of before that comes late is counted, and no longer names them.</summary>
public sealed class ErasedPeople(ErasedStore erased, ReportingCalendar calendar)
{
    /// <summary>
    /// Until then late touches are taken in whole, because the erasure still finds and renames them: earlier than <see cref="ErasureFinishing.Grace"/>, so that none
    /// is on its way through a queue when that looks for the last time.
    /// </summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(45);

    private const int CallsAtOnce = 8;

    /// <summary>Takes addresses and numbers of erased people off their late touches: a point read for each that touches name, and few do.</summary>
    public async Task<IReadOnlyList<MeasureEvent>> Leave(IReadOnlyList<MeasureEvent> facts, CancellationToken ct)
    {
        var named = facts.SelectMany(fact => fact.Identifiers).Where(Identifier.IsPersonal).Distinct(StringComparer.Ordinal).ToList();
        var gone = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(named, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = ct }, async (identifier, token) =>
        {
            if (await erased.ErasedAt(identifier, token).ConfigureAwait(false) is { } at && at + Late <= calendar.Now)
            {
                gone[identifier] = at;
            }
        }).ConfigureAwait(false);
        return gone.IsEmpty ? facts : [.. facts.Select(fact => fact with { Identifiers = [.. fact.Identifiers.Where(identifier => !IsGone(identifier, fact))] })];

        bool IsGone(string identifier, MeasureEvent fact) => gone.TryGetValue(identifier, out var at) && fact.OccurredAt <= at;
    }
}
