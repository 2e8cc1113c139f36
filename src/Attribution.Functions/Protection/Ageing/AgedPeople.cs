using Attribution.Functions.Settings;
using Attribution.Storage.Leads;
using Attribution.Storage.Protection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>
/// People whose last form, and whose last visit, is old enough: they are erased, as if that had been asked for, but for the note that keeps them away. Their pseudonyms become names by chance, so
/// that everything still follows from what is kept, and whoever comes back is somebody new. No journey is cut in two by it: the next visit is further away than any window.
/// </summary>
public sealed class AgedPeople(LeadStore leads, PersonFinder finder, PersonErasing erasing, RetentionStore progress, IOptions<RetentionOptions> options, ReportingCalendar calendar)
    : AgedPass(AgedTables.Leads, nameof(RetentionOptions.PersonDays), options.Value.PersonDays, progress, calendar)
{
    /// <summary>Erased at once: what is under way is one row, and facts of all events are read for it.</summary>
    private const int MostPeople = 20;

    /// <inheritdoc />
    protected override async Task<(string? Last, int Gone)> Look(string after, DateOnly before, DateTimeOffset moment, int most, CancellationToken ct)
    {
        var forms = await leads.NotErased(after, moment, most, ct).ConfigureAwait(false);
        var (people, seen, last) = (new List<FoundPerson>(), new HashSet<string>(StringComparer.Ordinal), "");
        foreach (var form in forms)
        {
            last = form.Key;
            if (!seen.Contains(form.Key) && await finder.ByLead(form.Key, ct).ConfigureAwait(false) is { } person)
            {
                seen.UnionWith(person.Forms.Select(own => own.Key));
                if (person.Forms.All(own => own.ConvertedAt < moment) && person.Touches.All(touch => touch.OccurredAt < moment))
                {
                    people.Add(person);
                }
            }

            if (people.Count == MostPeople)
            {
                break;
            }
        }

        if (people.Count > 0)
        {
            await erasing.EraseOld(people, moment, ct).ConfigureAwait(false);
        }

        return (people.Count < MostPeople && forms.Count < most ? null : last, people.Count);
    }
}
