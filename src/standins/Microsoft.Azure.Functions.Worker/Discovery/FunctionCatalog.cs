using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Embedded.Discovery;

/// <summary>Finds the functions, and everything that is wrong with them, before anything runs.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<FunctionDescriptor> Discover(IEnumerable<Type> types, StartProblems problems)
    {
        var found = types
            .Where(t => t is { IsClass: true, ContainsGenericParameters: false })
            .SelectMany(t => t.GetMethods(AnyMethod))
            .Select(m => (Method: m, Function: m.GetCustomAttribute<FunctionAttribute>()))
            .Where(m => m.Function is not null)
            .Select(m => Describe(m.Function!.Name, m.Method, problems))
            .OfType<FunctionDescriptor>()
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var same in found.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            problems.Add($"The function name '{same.Key}' is used more than once: {string.Join(", ", same.Select(f => f.Definition.EntryPoint))}.");
        }

        return found;
    }

    private static FunctionDescriptor? Describe(string name, MethodInfo method, StartProblems problems)
    {
        var triggers = method.GetParameters()
            .Select(p => (Parameter: p, Attribute: p.GetCustomAttribute<TriggerBindingAttribute>()))
            .Where(p => p.Attribute is not null)
            .ToList();
        if (Unusable(method, triggers.Count) is { } reason)
        {
            problems.Add(name, reason);
            return null;
        }

        var (parameter, trigger) = triggers[0];
        var arguments = new List<Func<FunctionContext, object?>>();
        foreach (var p in method.GetParameters())
        {
            if (ArgumentSource.For(p, parameter, trigger!, name) is { } source)
            {
                arguments.Add(source);
            }
            else
            {
                problems.Add(name, $"nothing can be bound to the parameter '{p.ParameterType.Name} {p.Name}'.");
                return null;
            }
        }

        return new FunctionDescriptor
        {
            Method = method,
            TriggerParameter = parameter,
            Trigger = trigger!,
            Retry = method.GetCustomAttribute<RetryAttribute>(),
            Definition = new ReflectedDefinition(name, method, parameter, trigger!),
            Call = new FunctionCall(method),
            Arguments = arguments,
        };
    }

    private static string? Unusable(MethodInfo method, int triggers) =>
        !method.IsPublic || !method.DeclaringType!.IsVisible ? "method and class must be public."
        : method.DeclaringType.IsAbstract && !method.IsStatic ? "its class is abstract."
        : FunctionCall.IsAsyncVoid(method) ? "an async method must return a Task, or its end and its failure go unnoticed."
        : triggers == 0 ? "no parameter has a trigger attribute."
        : triggers > 1 ? "it has more than one trigger."
        : null;
}
