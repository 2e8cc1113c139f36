using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Storage.Facts;

namespace Attribution.Storage.Leads;

/// <summary>What happened to leads, as facts.</summary>
public sealed class LeadFactStore(FactStore facts)
{
    private const string SubjectPrefix = "lead|";

    /// <summary>What facts and bookings of a lead are about: <c>lead|{key}</c>.</summary>
    public static string Subject(string lead) => SubjectPrefix + lead;

    /// <summary>The lead's key in a subject.</summary>
    public static string KeyOf(string subject) => subject[SubjectPrefix.Length..];

    /// <summary>Writes facts of one lead down; one that was said before stays as it was.</summary>
    public Task<IReadOnlyList<Recorded>> Add(string lead, IReadOnlyList<LeadFact> said, CancellationToken ct) =>
        facts.Add(Subject(lead), [.. said.Select(fact => fact.ToRecorded())], ct);

    /// <summary>How a lead stands by what was said of it alone: one query, of its facts.</summary>
    public Task<LeadState> State(Lead lead, CancellationToken ct) => State(lead, [], ct);

    /// <summary>How a card stands by what was said of any form of its person: one query for each.</summary>
    /// <param name="card">The card.</param>
    /// <param name="forms">Keys of the forms that are attached to it.</param>
    /// <param name="ct">Stops between queries.</param>
    /// <remarks>Whether a form is spam is said of the form and not of its person: rejections of attached forms, and what takes them back, do not count for the card.</remarks>
    public async Task<LeadState> State(Lead card, IReadOnlyList<string> forms, CancellationToken ct)
    {
        var said = await Said(card.Key, ct).ConfigureAwait(false);
        foreach (var form in forms)
        {
            said.AddRange((await Said(form, ct).ConfigureAwait(false)).Where(fact => fact.Kind is not (LeadFactKind.Rejected or LeadFactKind.Restored)));
        }

        return LeadState.Of(card, said);
    }

    /// <summary>Whether anything was said of a lead.</summary>
    public async Task<bool> HasAny(string lead, CancellationToken ct) => (await Said(lead, ct).ConfigureAwait(false)).Count > 0;

    private async Task<List<LeadFact>> Said(string lead, CancellationToken ct) =>
        [.. (await facts.Of(Subject(lead), ct).ConfigureAwait(false)).Select(LeadFact.Read).OfType<LeadFact>()];
}
