using Attribution.Functions.Touches;

namespace Attribution.Functions.Webhooks;

/// <summary>How many deliveries a connection may send to this instance: whoever knows its address can call it, with or without proof. As many as a site's visitors.</summary>
public sealed class DeliveryRates(TimeProvider clock)
{
    private readonly TouchRates rates = new(clock);

    /// <summary>Whether one more delivery is taken.</summary>
    /// <param name="connection">Id of a connection that exists.</param>
    public bool TryTake(string connection) => rates.TryTake(connection);
}
