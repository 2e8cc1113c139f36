namespace Attribution.Domain.Catalog;

/// <summary>How a channel finds people. The numbers and names are stored.</summary>
public enum LeadFamily
{
    /// <summary>Word of mouth, referrals: few, cheap, convert best.</summary>
    Seeds = 1,

    /// <summary>Inbound marketing: broad.</summary>
    Nets = 2,

    /// <summary>Outbound: named accounts, large deals.</summary>
    Spears = 3,
}
