using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>
/// Lets what follows it see the HTTP context, and afterwards writes the invocation's result as the response.
/// </summary>
internal sealed class HttpResultMiddleware : IFunctionsWorkerMiddleware
{
    private static readonly ActionDescriptor NoAction = new();

    public static bool Applies(FunctionContext context) => context.Features.Get<HttpContext>() is not null;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var http = context.Features.Get<HttpContext>()!;
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        http.RequestServices = context.InstanceServices;
        await next(context).ConfigureAwait(false);
        await Write(http, ResultOf(context.GetInvocationResult().Value)).ConfigureAwait(false);
    }

    /// <summary>The result itself, or its property marked as the HTTP result.</summary>
    private static object? ResultOf(object? value) =>
        value is null or IActionResult or IResult ? value
        : value.GetType().GetProperties().FirstOrDefault(p => p.IsDefined(typeof(HttpResultAttribute))) is { } property ? property.GetValue(value)
        : value;

    private static Task Write(HttpContext http, object? result) => result switch
    {
        null => Task.CompletedTask,
        IResult written => written.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), NoAction)),
        var value => new ObjectResult(value).ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), NoAction)),
    };
}
