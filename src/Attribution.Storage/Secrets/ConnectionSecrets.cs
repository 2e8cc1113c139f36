namespace Attribution.Storage.Secrets;

/// <summary>When a secret was set; never its value.</summary>
/// <param name="Kind">Kind of secret.</param>
/// <param name="SetAt">Since when it is the current one.</param>
/// <param name="PreviousUntil">Until when the one before it holds too; null when it does not.</param>
public sealed record SecretDates(string Kind, DateTimeOffset SetAt, DateTimeOffset? PreviousUntil);

/// <summary>One secret, readable.</summary>
/// <param name="Kind">Kind of secret.</param>
/// <param name="Current">The value that is handed out now.</param>
/// <param name="Previous">The value before it; null when there is none.</param>
/// <param name="PreviousUntil">Until when that one holds.</param>
public sealed record StoredSecret(string Kind, string Current, string? Previous, DateTimeOffset? PreviousUntil)
{
    /// <summary>Says nothing: a secret must not get into a log.</summary>
    public override string ToString() => $"{nameof(StoredSecret)} {Kind}";
}

/// <summary>What a connection and its sender share.</summary>
/// <param name="All">All of it.</param>
public sealed record ConnectionSecrets(IReadOnlyList<StoredSecret> All)
{
    /// <summary>A connection that shares nothing: it refuses everything.</summary>
    public static ConnectionSecrets None { get; } = new([]);

    /// <summary>Values of a kind that hold now, the current one first. Empty texts are none.</summary>
    public IReadOnlyList<string> Live(string kind, DateTimeOffset now) =>
        All.FirstOrDefault(s => s.Kind == kind) is not { } secret ? []
        : [.. new[] { secret.Current, secret.Previous is { } previous && now < secret.PreviousUntil ? previous : "" }.Where(v => v.Length > 0)];

    /// <summary>The current value of a kind; null when there is none.</summary>
    public string? Current(string kind) => All.FirstOrDefault(s => s.Kind == kind)?.Current is { Length: > 0 } value ? value : null;
}
