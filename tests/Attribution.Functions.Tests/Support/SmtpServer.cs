using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attribution.Functions.Tests.Support;

/// <summary>
/// A mail server that keeps what it gets. Recipients called <c>refused…</c> do not exist (550); those called <c>busy…</c> are told
/// twice to come back later (451).
/// </summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const int TimesBusy = 2;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Mail> mails = new();
    private readonly ConcurrentDictionary<string, int> turnedAway = new();
    private readonly Task accepting;

    private SmtpServer()
    {
        listener.Start();
        accepting = Accept();
    }

    public static SmtpServer Start() => new();

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<Mail> To(string address) => [.. mails.Where(m => m.To == address)];

    public int TurnedAway(string address) => turnedAway.GetValueOrDefault(address);

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
                using var reader = new StreamReader(stream, Encoding.Latin1);
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
        await writer.WriteLineAsync("220 test");
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await writer.WriteLineAsync(Recipient(to));
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    mails.Enqueue(Mail.Parse(to, await Content(reader)));
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

    private string Recipient(string to) =>
        to.StartsWith("refused", StringComparison.Ordinal) ? $"550 no such user ({turnedAway.AddOrUpdate(to, 1, (_, n) => n + 1)})"
        : to.StartsWith("busy", StringComparison.Ordinal) && turnedAway.AddOrUpdate(to, 1, (_, n) => n + 1) <= TimesBusy ? "451 come back later"
        : "250 ok";

    private async Task<string> Content(StreamReader reader)
    {
        var content = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            content.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        }

        return content.ToString();
    }
}

/// <summary>A mail with one attachment, as far as the tests look at it.</summary>
internal sealed record Mail(string To, string MessageId, string Subject, string AttachmentName, byte[] Attachment, string Source)
{
    public static Mail Parse(string to, string source) => new(
        to,
        Header(source, "Message-ID"),
        Header(source, "Subject"),
        source.Split("name=")[1].Split('\n', ';')[0].Trim('"'),
        Convert.FromBase64String(Base64(source)),
        source);

    private static string Header(string source, string name) =>
        source.Split('\n').First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The lines between the attachment's headers and the closing boundary.</summary>
    private static string Base64(string source)
    {
        var lines = source.Split('\n');
        var first = Array.FindIndex(lines, l => l.Contains("application/pdf", StringComparison.Ordinal));
        return string.Concat(lines.Skip(first).SkipWhile(l => l.Length > 0).TakeWhile(l => !l.StartsWith("--", StringComparison.Ordinal)));
    }
}
