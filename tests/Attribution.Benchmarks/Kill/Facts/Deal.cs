namespace Attribution.Benchmarks.Kill.Facts;

/// <summary>A deal, as far as it was told of.</summary>
internal sealed class Deal(string id, long amount)
{
    public string Id => id;

    /// <summary>Whole euros.</summary>
    public long Amount => amount;

    /// <summary><c>opened</c>, <c>won</c> or <c>lost</c>.</summary>
    public string State { get; set; } = "opened";
}
