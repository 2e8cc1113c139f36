using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attribution.Benchmarks.Load;

/// <summary>
/// One connection that sends bytes as they are and reads one answer: an HTTP/1.1 client without any help. It costs a fraction of
/// <see cref="HttpClient"/>, which matters where load and product share two cores, and it sends what a proper client would refuse to.
/// </summary>
internal sealed class HttpConnection(Uri address) : IDisposable
{
    private const int MostHeaderBytes = 64 * 1024;
    private readonly IPEndPoint server = new(IPAddress.Parse(address.Host), address.Port);
    private byte[] buffer = new byte[8 * 1024];
    private Socket? socket;
    private int start;
    private int end;

    public async Task Connect(CancellationToken ct)
    {
        if (socket is not null)
        {
            return;
        }

        (start, end) = (0, 0);
        var fresh = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await fresh.ConnectAsync(server, ct);
            socket = fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request and reads its answer; connects first if there is no connection.</summary>
    /// <exception cref="IOException">The connection ended before the answer was complete.</exception>
    /// <exception cref="SocketException">The server cannot be reached, or reset the connection.</exception>
    /// <exception cref="OperationCanceledException">The answer did not come in time.</exception>
    public async ValueTask<HttpAnswer> Send(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        try
        {
            await Connect(ct);
            for (var rest = request; !rest.IsEmpty;)
            {
                rest = rest[await socket!.SendAsync(rest, SocketFlags.None, ct)..];
            }

            var answer = await Receive(false, ct);
            if (answer.Closes)
            {
                Close();
            }

            return answer;
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Sends part of a request, without waiting for an answer.</summary>
    public async Task SendPart(ReadOnlyMemory<byte> part, CancellationToken ct)
    {
        await Connect(ct);
        for (var rest = part; !rest.IsEmpty;)
        {
            rest = rest[await socket!.SendAsync(rest, SocketFlags.None, ct)..];
        }
    }

    /// <summary>Says that nothing more will be sent.</summary>
    public void FinishSending()
    {
        try
        {
            socket?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    /// <summary>Reads the next final answer; interim ones (1xx) are passed over.</summary>
    /// <param name="toHead">Whether the request was a HEAD, whose answer has no body whatever its headers say.</param>
    /// <param name="ct">Stops waiting.</param>
    public async ValueTask<HttpAnswer> Receive(bool toHead, CancellationToken ct)
    {
        while (true)
        {
            var answer = await ReceiveAny(toHead, ct);
            if (answer.Status >= 200)
            {
                return answer;
            }
        }
    }

    public void Close()
    {
        socket?.Dispose();
        socket = null;
        (start, end) = (0, 0);
    }

    public void Dispose() => Close();

    private async ValueTask<HttpAnswer> ReceiveAny(bool toHead, CancellationToken ct)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (end - start > MostHeaderBytes)
            {
                throw new IOException("The answer's headers have no end.");
            }

            if (await Fill(ct) == 0)
            {
                throw new IOException("The connection ended before the answer's headers did.");
            }
        }

        var (status, headers) = Head(buffer.AsSpan(start, length));
        start += length + 4;
        return new HttpAnswer(status, headers, toHead ? [] : await Body(status, headers, ct));
    }

    private static (int Status, List<KeyValuePair<string, string>> Headers) Head(ReadOnlySpan<byte> head)
    {
        var lineEnd = head.IndexOf("\r\n"u8);
        var line = lineEnd < 0 ? head : head[..lineEnd];
        if (!line.StartsWith("HTTP/1.1 "u8) || line.Length < 12 || !int.TryParse(line[9..12], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new IOException($"Not an answer of HTTP/1.1: {Encoding.Latin1.GetString(line)}");
        }

        var headers = new List<KeyValuePair<string, string>>(8);
        while (lineEnd >= 0)
        {
            head = head[(lineEnd + 2)..];
            lineEnd = head.IndexOf("\r\n"u8);
            line = lineEnd < 0 ? head : head[..lineEnd];
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                headers.Add(new(Encoding.Latin1.GetString(line[..colon]), Encoding.Latin1.GetString(line[(colon + 1)..]).Trim()));
            }
        }

        return (status, headers);
    }

    private async ValueTask<byte[]> Body(int status, List<KeyValuePair<string, string>> headers, CancellationToken ct)
    {
        string? Value(string name) => headers.Find(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        if (status is < 200 or 204 or 304)
        {
            return [];
        }

        if (Value("Transfer-Encoding") is { } coding && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            return await Chunks(ct);
        }

        if (Value("Content-Length") is { } text)
        {
            var body = new byte[int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)];
            await Exactly(body, ct);
            return body;
        }

        using var rest = new MemoryStream();
        do
        {
            rest.Write(buffer, start, end - start);
            start = end;
        }
        while (await Fill(ct) > 0);
        return rest.ToArray();
    }

    private async ValueTask<byte[]> Chunks(CancellationToken ct)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await Line(ct);
            var size = int.Parse(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                // Trailers, if any, end with an empty line.
                while ((await Line(ct)).Length > 0)
                {
                }

                return body.ToArray();
            }

            var chunk = new byte[size];
            await Exactly(chunk, ct);
            body.Write(chunk);
            await Line(ct);
        }
    }

    private async ValueTask<string> Line(CancellationToken ct)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            if (await Fill(ct) == 0)
            {
                throw new IOException("The connection ended within the answer.");
            }
        }

        var line = Encoding.Latin1.GetString(buffer, start, length);
        start += length + 2;
        return line;
    }

    private async ValueTask Exactly(byte[] target, CancellationToken ct)
    {
        for (var filled = 0; filled < target.Length;)
        {
            if (start == end && await Fill(ct) == 0)
            {
                throw new IOException("The connection ended within the answer.");
            }

            var available = Math.Min(end - start, target.Length - filled);
            buffer.AsSpan(start, available).CopyTo(target.AsSpan(filled));
            start += available;
            filled += available;
        }
    }

    private async ValueTask<int> Fill(CancellationToken ct)
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }
        else if (end == buffer.Length)
        {
            if (start == 0)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            else
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
        }

        var read = await socket!.ReceiveAsync(buffer.AsMemory(end), SocketFlags.None, ct);
        end += read;
        return read;
    }
}
