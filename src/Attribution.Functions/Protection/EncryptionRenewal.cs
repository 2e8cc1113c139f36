using Attribution.Functions.Webhooks;
using Attribution.Storage.Leads;
using Attribution.Storage.Operations;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Attribution.Storage.Secrets;

namespace Attribution.Functions.Protection;

/// <summary>
/// Encrypts anew what an earlier key encrypted, while both are configured: some rows at a time, so that nobody waits. A process that starts begins
/// again, which changes nothing for what is done.
/// </summary>
public sealed class EncryptionRenewal(DataCipher cipher, ContactStore contacts, SecretStore secrets, ParkedDeliveries parked, FailureStore failures, ErasedStore erased)
{
    /// <summary>Contacts that are looked at in one step.</summary>
    public const int MostContacts = 2_000;

    private string? last = "";

    /// <summary>Takes one step.</summary>
    /// <returns>Number of rows that were encrypted anew, and whether everything is by now; null when there is no earlier key.</returns>
    public async Task<(int Renewed, bool IsDone)?> Step(CancellationToken ct)
    {
        if (!cipher.HasEarlierKey || last is not { } after)
        {
            return null;
        }

        var renewed = after.Length > 0 ? 0
            : await secrets.Renew(ct).ConfigureAwait(false) + await parked.Renew(ct).ConfigureAwait(false) + await failures.Renew(ct).ConfigureAwait(false)
                + await erased.Renew(ct).ConfigureAwait(false);
        (last, var people) = await contacts.Renew(after, MostContacts, ct).ConfigureAwait(false);
        return (renewed + people, last is null);
    }
}
