using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attribution.Reporting.Tests.Tools;

/// <summary>
/// A mail server for one connection that answers one command as it is told: with a line, by hanging up (<c>drop</c>), or not at all
/// (<c>silence</c>). Commands are <c>CONNECT EHLO MAIL RCPT DATA CONTENT QUIT</c>.
/// </summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    private ScriptedSmtp(string command, string answer)
    {
        listener.Start();
        serving = Serve(command, answer);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static ScriptedSmtp Start(string command, string answer) => new(command, answer);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task Serve(string command, string answer)
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            var asked = "CONNECT";
            while (true)
            {
                var said = asked == command ? answer : Usual(asked);
                if (said == "drop")
                {
                    return;
                }

                if (said == "silence")
                {
                    await Task.Delay(Timeout.Infinite, stop.Token);
                }

                await writer.WriteLineAsync(said);
                if (asked == "DATA" && said.StartsWith('3'))
                {
                    while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
                    {
                    }

                    asked = "CONTENT";
                }
                else if (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    asked = line.Split(' ', ':')[0].ToUpperInvariant();
                }
                else
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other side has gone, or we are stopping.
        }
    }

    private static string Usual(string command) => command switch
    {
        "CONNECT" => "220 ready",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };
}
