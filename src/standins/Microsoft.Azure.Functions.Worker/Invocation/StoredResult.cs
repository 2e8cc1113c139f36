namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>What the function returned, or what a middleware put in its place.</summary>
internal sealed class ResultFeature
{
    public object? Value { get; set; }
}

internal sealed class StoredResult(ResultFeature feature) : InvocationResult
{
    public override object? Value
    {
        get => feature.Value;
        set => feature.Value = value;
    }
}

internal sealed class StoredResult<T>(ResultFeature feature) : InvocationResult<T>
{
    public override T? Value
    {
        get => (T?)feature.Value;
        set => feature.Value = value;
    }
}
