using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Messages;
using Attribution.Storage.Outbox;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Pipeline;

/// <summary>What leads and deals have to do with each other, for whoever credits leads.</summary>
public sealed class LeadDeals(DealLinkStore links, DealStore deals, MessageSender sender)
{
    /// <summary>How far the deals of a person have come: of those that are the opportunity of any of the forms.</summary>
    public async Task<DealMilestones> Milestones(Person person, CancellationToken ct)
    {
        var reached = new List<DealNews>();
        foreach (var deal in await At(person.Forms.Select(form => form.Key), ct).ConfigureAwait(false))
        {
            if (await deals.Find(deal, ct).ConfigureAwait(false) is { } news && person.Forms.Any(form => news.Leads.Contains(form.Key)))
            {
                reached.Add(news);
            }
        }

        return new DealMilestones(reached.Min(news => news.OpenedAt), reached.Min(news => news.Win?.WonAt));
    }

    /// <summary>A lead came, or something about it changed: asks for the deals of its person and its account to be settled.</summary>
    public async Task Ask(Lead form, Person person, CancellationToken ct)
    {
        var concerned = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var account in form.Accounts)
        {
            concerned.UnionWith(await links.NoteForm(account, form.Key, ct).ConfigureAwait(false));
        }

        concerned.UnionWith(await At(person.Forms.Select(own => own.Key).Append(form.Key).Distinct(StringComparer.Ordinal), ct).ConfigureAwait(false));
        foreach (var message in SettleDeals.For(concerned))
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyCollection<string>> At(IEnumerable<string> forms, CancellationToken ct)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            found.UnionWith(await links.DealsAt(form, ct).ConfigureAwait(false));
        }

        return found;
    }
}
