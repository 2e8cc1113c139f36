using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attribution.Benchmarks.Report;

/// <summary>A mail server that notes who got how much, and when, and keeps nothing else.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<SunkMail> mails = new();
    private readonly Task accepting;

    public MailSink()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails so far, in order.</summary>
    public IReadOnlyList<SunkMail> Mails => [.. mails];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task Accept()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
            {
                sessions.Add(Serve(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, false, 64 * 1024);
                await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
                await Converse(reader, writer);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                // The other side has gone, or we are stopping.
            }
        }
    }

    private async Task Converse(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("220 sink");
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var (bytes, hasReport) = await Content(reader);
                    mails.Enqueue(new SunkMail(to, bytes, hasReport, TimeProvider.System.GetTimestamp()));
                    await writer.WriteLineAsync("250 sunk");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    private async Task<(long Bytes, bool HasReport)> Content(StreamReader reader)
    {
        var (bytes, hasReport) = (0L, false);
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            bytes += line.Length + 2;
            hasReport |= line.Contains("application/pdf", StringComparison.Ordinal);
        }

        return (bytes, hasReport);
    }
}

/// <summary>A mail that came.</summary>
/// <param name="To">Address of the recipient.</param>
/// <param name="Bytes">Size of headers and content.</param>
/// <param name="HasReport">Whether a PDF is attached.</param>
/// <param name="At">Timestamp of its last line.</param>
internal readonly record struct SunkMail(string To, long Bytes, bool HasReport, long At);
