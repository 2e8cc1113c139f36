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

/// <summary>Temperatures as people and forms write them.</summary>
public static class LeadTemperatures
{
    /// <summary>What may be written.</summary>
    public const string Names = "cold, warm, hot";

    /// <summary>Reads a temperature, trimmed and without case; null for anything else.</summary>
    public static LeadTemperature? Parse(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "cold" => LeadTemperature.Cold,
        "warm" => LeadTemperature.Warm,
        "hot" => LeadTemperature.Hot,
        _ => null,
    };
}
