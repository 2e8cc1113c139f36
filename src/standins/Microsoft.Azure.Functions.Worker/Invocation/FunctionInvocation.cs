using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>A request to run a function once.</summary>
/// <param name="Function">The function.</param>
/// <param name="Reason">Why it runs, for the log.</param>
/// <param name="Cancellation">Cancels it; the end of the host's drain period does so as well.</param>
internal sealed record FunctionInvocation(FunctionDescriptor Function, string Reason, CancellationToken Cancellation = default)
{
    private static readonly Dictionary<string, object?> NoData = [];

    /// <summary>What the trigger brings, for the binders and middleware.</summary>
    public Action<IInvocationFeatures> Features { get; init; } = _ => { };

    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = NoData;

    public ActivityContext Parent { get; init; }

    public int RetryCount { get; init; }

    public int MaxRetryCount { get; init; }
}
