using System.Text.Json.Nodes;
using Attribution.Benchmarks.Fuzz;
using Attribution.Functions.Documentation;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Documentation;

/// <summary>The description of the interface is about every route and nothing else, is sound in itself, and allows what is known to be valid.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly JsonObject Document = JsonNode.Parse(OpenApiDocument.Write())!.AsObject();

    private static IEnumerable<(string Route, JsonObject Operation, JsonObject Path)> Operations =>
        from path in Document["paths"]!.AsObject()
        from member in path.Value!.AsObject()
        where member.Key != "parameters"
        select ($"{member.Key.ToUpperInvariant()} {path.Key}", member.Value!.AsObject(), path.Value!.AsObject());

    [Fact]
    public void Routes_AreThoseOfTheFunctions() => Assert.Equal(
        FunctionRoute.All.Select(route => route.Route).Order(StringComparer.Ordinal), Operations.Select(o => o.Route).Order(StringComparer.Ordinal));

    [Fact]
    public void Bodies_AreOfRoutesThatExist() => Assert.Empty(RequestForm.All.Keys.Except(FunctionRoute.All.Select(route => route.Route)));

    [Fact]
    public void Bodies_AreDescribed_WhereSamplesHaveOne() => Assert.Equal(
        Corpus.All.Where(sample => sample.ContentType is not null).Select(sample => sample.Route).Distinct().Order(StringComparer.Ordinal),
        Operations.Where(o => o.Operation.ContainsKey("requestBody")).Select(o => o.Route).Order(StringComparer.Ordinal));

    [Fact]
    public void References_LeadSomewhere()
    {
        var references = Nodes(Document).OfType<JsonObject>().Where(node => node.ContainsKey("$ref")).Select(node => node["$ref"]!.GetValue<string>()).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.NotNull(reference.Split('/').Skip(1).Aggregate<string, JsonNode?>(Document, (node, name) => node?[name])));
    }

    [Fact]
    public void PathParameters_AreDeclared_WhereThePathHasThem() => Assert.All(Document["paths"]!.AsObject(), path => Assert.Equal(
        path.Key.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}')),
        (path.Value!["parameters"]?.AsArray() ?? []).Where(p => p!["in"]!.GetValue<string>() == "path" && p["required"]!.GetValue<bool>()).Select(p => p!["name"]!.GetValue<string>())));

    [Fact]
    public void OperationIds_AreNotRepeated()
    {
        var ids = Operations.Select(o => o.Operation["operationId"]!.GetValue<string>()).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Tags_AreDeclared() => Assert.Equal(
        Operations.Select(o => o.Operation["tags"]![0]!.GetValue<string>()).Distinct().Order(StringComparer.Ordinal),
        Document["tags"]!.AsArray().Select(tag => tag!["name"]!.GetValue<string>()));

    [Fact]
    public void Security_AsksForAKey_UnlessTheFunctionAsksForNone() => Assert.All(Operations, o => Assert.Equal(
        FunctionRoute.All.Single(route => route.Route == o.Route).Level != AuthorizationLevel.Anonymous, o.Operation["security"]!.AsArray().Count > 0));

    [Fact]
    public void Security_NamesDeclaredSchemes() => Assert.Empty(
        Operations.SelectMany(o => o.Operation["security"]!.AsArray()).SelectMany(s => s!.AsObject()).Select(s => s.Key)
            .Except(Document["components"]!["securitySchemes"]!.AsObject().Select(s => s.Key)));

    [Fact]
    public void Answers_SayHowItEnds_WellAndBadly() => Assert.All(Operations, o =>
    {
        var responses = o.Operation["responses"]!.AsObject();
        Assert.Contains(responses, r => r.Key.StartsWith('2') || r.Key == "default");
        Assert.True(responses.ContainsKey("500") && responses.ContainsKey("503"), o.Route);
        Assert.All(responses, r => Assert.True(r.Value!.AsObject().ContainsKey("$ref") || r.Value["description"]!.GetValue<string>().Length > 0));
    });

    [Theory]
    [InlineData("POST /costs", new[] { "200", "400", "401", "413", "415", "422", "500", "503" })] // "as above"
    [InlineData("PUT /channels/{id}", new[] { "200", "201", "400", "401", "413", "415", "422", "500", "503" })]
    [InlineData("DELETE /channels/{id}", new[] { "204", "401", "404", "422", "500", "503" })]
    [InlineData("GET /dashboard/mine", new[] { "200", "403", "422", "500", "503" })]
    [InlineData("GET /health/ready", new[] { "200", "500", "503" })]
    [InlineData("POST /webhooks/{platform}/{connection}", new[] { "500", "503", "default" })]
    public void Answers_AreThoseOfThePage(string route, string[] answers) =>
        Assert.Equal(answers, Operations.Single(o => o.Route == route).Operation["responses"]!.AsObject().Select(r => r.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Summaries_AreSentencesWithoutMarks() => Assert.All(Operations, o =>
    {
        var summary = o.Operation["summary"]!.GetValue<string>();
        Assert.True(char.IsUpper(summary[0]), summary);
        Assert.DoesNotContain(summary, c => c is '[' or ']' or '`');
    });

    [Fact]
    public void Samples_AreAllowed() => Assert.All(Corpus.All, sample =>
    {
        var operation = Operations.Single(o => o.Route == sample.Route).Operation;
        if (sample.ContentType is not { } type)
        {
            Assert.False(operation.ContainsKey("requestBody"), $"{sample.Route} takes a body.");
            return;
        }

        var schema = operation["requestBody"]!["content"]![type]?["schema"];
        Assert.True(schema is not null, $"{sample.Route} may not be sent as {type}.");
        if (schema.ToJsonString().Contains("required", StringComparison.Ordinal))
        {
            var item = schema["oneOf"]?[0] ?? schema;
            Assert.All(Items(JsonNode.Parse(sample.Body)!), given => Assert.All(item["required"]!.AsArray(), field => Assert.True(given[field!.GetValue<string>()] is not null, $"{sample.Route}: {field}")));
        }
    });

    [Fact]
    public void QueriesOfSamples_AreDescribed_WhereTheRouteDescribesAny() => Assert.All(Corpus.All.Where(sample => sample.Path.Contains('?', StringComparison.Ordinal)), sample =>
    {
        if (Operations.Single(o => o.Route == sample.Route).Operation["parameters"] is { } parameters)
        {
            Assert.NotEmpty(parameters.AsArray().Select(p => p!["name"]!.GetValue<string>()).Intersect(sample.Path.Split('?')[1].Split('&').Select(p => p.Split('=')[0])));
        }
    });

    private static IEnumerable<JsonNode> Items(JsonNode body) => body is JsonArray batch ? batch.Select(item => item!) : [body];

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Nodes(m.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes).Prepend(items),
        { } value => [value],
        null => [],
    };
}
