namespace Attribution.Domain.Models;

/// <summary>
/// Shares a whole number by weights without losing or inventing a unit: the largest remainder method (Hamilton). Everything is
/// integer arithmetic, so that the same weights give the same shares on every machine.
/// </summary>
internal static class Apportionment
{
    /// <summary>Shares whose sum is exactly <paramref name="total"/>; between equal remainders the earlier place wins.</summary>
    /// <param name="total">Zero or more.</param>
    /// <param name="weights">Zero or more each, not all zero.</param>
    public static long[] Share(long total, IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        var whole = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole, nameof(weights));

        var shares = weights.Select(weight => (long)((Int128)total * weight / whole)).ToArray();
        var missing = (int)(total - shares.Sum());
        var byRemainder = Enumerable.Range(0, weights.Count)
            .OrderByDescending(place => (Int128)total * weights[place] % whole)
            .ThenBy(place => place);
        foreach (var place in byRemainder.Take(missing))
        {
            shares[place]++;
        }

        return shares;
    }

    /// <summary>Equal shares whose sum is exactly <paramref name="total"/>; what does not divide goes to the first places.</summary>
    public static long[] ShareEqually(long total, int places) => Share(total, [.. Enumerable.Repeat(1L, places)]);
}
