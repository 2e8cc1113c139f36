namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

internal sealed class FunctionTimeoutException(string function, TimeSpan limit)
    : TimeoutException($"The function '{function}' ran longer than the functionTimeout of {limit:c} in host.json.");
