using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Attribution.Domain.Figures;
using Attribution.Storage.Tallies;

namespace Attribution.Functions.Ingestion.Tallies;

/// <summary>What came in for one channel on one day. Counting takes no lock; a picture of it may be torn between two counts, which the next one mends.</summary>
internal sealed class ChannelTally
{
    private const string Other = "other";

    /// <summary>Codes with something after a colon: whoever sends makes these up, and they must leave room for the plain ones.</summary>
    private const int MostDetailed = IntakeTallyStore.MostCodes / 2;

    private readonly ConcurrentDictionary<string, StrongBox<long>> rejected = new(StringComparer.Ordinal);
    private long accepted;
    private long duplicates;
    private long late;

    public void Accept(bool isLate)
    {
        Interlocked.Increment(ref accepted);
        if (isLate)
        {
            Interlocked.Increment(ref late);
        }
    }

    public void Repeat() => Interlocked.Increment(ref duplicates);

    /// <summary>Counts an error. Of more codes than a row holds, the parts after a colon are left out, and then the codes.</summary>
    public void Reject(string code)
    {
        var colon = code.IndexOf(':', StringComparison.Ordinal);
        if (rejected.TryGetValue(code, out var known))
        {
            Interlocked.Increment(ref known.Value);
        }
        else if (code == Other || rejected.Count < (colon < 0 ? IntakeTallyStore.MostCodes - 1 : MostDetailed))
        {
            Interlocked.Increment(ref rejected.GetOrAdd(code, _ => new StrongBox<long>()).Value);
        }
        else
        {
            Reject(colon < 0 ? Other : code[..colon]);
        }
    }

    public IntakeTally ToTally(string channel)
    {
        // In this order: never more late ones than accepted ones.
        var lateByNow = Interlocked.Read(ref late);
        return new IntakeTally(
            channel,
            Interlocked.Read(ref accepted),
            Interlocked.Read(ref duplicates),
            lateByNow,
            new SortedDictionary<string, long>(rejected.ToDictionary(code => code.Key, code => Interlocked.Read(ref code.Value.Value), StringComparer.Ordinal), StringComparer.Ordinal));
    }
}
