using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Operations;

/// <summary>Whoever has the master key.</summary>
internal sealed class Operator(AppFixture app)
{
    public Task<Answer> Get(string path) => app.Api.Send(HttpMethod.Get, "/operations" + path, null, AppSettings.MasterKey);

    public Task<Answer> Post(string path) => app.Api.Send(HttpMethod.Post, "/operations" + path, null, AppSettings.MasterKey);

    public Task<Answer> Delete(string path) => app.Api.Send(HttpMethod.Delete, "/operations" + path, null, AppSettings.MasterKey);

    /// <summary>What is in the audit of an operation, the latest first: <c>count dry-run outcome</c>.</summary>
    public async Task<IReadOnlyList<string>> Audit(string what, string on) =>
    [
        .. (await Get("/audit")).Body.GetProperty("operations").EnumerateArray()
            .Where(entry => entry.GetProperty("what").GetString() == what && entry.GetProperty("on").GetString() == on)
            .Select(entry => $"{entry.GetProperty("count")}{(entry.GetProperty("isDryRun").GetBoolean() ? " dry" : "")} {entry.GetProperty("outcome").GetString()}"),
    ];

    /// <summary>Items of a queue's poison.</summary>
    public async Task<(int Depth, IReadOnlyList<JsonElement> Items)> Poison(string queue)
    {
        var found = (await Get("/poison")).Body.GetProperty("queues").EnumerateArray().Single(q => q.GetProperty("queue").GetString() == queue);
        return (found.GetProperty("depth").GetInt32(), [.. found.GetProperty("items").EnumerateArray()]);
    }
}
