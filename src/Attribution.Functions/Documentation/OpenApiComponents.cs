using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Documentation;

/// <summary>What several operations of the document have in common.</summary>
internal static class OpenApiComponents
{
    private const string KeyHeader = "x-functions-key";

    /// <summary>Schemas, answers and keys.</summary>
    public static JsonObject Write() => new()
    {
        ["schemas"] = new JsonObject
        {
            ["Problem"] = Record(["type", "title", "status", "detail", "code"], new JsonObject
            {
                ["type"] = Typed("string", $"{DocumentedProblem.Address}{{code}}: where the problem is explained."),
                ["title"] = Typed("string", "The code as words."),
                ["status"] = Typed("integer", "The HTTP status."),
                ["detail"] = Typed("string", "What is wrong, and what would be right; for people."),
                ["code"] = new JsonObject { ["type"] = "string", ["description"] = "Stable.", ["enum"] = new JsonArray([.. DocumentedProblem.All.Keys.Order(StringComparer.Ordinal).Select(code => (JsonNode)code)]) },
                ["field"] = Typed("string", "The field that is to blame, if it is one."),
            }),
            ["Receipt"] = Record(
                ["received", "accepted", "duplicate", "restated", "unchanged", "rejected", "items"],
                Counts(["received", "accepted", "duplicate", "restated", "unchanged", "rejected"], "items")),
            ["FileReceipt"] = Record(
                ["dryRun", "rows", "added", "restated", "unchanged", "skipped", "rejected", "problems"],
                Counts(["rows", "added", "restated", "unchanged", "skipped", "rejected"], "problems")),
        },
        ["responses"] = new JsonObject
        {
            ["Problem"] = new JsonObject
            {
                ["description"] = "Refused, or failed.",
                ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } } },
            },
            ["NoKey"] = new JsonObject { ["description"] = "The key is missing or wrong; there is no body." },
        },
        ["securitySchemes"] = new JsonObject
        {
            ["functionKey"] = Key("header", KeyHeader, "A key of the function app."),
            ["functionKeyInQuery"] = Key("query", "code", "The same in the address."),
            ["masterKey"] = Key("header", KeyHeader, "The master key of the function app."),
        },
    };

    /// <summary>The keys that open a route: any one of them.</summary>
    public static JsonArray Security(AuthorizationLevel level) => level switch
    {
        AuthorizationLevel.Anonymous => [],
        AuthorizationLevel.Admin => [Scheme("masterKey")],
        _ => [Scheme("functionKey"), Scheme("functionKeyInQuery")],
    };

    private static JsonObject Scheme(string name) => new() { [name] = new JsonArray() };

    private static JsonObject Key(string place, string name, string description) =>
        new() { ["type"] = "apiKey", ["in"] = place, ["name"] = name, ["description"] = description };

    private static JsonObject Record(string[] required, JsonObject properties) =>
        new() { ["type"] = "object", ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]), ["properties"] = properties };

    private static JsonObject Typed(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Counts(string[] counts, string list)
    {
        var properties = new JsonObject(counts.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["type"] = "integer", ["minimum"] = 0 })));
        properties[list] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "object" } };
        return properties;
    }
}
