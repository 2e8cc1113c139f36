using System.Text;

namespace Attribution.Benchmarks.Load;

/// <summary>Creates what the load needs.</summary>
internal static class Catalogue
{
    public static async Task Channel(HttpConnection app, Requests requests, string id, int slices, int shards, CancellationToken ct)
    {
        var body = FormattableString.Invariant($$"""{"name":"{{id}}","slices":{{slices}},"shards":{{shards}}}""");
        var answer = await app.Send(requests.Put($"/channels/{id}", Encoding.UTF8.GetBytes(body)), ct);
        if (answer.Status is not (200 or 201))
        {
            throw new InvalidDataException($"PUT /channels/{id} was answered {answer}");
        }
    }
}
