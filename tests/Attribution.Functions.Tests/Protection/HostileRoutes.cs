using Attribution.Functions.Documentation;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Tests.Protection;

/// <summary>A route that takes a body, at a place where the body is read: whatever its path names is there.</summary>
/// <param name="Route">As it is documented.</param>
/// <param name="Path">Where it is called, with its query.</param>
/// <param name="Form">What it takes.</param>
internal sealed record HostileRoute(string Route, string Path, RequestForm Form)
{
    /// <summary>Values of the parts of paths; those of a route that needs another are named with it.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["id"] = "hostile",
        ["connection"] = "hostile-web",
        ["week"] = "2025-W20",
        ["kind"] = "key",
        ["format"] = "csv?channel=hostile&source=hostile",
        ["platform"] = "google-ads",
        ["POST /leads/{id}/events id"] = LeadStore.Key("hostile", "1"),
        ["POST /leads/{id}/rejection id"] = LeadStore.Key("hostile", "1"),
        ["PUT /connections/{id}/secrets/{kind} id"] = "hostile-google",
        ["POST /webhooks/{platform}/{connection} connection"] = "hostile-google",
    };

    public HttpMethod Method => new(Route.Split(' ')[0]);

    public string Type => Form.Types[0];

    public bool IsFile => Form.Shape == BodyShape.File;

    /// <summary>Whether a sender is answered in its own terms.</summary>
    public bool IsForeign => Form.Shape == BodyShape.Foreign;

    /// <summary>Every route that takes a body.</summary>
    public static IEnumerable<HostileRoute> All => RequestForm.All.Select(form => new HostileRoute(form.Key, PathOf(form.Key), form.Value));

    /// <summary>Makes what the paths name.</summary>
    public static async Task SetUp(Api api)
    {
        await api.Channel("hostile");
        await api.Connection("hostile-web", "web", "hostile");
        await api.Connection("hostile-google", "google-ads", "hostile", ("key", "hostile-key"));
        Assert.True((await api.Put("/events/hostile", """{"name":"Fair","kind":"exhibition","from":"2025-05-12","to":"2025-05-13","channel":"hostile"}""")).IsSuccess);
        await api.Sends("applications", """{"source":"hostile","id":"1","channel":"hostile","occurredAt":"2025-05-12T09:00:00Z","contact":{"email":"hostile@protect.example"}}""");
    }

    private static string PathOf(string route) => "/api" + string.Join('/', route.Split(' ')[1].Split('/').Select(part => !part.StartsWith('{') ? part
        : Parts.GetValueOrDefault($"{route} {part.Trim('{', '}')}") ?? Parts[part.Trim('{', '}')]));
}
