namespace Attribution.Domain.Leads;

/// <summary>How near to buying a lead was when it came. The numbers and names are stored.</summary>
public enum LeadTemperature
{
    /// <summary>Knows of us, no wish yet: free events, free material.</summary>
    Cold = 1,

    /// <summary>Wants to buy, is comparing, needs consultation.</summary>
    Warm = 2,

    /// <summary>Asks where to pay.</summary>
    Hot = 3,
}
