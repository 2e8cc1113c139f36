using System.Text;

namespace Attribution.Benchmarks.Load;

/// <summary>Creates what the load needs.</summary>
internal static class Catalogue
{
    public static async Task Channel(HttpConnection app, Requests requests, string id, int slices, int shards, CancellationToken ct)
    {
        await Put(app, requests, $"/channels/{id}", FormattableString.Invariant($$"""{"name":"{{id}}","slices":{{slices}},"shards":{{shards}}}"""), ct);
    }

    /// <summary>A connection that takes what is not signed, where its platform allows that.</summary>
    public static async Task Connection(HttpConnection app, Requests requests, string id, string platform, string channel, IReadOnlyList<(string Kind, string Value)> secrets, CancellationToken ct)
    {
        await Put(app, requests, $"/connections/{id}", $$$"""{"platform":"{{{platform}}}","name":"{{{id}}}","channel":"{{{channel}}}","settings":{"signatureRequired":false}}""", ct);
        foreach (var (kind, value) in secrets)
        {
            await Put(app, requests, $"/connections/{id}/secrets/{kind}", $$"""{"value":"{{value}}"}""", ct);
        }
    }

    /// <summary>A marketer who is due on Monday at seven in Riga.</summary>
    public static Task Marketer(HttpConnection app, Requests requests, string id, string language, string role, CancellationToken ct) => Put(
        app, requests, $"/marketers/{id}", $$"""{"name":"Marketer {{id}}","email":"{{id}}@example.com","timeZone":"Europe/Riga","language":"{{language}}","role":"{{role}}"}""", ct);

    /// <summary>A plan for March, under the marketer's id.</summary>
    public static Task Plan(HttpConnection app, Requests requests, string marketer, string channel, CancellationToken ct) => Put(
        app,
        requests,
        $"/plans/{marketer}",
        $$"""{"marketer":"{{marketer}}","from":"2026-03-01","to":"2026-03-31","targetLeads":300,"allowedCpl":"35.00","channels":["{{channel}}"]}""",
        ct);

    private static async Task Put(HttpConnection app, Requests requests, string path, string body, CancellationToken ct)
    {
        var answer = await app.Send(requests.Put(path, Encoding.UTF8.GetBytes(body)), ct);
        if (answer.Status is not (200 or 201))
        {
            throw new InvalidDataException($"PUT {path} was answered {answer}");
        }
    }
}
