using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Attribution.Functions.Tests.Support;

/// <summary>
/// A mail server that keeps what it gets. Recipients called <c>refused…</c> do not exist (550); those called <c>busy…</c> are told
/// twice to come back later (451), <c>never…</c> always; at <c>dropped…</c> it hangs up, and at <c>slow…</c> it says nothing more.
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
                    if (to.StartsWith("slow", StringComparison.Ordinal))
                    {
                        await Task.Delay(Timeout.Infinite, stop.Token);
                    }

                    if (Recipient(to) is not { } answer)
                    {
                        return;
                    }

                    await writer.WriteLineAsync(answer);
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

    /// <summary>Null to hang up.</summary>
    private string? Recipient(string to)
    {
        var kind = to.Split('.', '-', '@')[0];
        var times = kind is "refused" or "busy" or "never" or "dropped" ? turnedAway.AddOrUpdate(to, 1, (_, n) => n + 1) : 0;
        return kind switch
        {
            "refused" => $"550 no such user ({times})",
            "busy" when times <= TimesBusy => "451 come back later",
            "never" => "451 come back later",
            "dropped" => null,
            _ => "250 ok",
        };
    }

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

/// <summary>A mail as the tests look at it.</summary>
internal sealed record Mail(string To, string MessageId, string Subject, string Text, string Html, string AttachmentName, byte[] Attachment, string Source)
{
    public static Mail Parse(string to, string source)
    {
        using var message = MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(source)));
        var report = (MimePart?)message.Attachments.SingleOrDefault();
        using var content = new MemoryStream();
        report?.Content!.DecodeTo(content);
        return new Mail(to, message.Headers["Message-ID"]!, message.Subject!, message.TextBody!, message.HtmlBody!, report?.FileName ?? "", content.ToArray(), source);
    }
}
