using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Documentation;

/// <summary>
/// The interface as OpenAPI 3.1. Routes, methods and keys are read off the functions, what they do and answer off the page for senders, bodies off
/// <see cref="RequestForm"/>: nothing is written down twice, and a program always serves the same bytes.
/// </summary>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document, as UTF-8.</summary>
    /// <exception cref="InvalidOperationException">A route is not on the page.</exception>
    public static byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(Of(FunctionRoute.All), Readable);

    internal static JsonObject Of(IReadOnlyList<FunctionRoute> routes) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Attribution",
            ["version"] = "1.0",
            ["description"] = "Takes in what marketing does and brings, credits leads to channels and plans, and reports. The fields of all bodies are described in src/Attribution.Functions/README.md.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
        ["tags"] = new JsonArray([.. routes.Select(route => AreaOf(route.Path)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(area => new JsonObject { ["name"] = area })]),
        ["paths"] = Object(routes.GroupBy(route => route.Path).Select(path => (path.Key, (JsonNode)PathItem(path)))),
        ["components"] = OpenApiComponents.Write(),
    };

    private static JsonObject PathItem(IGrouping<string, FunctionRoute> path)
    {
        var item = Object(path.Select(route => (route.Method.ToLowerInvariant(), (JsonNode)Operation(route))));
        if (path.First().Parameters.ToList() is { Count: > 0 } parameters)
        {
            item["parameters"] = new JsonArray([.. parameters.Select(name => Parameter(name, "path", isRequired: true))]);
        }

        return item;
    }

    private static JsonObject Operation(FunctionRoute route)
    {
        var page = DocumentedRoute.All.GetValueOrDefault(route.Route) ?? throw new InvalidOperationException($"{route.Route} is not on the page for senders.");
        var form = RequestForm.All.GetValueOrDefault(route.Route);
        var operation = new JsonObject
        {
            ["operationId"] = route.Function,
            ["tags"] = new JsonArray(AreaOf(route.Path)),
            ["summary"] = page.Summary,
            ["security"] = OpenApiComponents.Security(route.Level),
        };
        if (page.Queries.Count > 0)
        {
            operation["parameters"] = new JsonArray([.. page.Queries.Select(name => Parameter(name, "query", isRequired: false))]);
        }

        if (form is not null)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Object(form.Types.Select(type => (type, (JsonNode)new JsonObject { ["schema"] = Body(form, type) }))) };
        }

        operation["responses"] = Responses(route, page, form);
        return operation;
    }

    private static JsonObject Responses(FunctionRoute route, DocumentedRoute page, RequestForm? form)
    {
        var responses = Object(page.Answers.Select(answer => (Status(answer.Status), (JsonNode)Response(answer, form))));
        if (page.Answers.Count == 0)
        {
            responses["default"] = new JsonObject { ["description"] = "As the sender understands it." };
        }

        if (route.Level != AuthorizationLevel.Anonymous)
        {
            responses["401"] = Reference("responses", "NoKey");
        }

        responses["500"] = Reference("responses", "Problem");
        responses.TryAdd("503", Reference("responses", "Problem"));
        return responses;
    }

    private static JsonObject Response(DocumentedAnswer answer, RequestForm? form)
    {
        if (answer.Status >= 400 && answer.Types.Count == 0)
        {
            return Reference("responses", "Problem");
        }

        var response = new JsonObject { ["description"] = Description(answer.Status) };
        if (answer.Types.Count > 0)
        {
            response["content"] = Object(answer.Types.Select(type => (type, (JsonNode)new JsonObject())));
        }
        else if (answer.Status != 204)
        {
            var schema = !answer.IsReceipt ? new JsonObject() : Reference("schemas", form?.Shape == BodyShape.File ? "FileReceipt" : "Receipt");
            response["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } };
        }

        return response;
    }

    private static JsonObject Body(RequestForm form, string type)
    {
        if (form.Shape == BodyShape.File)
        {
            return type == "application/json" ? [] : new JsonObject { ["type"] = "string" };
        }

        var item = new JsonObject { ["type"] = "object" };
        if (form.Required.Count > 0)
        {
            item["required"] = new JsonArray([.. form.Required.Select(field => (JsonNode)field)]);
        }

        return form.Shape != BodyShape.Items ? item
            : type == "application/x-ndjson" ? new JsonObject { ["description"] = "One item per line.", ["type"] = "string", ["contentMediaType"] = type }
            : new JsonObject { ["oneOf"] = new JsonArray(item, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = item.DeepClone() }) };
    }

    private static JsonObject Parameter(string name, string place, bool isRequired) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isRequired,
        ["schema"] = new JsonObject { ["type"] = "string" },
    };

    /// <summary>The area is what the path begins with.</summary>
    private static string AreaOf(string path) => path.Split('/')[1];

    private static string Status(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Description(int status) => status switch
    {
        200 => "Done.",
        201 => "Created.",
        202 => "Taken in hand; it follows.",
        204 => "Done; there is nothing to say.",
        _ => "Refused, as a page for readers.",
    };

    private static JsonObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Value)> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Value)));
}
