using Attribution.Domain.Leads;
using static Attribution.Storage.Journeys.JourneyTable;

namespace Attribution.Storage.Journeys;

/// <summary>How the rows of an identifier that has several spellings know each other.</summary>
public sealed partial class JourneyStore
{
    /// <summary>Makes the rows of an identifier's spellings know each other, if there are any.</summary>
    /// <param name="identifier">An identifier of several spellings.</param>
    /// <param name="ct">Stops between rows; again changes nothing.</param>
    /// <returns>Whether anything was changed.</returns>
    public async Task<bool> Join(string identifier, CancellationToken ct)
    {
        var (spellings, hasChanged) = (Identifier.Spellings(identifier), false);
        var known = await Rows(identifier, ct).ConfigureAwait(false);
        foreach (var spelling in known.Count > 0 ? spellings : [])
        {
            await Optimistic.Run("Spellings of an identifier", async token =>
            {
                var row = await Find(spelling, token).ConfigureAwait(false) ?? new JourneyRow { PartitionKey = spelling };
                if (Spell(row, [identifier]))
                {
                    await Put(row, null, token).ConfigureAwait(false);
                    hasChanged = true;
                }

                return true;
            }, ct).ConfigureAwait(false);
        }

        return hasChanged;
    }

    /// <summary>Notes further spellings of a row's identifier.</summary>
    /// <returns>Whether there were any that it did not know.</returns>
    private static bool Spell(JourneyRow row, IEnumerable<string> told)
    {
        var (before, whole) = (Whole(row), Aliases.Of(told.Append(Whole(row))).Whole(row.PartitionKey));
        row.Whole = whole == row.PartitionKey ? null : whole;
        return whole != before;
    }

    private static string Whole(JourneyRow row) => row.Whole ?? row.PartitionKey;

    /// <summary>Rows of all spellings of an identifier, those that it is told by first.</summary>
    private async Task<IReadOnlyList<JourneyRow>> Rows(string identifier, CancellationToken ct)
    {
        var rows = new List<JourneyRow>();
        var spellings = Identifier.Spellings(identifier).ToList();
        for (var place = 0; place < spellings.Count; place++)
        {
            if (await Find(spellings[place], ct).ConfigureAwait(false) is { } row)
            {
                rows.Add(row);
                spellings.AddRange(Identifier.Spellings(Whole(row)).Except(spellings, StringComparer.Ordinal));
            }
        }

        return rows;
    }

    /// <summary>Rows of those spellings of a row's identifier that its touches do not carry, and are not written to by themselves.</summary>
    private async Task<IReadOnlyList<JourneyRow>> Others(JourneyRow row, IReadOnlyList<Touchpoint> touches, CancellationToken ct)
    {
        if (row.Whole is not { } whole || touches.All(touch => touch.Identifiers.Contains(whole)))
        {
            return [];
        }

        return [.. (await Rows(whole, ct).ConfigureAwait(false)).Where(other => other.PartitionKey != row.PartitionKey)];
    }
}
