using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>Route templates of HTTP functions, and whether two of them collide.</summary>
internal static class HttpRoute
{
    private static readonly string[] AllMethods =
        [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Delete, HttpMethods.Patch, HttpMethods.Head, HttpMethods.Options];

    /// <summary>The template without prefix: the function's name, unless the trigger says otherwise.</summary>
    public static string Template(HttpTriggerAttribute trigger, string function) => (trigger.Route ?? function).Trim('/');

    public static string Full(HttpTriggerAttribute trigger, string function, string prefix) =>
        $"/{prefix}/{Template(trigger, function)}".Replace("//", "/", StringComparison.Ordinal);

    /// <summary>All of them, unless the trigger names some.</summary>
    public static IReadOnlyList<string> Methods(HttpTriggerAttribute trigger) =>
        trigger.Methods is { Length: > 0 } methods ? [.. methods.Select(m => m.ToUpperInvariant())] : AllMethods;

    public static void Check(IEnumerable<FunctionDescriptor> functions, string prefix, StartProblems problems)
    {
        var endpoints = functions
            .Where(f => f.Trigger is HttpTriggerAttribute)
            .Select(f => (f.Name, Trigger: (HttpTriggerAttribute)f.Trigger))
            .SelectMany(f => Methods(f.Trigger).Select(m => (f.Name, Method: m, Template: Full(f.Trigger, f.Name, prefix))))
            .ToList();
        foreach (var same in endpoints.GroupBy(e => (e.Method, Shape: Shape(e.Template))).Where(g => g.Count() > 1).DistinctBy(g => g.Key.Shape))
        {
            problems.Add($"More than one function answers {same.Key.Method} {same.First().Template}: {string.Join(", ", same.Select(e => e.Name))}.");
        }

        foreach (var reserved in endpoints.Where(e => e.Template.StartsWith("/admin/", StringComparison.OrdinalIgnoreCase)).DistinctBy(e => e.Name))
        {
            problems.Add(reserved.Name, $"the route {reserved.Template} belongs to the host.");
        }
    }

    /// <summary>The template without the names of its parameters, which do not tell two routes apart.</summary>
    private static string Shape(string template) =>
        string.Join('/', RoutePatternFactory.Parse(template).PathSegments.Select(s => string.Concat(s.Parts.Select(Shape)))).ToUpperInvariant();

    private static string Shape(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter =>
            $"{{{(parameter.IsCatchAll ? "*" : "")}:{string.Join(':', parameter.ParameterPolicies.Select(p => p.Content))}}}",
        _ => part.ToString()!,
    };
}
