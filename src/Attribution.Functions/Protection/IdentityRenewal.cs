using Attribution.Domain.Leads;
using Attribution.Functions.Identity;
using Attribution.Functions.Pipeline;
using Attribution.Storage.Identity;
using Attribution.Storage.Journeys;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Protection;

/// <summary>
/// Spells the addresses, numbers and companies of stored forms with the present identity key too, while both keys are configured: some forms at a time, so that
/// nobody waits. Nothing is credited or counted for it, because nobody else becomes the same.
/// </summary>
/// <remarks>
/// Every step may run twice and be killed in between. A pass looks at all forms, also at those that are spelled already: somebody who read a form before may have
/// left its traces under the earlier spelling alone. Everything is done when a whole pass finds nothing to do.
/// </remarks>
public sealed class IdentityRenewal(
    Pseudonyms pseudonyms, ContactStore contacts, ContactReader reader, AccountReader accounts, LeadStore leads, PersonStore persons, JourneyStore journeys, DealLinkStore deals)
{
    /// <summary>Forms that are looked at in one step.</summary>
    public const int MostForms = 1_000;

    private string? last = "";
    private int inThisPass;

    /// <summary>Takes one step.</summary>
    /// <returns>Number of forms of which something was spelled anew, and whether everything is by now; null when there is no earlier key, and once everything is.</returns>
    public Task<(int Renewed, bool IsDone)?> Step(CancellationToken ct) => Step(MostForms, ct);

    internal async Task<(int Renewed, bool IsDone)?> Step(int most, CancellationToken ct)
    {
        if (!pseudonyms.HasEarlierKey || last is not { } after)
        {
            return null;
        }

        var (kept, renewed) = (await contacts.Kept(after, most, ct).ConfigureAwait(false), 0);
        foreach (var key in kept)
        {
            renewed += await Renew(key, ct).ConfigureAwait(false) ? 1 : 0;
        }

        inThisPass += renewed;
        if (kept.Count == most)
        {
            last = kept[^1];
            return (renewed, false);
        }

        (last, var isDone) = inThisPass == 0 ? (null, true) : ("", false);
        inThisPass = 0;
        return (renewed, isDone);
    }

    private async Task<bool> Renew(string key, CancellationToken ct)
    {
        // What was encrypted with a key that nobody has any longer cannot be spelled anew; it must not hold up the rest.
        if (await contacts.FindReadable(key, ct).ConfigureAwait(false) is not { } contact
            || await leads.Spell(key, [.. reader.Read(contact, hasSource: true).Identifiers, .. accounts.OfAnswers(contact)], ct).ConfigureAwait(false) is not var (form, hasChanged))
        {
            return false;
        }

        // The form comes first: whoever reads it from now on leaves everything under both spellings.
        hasChanged |= await persons.Join(form, ct).ConfigureAwait(false);
        foreach (var identifier in form.Identifiers.Where(Identifier.IsPersonal))
        {
            hasChanged |= await journeys.Join(identifier, ct).ConfigureAwait(false);
        }

        foreach (var account in form.Accounts)
        {
            hasChanged |= await deals.Join(account, key, ct).ConfigureAwait(false);
        }

        return hasChanged;
    }
}
