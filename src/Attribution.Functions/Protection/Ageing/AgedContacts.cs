using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>Contact data. The empty row stays, so that a repeated delivery finds its place taken.</summary>
public sealed class AgedContacts(ContactStore contacts, LeadStore leads, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedPass(AgedTables.Contacts, nameof(RetentionOptions.ContactDays), options.Value.ContactDays, progress, calendar)
{
    /// <inheritdoc />
    protected override async Task<(string? Last, int Gone)> Look(string after, DateOnly before, DateTimeOffset moment, int most, CancellationToken ct)
    {
        var (kept, gone) = (await contacts.Kept(after, most, ct).ConfigureAwait(false), 0);
        foreach (var key in kept)
        {
            if (await leads.Find(key, ct).ConfigureAwait(false) is { } lead && lead.ConvertedAt < moment)
            {
                await contacts.Erase(key, ct).ConfigureAwait(false);
                gone++;
            }
        }

        return (kept.Count < most ? null : kept[^1], gone);
    }
}
