using System.Text;

namespace Attribution.Benchmarks.Kill;

/// <summary>A request that its sender repeats until it is answered, as senders do.</summary>
/// <param name="Name">What it is, for messages.</param>
/// <param name="Request">Writes it, at a moment of the app's clock: signatures name theirs.</param>
internal sealed record Call(string Name, Func<DateTimeOffset, byte[]> Request)
{
    /// <summary>What is wrong with an answer; null when it is one that is hoped for.</summary>
    public Func<HttpAnswer, string?> Surprise { get; init; } = answer => answer.Status is >= 200 and < 300 ? null : $"was answered {answer}";

    /// <summary>What is known once it is answered.</summary>
    public Action<HttpAnswer> Answered { get; init; } = _ => { };

    /// <summary>A push of items, every one of which must be taken, now or before.</summary>
    public static Call Push(Requests requests, string path, IReadOnlyCollection<string> items, Action answered) => new($"POST {path}", _ => requests.Post(path, Lines(items), "application/x-ndjson"))
    {
        Surprise = answer => answer.Status != 200 ? $"was answered {answer}"
            : Receipt.Of(answer) is { Rejected: 0 } receipt && receipt.Received == items.Count ? null
            : $"of {items.Count} items was answered {answer}",
        Answered = _ => answered(),
    };

    /// <summary>An entry of the catalogue.</summary>
    public static Call Put(Requests requests, string path, string body, Action? answered = null) => new($"PUT {path}", _ => requests.Put(path, Encoding.UTF8.GetBytes(body)))
    {
        Answered = _ => answered?.Invoke(),
    };

    /// <summary>A request without a body that matters.</summary>
    public static Call Post(Requests requests, string path, string body = "{}") => new($"POST {path}", _ => requests.Post(path, Encoding.UTF8.GetBytes(body)));

    private static byte[] Lines(IEnumerable<string> items) => Encoding.UTF8.GetBytes(string.Join('\n', items));
}
