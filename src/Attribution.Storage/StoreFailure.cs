using System.Net.Sockets;
using Azure;

namespace Attribution.Storage;

/// <summary>Tells a store that does not answer from a fault that no waiting cures.</summary>
public static class StoreFailure
{
    /// <summary>
    /// Whether trying again later is right: the store is busy or out of reach. The clients of Azure throw one of these for a refusal, one
    /// for a series of vain tries, and one for no answer in time; a connection that is reset the moment it stands comes out bare.
    /// </summary>
    /// <remarks>A cancellation counts: ask first whether it was the caller's own.</remarks>
    public static bool IsPassing(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => IsPassing(first),
        _ => exception is StoreBusyException or OperationCanceledException or IOException or SocketException
            or RequestFailedException { Status: 0 or 408 or 429 or >= 500 },
    };
}
