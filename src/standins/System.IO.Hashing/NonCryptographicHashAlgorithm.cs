namespace System.IO.Hashing;

/// <summary>
/// Stands in for the package's type of the same name, so that <c>Azure.Storage.Common</c> restores and loads.
/// Nothing of this product computes checksums through it; the storage clients need the type only to exist.
/// </summary>
public abstract class NonCryptographicHashAlgorithm
{
    /// <summary>Creates the algorithm.</summary>
    /// <param name="hashLengthInBytes">Length of the produced hash, in bytes; at least one.</param>
    protected NonCryptographicHashAlgorithm(int hashLengthInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashLengthInBytes, 1);
        HashLengthInBytes = hashLengthInBytes;
    }

    /// <summary>Length of the produced hash, in bytes.</summary>
    public int HashLengthInBytes { get; }

    /// <summary>Takes in more bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> source);

    /// <summary>Forgets everything taken in so far.</summary>
    public abstract void Reset();

    /// <summary>Writes the hash of everything taken in so far, without forgetting it.</summary>
    protected abstract void GetCurrentHashCore(Span<byte> destination);
}
