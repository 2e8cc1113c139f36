using Attribution.Domain.Leads;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>How deliveries are spelled, and forms spelled anew, while the identity key changes.</summary>
internal sealed partial class World
{
    private IReadOnlyList<string> Spelled(IReadOnlyList<string> identifiers, bool isNew)
    {
        var spelled = change?.Spell(identifiers, step - 1, Next()) ?? identifiers;
        if (isNew)
        {
            change?.Stored(spelled);
        }

        return spelled;
    }

    /// <summary>What the renewal of identities does for every form whose contact data can be read.</summary>
    private async Task SpellForms()
    {
        foreach (var form in deliveredForms.Select(Form))
        {
            var process = Process();
            var (stored, _) = (await process.Leads.Spell(form.Key, [.. form.Identifiers.Where(Identifier.IsPersonal).Select(KeyChange.Both)], default))!.Value;
            await process.Persons.Join(stored, default);
            foreach (var identifier in stored.Identifiers.Where(Identifier.IsPersonal))
            {
                await process.Journeys.Join(identifier, default);
            }

            change!.Stored(stored.Identifiers);
        }
    }
}
