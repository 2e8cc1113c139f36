using Azure.Data.Tables;
using static Attribution.Storage.Journeys.JourneyTable;

namespace Attribution.Storage.Journeys;

/// <summary>How touches go by age, with the links of leads and deals that they could have concerned.</summary>
public sealed partial class JourneyStore
{
    /// <summary>Lets touches go that are older than a moment, in the order of the identifiers' pseudonyms; and links of leads and deals that ended before it.</summary>
    /// <param name="after">The last identifier that was looked at before; empty to begin.</param>
    /// <param name="before">The moment.</param>
    /// <param name="most">Identifiers that are looked at.</param>
    /// <param name="ct">Stops between identifiers; what is done is done.</param>
    /// <returns>The last identifier that was looked at, null when there are no further ones; and how many lost something.</returns>
    public async Task<(string? Last, int Changed)> Expire(string after, DateTimeOffset before, int most, CancellationToken ct)
    {
        var (last, seen, changed) = ((string?)null, 0, 0);
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after} and RowKey eq {JourneyKey}");
        await foreach (var row in table.QueryAsync<JourneyRow>(filter, cancellationToken: ct).ConfigureAwait(false))
        {
            if (await Thin(row, before, ct).ConfigureAwait(false))
            {
                changed++;
            }

            last = row.PartitionKey;
            if (++seen == most)
            {
                return (last, changed);
            }
        }

        return (null, changed);
    }

    private async Task<bool> Thin(JourneyRow seen, DateTimeOffset before, CancellationToken ct)
    {
        var (hasChanged, row) = (false, (JourneyRow?)seen);
        await Optimistic.Run($"Touches of {seen.PartitionKey}", async token =>
        {
            row ??= await Find(seen.PartitionKey, token).ConfigureAwait(false);
            if (row is null)
            {
                return true;
            }

            var (touches, links) = (await Touches(row, token).ConfigureAwait(false), LeadLinks.Parse(row.Leads));
            var (left, concerned) = (touches.Where(touch => touch.OccurredAt >= before).ToList(), links.Where(link => link.ConvertedAt >= before).ToList());
            if (left.Count < touches.Count || concerned.Count < links.Count)
            {
                // Asked for anew if this attempt loses.
                var read = row;
                row = null;
                await Rewrite(read, left, concerned, token).ConfigureAwait(false);
                hasChanged = true;
            }

            return true;
        }, ct).ConfigureAwait(false);
        return hasChanged;
    }
}
