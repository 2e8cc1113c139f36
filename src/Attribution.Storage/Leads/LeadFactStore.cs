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

    /// <summary>How a lead stands by everything that is known of it: one query, of its facts.</summary>
    public async Task<LeadState> State(Lead lead, CancellationToken ct)
    {
        var said = await facts.Of(Subject(lead.Key), ct).ConfigureAwait(false);
        return LeadState.Of(lead, said.Select(LeadFact.Read).OfType<LeadFact>());
    }
}
