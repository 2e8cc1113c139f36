using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Storage;

/// <summary>Keys that are derived from what identifies a fact.</summary>
public static class Keys
{
    private const int DigestBytes = 16;

    /// <summary>
    /// 128 bits of SHA-256 over the parts, as 22 characters that are safe in table keys, queue messages and URLs. Each part is
    /// preceded by its length, so that ("ab", "c") and ("a", "bc") differ.
    /// </summary>
    public static string Digest(params ReadOnlySpan<string> parts)
    {
        var size = 0;
        foreach (var part in parts)
        {
            size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var written = 0;
            foreach (var part in parts)
            {
                var length = Encoding.UTF8.GetBytes(part, buffer.AsSpan(written + sizeof(int)));
                BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(written), length);
                written += sizeof(int) + length;
            }

            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, written), hash);
            return Base64Url.EncodeToString(hash[..DigestBytes]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Which of <paramref name="count"/> shards a key belongs to: the same answer for ever, on every machine.</summary>
    public static int Shard(string key, int count)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 2166136261u;
        foreach (var character in key)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (int)(hash % (uint)count);
    }

    /// <summary>The sixteen fixed shards of leads, contacts and credits, as one hexadecimal digit.</summary>
    public static string HexShard(string key) => Shard(key, HexShards.Count).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>All values of <see cref="HexShard"/>. Fixed for good: a row's place must not depend on a setting.</summary>
    public static IReadOnlyList<string> HexShards { get; } = [.. Enumerable.Range(0, 16).Select(i => i.ToString("x", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>A day as part of a key.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Day"/> wrote.</summary>
    internal static DateOnly ParseDay(ReadOnlySpan<char> text) =>
        DateOnly.ParseExact(text, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Filter for one partition and the row keys that begin with a prefix ending in <c>|</c>.</summary>
    internal static string Prefix(string partition, string prefix) =>
        Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {After(prefix)}");

    /// <summary>The least key after all keys with the prefix: <c>|</c> is followed by <c>}</c>.</summary>
    private static string After(string prefix) => string.Concat(prefix.AsSpan(0, prefix.Length - 1), "}");
}
