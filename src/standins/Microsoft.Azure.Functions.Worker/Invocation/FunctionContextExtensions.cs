using Microsoft.Azure.Functions.Worker.Embedded.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => new StoredResult<T>(ResultOf(context));

    public static InvocationResult GetInvocationResult(this FunctionContext context) => new StoredResult(ResultOf(context));

    private static ResultFeature ResultOf(FunctionContext context)
    {
        if (context.Features.Get<ResultFeature>() is { } existing)
        {
            return existing;
        }

        var created = new ResultFeature();
        context.Features.Set(created);
        return created;
    }
}

public static class FunctionContextLoggerExtensions
{
    public static ILogger<T> GetLogger<T>(this FunctionContext context) => context.InstanceServices.GetRequiredService<ILogger<T>>();

    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger(categoryName);
}
