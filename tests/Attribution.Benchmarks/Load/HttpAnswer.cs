namespace Attribution.Benchmarks.Load;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record HttpAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public string? Header(string name)
    {
        foreach (var (key, value) in Headers)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Whether the server will not read another request from this connection.</summary>
    public bool Closes => Header("Connection") is { } c && c.Contains("close", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Status} {System.Text.Encoding.UTF8.GetString(Body.AsSpan(0, Math.Min(Body.Length, 2000)))}";
}
