using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Attribution.Benchmarks.Processes;

/// <summary>How a store behaves.</summary>
internal enum ProxyMode
{
    /// <summary>Answers.</summary>
    Forward = 0,

    /// <summary>Is gone: connections are reset, new ones at once.</summary>
    Refuse = 1,

    /// <summary>Takes connections and bytes, and answers nothing.</summary>
    Hang = 2,
}

/// <summary>Stands between the app and its tables: forwards, refuses or hangs, as told.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<Pair, bool> pairs = new();
    private readonly Uri target;
    private readonly Func<Action<ReadOnlyMemory<byte>>>? observe;
    private readonly Task accepting;
    private volatile TaskCompletionSource forwards = Completed();
    private volatile ProxyMode mode;

    /// <summary>Starts listening.</summary>
    /// <param name="target">Service behind it.</param>
    /// <param name="observe">Makes, per connection, what is told of every piece that the client sends.</param>
    public TcpProxy(Uri target, Func<Action<ReadOnlyMemory<byte>>>? observe = null)
    {
        this.target = target;
        this.observe = observe;
        listener.Start(512);
        Address = new UriBuilder(target) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        accepting = Accept();
    }

    /// <summary>Address of the service through this.</summary>
    public Uri Address { get; }

    public ProxyMode Mode => mode;

    /// <summary>Changes how it behaves; connections that are open feel it as well.</summary>
    public void Become(ProxyMode next)
    {
        var before = mode;
        mode = next;
        if (next == ProxyMode.Forward)
        {
            // What was held back while hanging goes on as after a long pause of the network.
            forwards.TrySetResult();
        }
        else if (forwards.Task.IsCompleted)
        {
            forwards = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (next == ProxyMode.Refuse && before != ProxyMode.Refuse)
        {
            foreach (var pair in pairs.Keys)
            {
                pair.Reset();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        forwards.TrySetResult();
        foreach (var pair in pairs.Keys)
        {
            pair.Reset();
        }

        await accepting;
        stop.Dispose();
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptSocketAsync(stop.Token);
                if (mode == ProxyMode.Refuse)
                {
                    Pair.Reset(client);
                    continue;
                }

                _ = Serve(client);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // A client that was gone before it was taken, or the end.
            }
        }
    }

    private async Task Serve(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        var pair = new Pair(client, server);
        pairs[pair] = true;
        try
        {
            await Gate();
            await server.ConnectAsync(IPAddress.Parse(target.Host), target.Port, stop.Token);
            await Task.WhenAny(Pump(client, server, observe?.Invoke()), Pump(server, client, null));
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two ended; so does the other.
        }
        finally
        {
            pairs.TryRemove(pair, out _);
            pair.Reset();
        }
    }

    private async Task Pump(Socket from, Socket to, Action<ReadOnlyMemory<byte>>? observer)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, SocketFlags.None, stop.Token)) > 0)
            {
                await Gate();
                observer?.Invoke(buffer.AsMemory(0, read));
                for (var rest = buffer.AsMemory(0, read); !rest.IsEmpty;)
                {
                    rest = rest[await to.SendAsync(rest, SocketFlags.None, stop.Token)..];
                }
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Closed by one side or by us.
        }
    }

    /// <summary>Passes at once while forwarding; otherwise when it forwards again.</summary>
    private Task Gate() => forwards.Task;

    private sealed class Pair(Socket client, Socket server)
    {
        public static void Reset(Socket socket)
        {
            try
            {
                // No lingering: the other side sees a reset, as from a process that is gone.
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // Gone already.
            }

            socket.Dispose();
        }

        public void Reset()
        {
            Reset(client);
            Reset(server);
        }
    }
}
