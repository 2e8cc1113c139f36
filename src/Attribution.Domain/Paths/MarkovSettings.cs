namespace Attribution.Domain.Paths;

/// <summary>Settings of the Markov model.</summary>
/// <param name="Order">How many touches in a row make a state; from 1.</param>
/// <param name="WithNulls">
/// Whether journeys without a conversion lower the probabilities. Without them every walk converts, and channels that fail often are
/// credited like channels that do not.
/// </param>
public sealed record MarkovSettings(int Order = 1, bool WithNulls = true)
{
    /// <summary>Order 1 with null paths.</summary>
    public static MarkovSettings Default { get; } = new();
}
