using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Parking;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection;

/// <summary>
/// Lets go of what is kept long enough: some rows at a time. No sum, no ledger and no journey is touched, so that every week can be credited again whatever
/// is set. A process that starts begins again with the first contact.
/// </summary>
public sealed class Retention(ContactStore contacts, LeadStore leads, ParkedStore parked, IOptions<RetentionOptions> options, TimeProvider clock)
{
    /// <summary>Rows that are looked at in one step.</summary>
    public const int MostRows = 2_000;

    private string last = "";

    /// <summary>Takes one step.</summary>
    /// <returns>How many contacts and parked items went.</returns>
    public Task<int> Step(CancellationToken ct) => Step(MostRows, ct);

    internal async Task<int> Step(int most, CancellationToken ct)
    {
        var (now, gone) = (clock.GetUtcNow(), 0);
        if (options.Value.ParkedDays is > 0 and var parkedDays)
        {
            gone += await parked.Expire(now.AddDays(-parkedDays), most, ct).ConfigureAwait(false);
        }

        if (options.Value.ContactDays is > 0 and var contactDays)
        {
            gone += await Contacts(now.AddDays(-contactDays), most, ct).ConfigureAwait(false);
        }

        return gone;
    }

    private async Task<int> Contacts(DateTimeOffset before, int most, CancellationToken ct)
    {
        var (kept, gone) = (await contacts.Kept(last, most, ct).ConfigureAwait(false), 0);
        foreach (var key in kept)
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is { } lead && lead.ConvertedAt < before)
            {
                await contacts.Erase(key, ct).ConfigureAwait(false);
                gone++;
            }
        }

        last = kept.Count < most ? "" : kept[^1];
        return gone;
    }
}
