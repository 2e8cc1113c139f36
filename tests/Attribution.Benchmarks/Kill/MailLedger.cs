using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Attribution.Benchmarks.Kill;

/// <summary>A mail that was taken: it counts from the moment at which we answer, whether or not the other side is still there to hear it.</summary>
/// <param name="Number">Its place in the order of arrival.</param>
/// <param name="MessageId">Its number, without the domain.</param>
/// <param name="To">Address of the recipient.</param>
/// <param name="Pdf">SHA-256 of the attached report; empty when there is none.</param>
internal sealed record KeptMail(int Number, string MessageId, string To, string Pdf);

/// <summary>
/// A mail server that keeps which mails it took. It thinks for a while before it answers, as real ones do: that is when a process that dies cannot know
/// whether its mail was taken.
/// </summary>
internal sealed class MailLedger : IAsyncDisposable
{
    private static readonly TimeSpan Thinks = TimeSpan.FromMilliseconds(40);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<KeptMail> mails = new();
    private readonly Task accepting;
    private int taken;

    public MailLedger()
    {
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The mails so far, in order.</summary>
    public IReadOnlyList<KeptMail> Mails => [.. mails];

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
                // The other side was killed, or we are stopping.
            }
        }
    }

    private async Task Converse(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("220 ledger");
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
                    if (await Content(reader) is not { } content)
                    {
                        return;
                    }

                    mails.Enqueue(Read(content, to) with { Number = Interlocked.Increment(ref taken) });
                    await Task.Delay(Thinks, stop.Token);
                    await writer.WriteLineAsync("250 kept");
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

    /// <returns>The lines of a mail; null when it broke off, and is none.</returns>
    private async Task<List<string>?> Content(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == ".")
            {
                return lines;
            }

            lines.Add(line);
        }

        return null;
    }

    private static KeptMail Read(List<string> lines, string to)
    {
        const string Header = "Message-ID:";
        var at = lines.FindIndex(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase));

        // A long header goes on in the next line, which begins with a blank.
        var id = at < 0 ? "" : string.Concat(lines.Skip(at + 1).TakeWhile(line => line.StartsWith(' ')).Prepend(lines[at][Header.Length..])).Trim(' ', '<', '>');
        var attachment = lines.FindIndex(line => line.StartsWith("Content-Type: application/pdf", StringComparison.OrdinalIgnoreCase));
        var pdf = "";
        if (attachment >= 0)
        {
            var body = lines.Skip(attachment).SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal));
            pdf = Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(string.Concat(body))));
        }

        return new KeptMail(0, id.Split('@')[0], to, pdf);
    }
}
