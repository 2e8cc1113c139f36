using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>A valid request to begin with.</summary>
/// <param name="Route">The route that it belongs to, as the README writes it.</param>
/// <param name="Path">Its address below <c>/api</c>, query included.</param>
/// <param name="ContentType">Type of its body; null when it has none.</param>
/// <param name="Body">Its body.</param>
internal sealed record Sample(string Route, string Path, string? ContentType, byte[] Body)
{
    /// <summary>The headers that prove a body at a time, whatever has become of it: what is authentic gets further.</summary>
    public Func<byte[], DateTimeOffset, IReadOnlyList<(string Name, string Value)>>? Sign { get; init; }

    public string Method => Route[..Route.IndexOf(' ', StringComparison.Ordinal)];

    public static Sample Of(string route, string path) => new(route, path, null, []);

    public static Sample Json(string route, string path, string body) => new(route, path, "application/json", Encoding.UTF8.GetBytes(body));

    public static Sample Of(string route, string path, string contentType, string body) => new(route, path, contentType, Encoding.UTF8.GetBytes(body));
}
