namespace Attribution.Storage;

/// <summary>Whether a fact was new to the store.</summary>
public enum Recorded
{
    /// <summary>Stored now.</summary>
    New = 1,

    /// <summary>Was there already; nothing changed.</summary>
    Duplicate = 2,
}
