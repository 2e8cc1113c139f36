using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>The context that middleware and functions see.</summary>
internal sealed class InvocationContext(FunctionInvocation invocation, string id, Activity activity, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    public override string InvocationId => id;

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new ActivityTrace(activity);

    public override BindingContext BindingContext { get; } = new TriggerData(invocation.BindingData);

    public override RetryContext RetryContext { get; } = new Retries(invocation.RetryCount, invocation.MaxRetryCount);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => invocation.Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellation;

    private sealed class TriggerData(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries(int count, int maximum) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => maximum;
    }

    private sealed class ActivityTrace(Activity activity) : TraceContext
    {
        public override string TraceParent => activity.Id!;

        public override string TraceState => activity.TraceStateString ?? "";
    }
}
