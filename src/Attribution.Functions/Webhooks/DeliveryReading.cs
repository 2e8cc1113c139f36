using System.Text;
using Attribution.Storage.Notices;

namespace Attribution.Functions.Webhooks;

/// <summary>What a delivery holds.</summary>
/// <param name="Items">Its items in order; what is not for us is left out.</param>
/// <param name="Reply">What to answer instead of the usual; null for the usual.</param>
public sealed record DeliveryReading(IReadOnlyList<DeliveryItem> Items, WebhookAnswer? Reply = null)
{
    /// <summary>A delivery that holds nothing for us.</summary>
    public static DeliveryReading Nothing { get; } = new([]);

    /// <summary>A delivery that can never be used as a whole.</summary>
    public static DeliveryReading Unusable(Delivery delivery, string reason) =>
        new([new DeliveryItem.Unusable(Encoding.UTF8.GetString(delivery.Raw.Span), reason)]);
}

/// <summary>One item of a delivery.</summary>
public abstract record DeliveryItem
{
    /// <summary>A lead with all that is known about it.</summary>
    public sealed record Whole(DeliveredLead Lead) : DeliveryItem;

    /// <summary>A lead of which only the id is told; the rest has to be fetched.</summary>
    public sealed record Announced(LeadNotice Notice) : DeliveryItem;

    /// <summary>The person took the lead back.</summary>
    public sealed record Withdrawn(LeadNotice Notice) : DeliveryItem;

    /// <summary>Somebody tries out the connection.</summary>
    public sealed record Test(string Id) : DeliveryItem;

    /// <summary>Genuine, and never to be used.</summary>
    /// <param name="Content">The item as it came; may say something about a person.</param>
    /// <param name="Reason">A sentence that says nothing about a person.</param>
    public sealed record Unusable(string Content, string Reason) : DeliveryItem;

    private DeliveryItem()
    {
    }
}
