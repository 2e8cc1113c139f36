using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Embedded.Http;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>The middleware in the order of registration, and behind it the function.</summary>
internal static class FunctionPipeline
{
    public static FunctionExecutionDelegate Build(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware) =>
        middleware.Reverse().Aggregate((FunctionExecutionDelegate)Execute, (next, outer) => outer(next));

    private static async Task Execute(FunctionContext context)
    {
        var function = context.Features.Get<FunctionDescriptor>()!;
        var arguments = new object?[function.Arguments.Count];
        try
        {
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = function.Arguments[i](context);
            }
        }
        catch (InvalidRouteValueException e)
        {
            context.GetInvocationResult().Value = new ObjectResult(
                new ProblemDetails { Type = "about:blank", Title = "Bad Request", Status = 400, Detail = e.Message });
            return;
        }

        context.GetInvocationResult().Value = await function.Call.Invoke(context.InstanceServices, arguments).ConfigureAwait(false);
    }
}
