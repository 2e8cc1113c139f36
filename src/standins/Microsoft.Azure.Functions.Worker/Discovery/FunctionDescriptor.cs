using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Embedded.Discovery;

/// <summary>One method marked with <see cref="FunctionAttribute"/>, ready to be called.</summary>
internal sealed class FunctionDescriptor
{
    public required MethodInfo Method { get; init; }

    public required ParameterInfo TriggerParameter { get; init; }

    public required TriggerBindingAttribute Trigger { get; init; }

    public required RetryAttribute? Retry { get; init; }

    public required FunctionDefinition Definition { get; init; }

    public required FunctionCall Call { get; init; }

    /// <summary>One per parameter, in order.</summary>
    public required IReadOnlyList<Func<FunctionContext, object?>> Arguments { get; init; }

    public string Name => Definition.Name;
}
