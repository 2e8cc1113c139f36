using System.Buffers;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A request body that is written once, into a rented buffer, and sent as often as retries need.</summary>
internal sealed class PooledContent : RequestContent, IBufferWriter<byte>
{
    private byte[] buffer;
    private int written;

    public PooledContent(int expectedLength) => buffer = ArrayPool<byte>.Shared.Rent(expectedLength);

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, written);

    public void Advance(int count) => written += count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    public void Append(string ascii) => Advance(Encoding.ASCII.GetBytes(ascii, GetSpan(ascii.Length)));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsMemory(written);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return buffer.AsSpan(written);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellation) => stream.Write(Written.Span);

    public override Task WriteToAsync(Stream stream, CancellationToken cancellation) => stream.WriteAsync(Written, cancellation).AsTask();

    public override bool TryComputeLength(out long length)
    {
        length = written;
        return true;
    }

    /// <summary>
    /// Gives the buffer back. Only for a request that was answered: after a timeout or a cancellation the transport may
    /// still be reading it, and the buffer is left to the garbage collector instead.
    /// </summary>
    public void Recycle()
    {
        var rented = buffer;
        buffer = [];
        written = 0;
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override void Dispose()
    {
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 256);
        if (buffer.Length - written >= needed)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, written + needed));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
