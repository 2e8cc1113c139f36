namespace Azure.Data.Tables;

/// <summary>The cloud that issues the tokens a client presents.</summary>
public readonly struct TableAudience(string value) : IEquatable<TableAudience>
{
    private readonly string? value = value ?? throw new ArgumentNullException(nameof(value));

    public static TableAudience AzurePublicCloud { get; } = new("https://storage.azure.com");

    /// <summary>The scope to ask a token for.</summary>
    internal string DefaultScope => ToString().TrimEnd('/') + "/.default";

    public static bool operator ==(TableAudience left, TableAudience right) => left.Equals(right);

    public static bool operator !=(TableAudience left, TableAudience right) => !left.Equals(right);

    public static implicit operator TableAudience(string value) => new(value);

    public bool Equals(TableAudience other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is TableAudience other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    public override string ToString() => value ?? "https://storage.azure.com";
}
