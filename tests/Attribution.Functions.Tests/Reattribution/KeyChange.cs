using Attribution.Domain.Leads;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>
/// A change of the identity key in the middle of a case. First every instance knows the earlier key alone, for some steps there are instances with both beside
/// them, then all know both; when everything that can still matter is spelled anew, the same again with instances that know the present key alone.
/// </summary>
/// <param name="Begins">Step at which the first instance knows both keys.</param>
/// <param name="Ends">Step at which everything is spelled anew, and the first instance knows the present key alone.</param>
/// <param name="Beside">For how many steps instances of two kinds run beside each other.</param>
public sealed record KeyChange(int Begins, int Ends, int Beside)
{
    private readonly HashSet<string> met = new(StringComparer.Ordinal);

    /// <summary>How the instance that takes a delivery in spells it. What nobody has met under both keys is still spelled with both: no window reaches it otherwise.</summary>
    /// <param name="identifiers">As the earlier key spells them.</param>
    /// <param name="step">The step.</param>
    /// <param name="choice">Which of two instances it is.</param>
    public IReadOnlyList<string> Spell(IReadOnlyList<string> identifiers, int step, int choice)
    {
        var isEarlier = step < Begins || (step < Begins + Beside && choice % 2 == 0);
        var isLater = step >= Ends + Beside || (step >= Ends && choice % 2 == 0);
        return [.. identifiers.Select(earlier => isEarlier ? earlier : isLater && met.Contains(earlier) ? Later(earlier) : Both(earlier))];
    }

    /// <summary>What was stored is met from now on.</summary>
    public void Stored(IEnumerable<string> identifiers) => met.UnionWith(identifiers.Where(identifier => Identifier.Spellings(identifier).Count > 1).Select(Identifier.First));

    /// <summary>Identifiers in both spellings.</summary>
    public static string Both(string earlier) => Identifier.Spelled([earlier, Later(earlier)]);

    private static string Later(string earlier) => $"{earlier[..2]}a-{earlier[2..]}";
}
