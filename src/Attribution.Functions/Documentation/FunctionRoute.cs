using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Documentation;

/// <summary>A route as its function declares it.</summary>
/// <param name="Function">Name of the function.</param>
/// <param name="Method">HTTP method in capital letters.</param>
/// <param name="Path">Path below <c>/api</c>, for example <c>/plans/{id}</c>.</param>
/// <param name="Level">Whose key it needs.</param>
internal sealed partial record FunctionRoute(string Function, string Method, string Path, AuthorizationLevel Level)
{
    /// <summary>Method and path, as the page for senders writes them.</summary>
    public string Route => $"{Method} {Path}";

    /// <summary>The parts of the path that are not fixed.</summary>
    public IEnumerable<string> Parameters => Parameter().Matches(Path).Select(match => match.Groups["name"].Value);

    /// <summary>Every route of the program, by path and method.</summary>
    public static IReadOnlyList<FunctionRoute> All { get; } =
    [
        .. from method in typeof(FunctionRoute).Assembly.GetTypes().SelectMany(type => type.GetMethods())
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           from parameter in method.GetParameters()
           let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
           where trigger is not null
           from verb in trigger.Methods!
           select new FunctionRoute(function.Name, verb.ToUpperInvariant(), $"/{trigger.Route}", trigger.AuthLevel) into route
           orderby route.Path + " " + route.Method
           select route,
    ];

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)\}")]
    private static partial Regex Parameter();
}
