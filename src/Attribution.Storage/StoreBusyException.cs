namespace Attribution.Storage;

/// <summary>
/// Other writers kept changing the same rows for as long as we were ready to try. Nothing was written; trying again later is right.
/// </summary>
public sealed class StoreBusyException : Exception
{
    /// <summary>Creates the exception.</summary>
    public StoreBusyException()
        : this("The store is busy.")
    {
    }

    /// <summary>Creates the exception.</summary>
    public StoreBusyException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    public StoreBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
