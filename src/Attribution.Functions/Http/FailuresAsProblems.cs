using Attribution.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Http;

/// <summary>
/// Outages and bugs of HTTP functions as problems: a store that does not answer is a 503 that asks to try again, anything else a
/// 500 with the trace id to look for. Expected failures are values and never come here.
/// </summary>
public sealed partial class FailuresAsProblems(ILogger<FailuresAsProblems> logger) : IFunctionsWorkerMiddleware
{
    private const string RetryAfterSeconds = "5";

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            var problem = ToProblem(e, context.TraceContext.TraceParent);
            if (problem is ObjectResult { StatusCode: StatusCodes.Status503ServiceUnavailable })
            {
                http.Response.Headers.RetryAfter = RetryAfterSeconds;
            }

            Tell(context.FunctionDefinition.Name, problem, e);
            context.GetInvocationResult().Value = problem;
        }
    }

    /// <summary>An outage must not fill the log with traces of the same, and a caller that hangs up is no failure of ours.</summary>
    private void Tell(string function, IActionResult problem, Exception e)
    {
        switch (problem)
        {
            case ObjectResult { StatusCode: StatusCodes.Status503ServiceUnavailable }:
                Log.Unavailable(logger, function, e.GetType().Name);
                break;
            case ObjectResult { StatusCode: StatusCodes.Status500InternalServerError }:
                Log.Failed(logger, function, e);
                break;
            default:
                Log.Unread(logger, function);
                break;
        }
    }

    /// <summary>What a failure is to the caller.</summary>
    internal static IActionResult ToProblem(Exception exception, string trace) => exception switch
    {
        BadHttpRequestException e => Problems.Problem(e.StatusCode, "bad-request", "The request could not be read to its end."),
        _ when StoreFailure.IsPassing(exception) => Problems.Problem(
            StatusCodes.Status503ServiceUnavailable, "store-unavailable", "The store does not answer. Send the request again; what was stored of it already will not count twice."),
        _ => Problems.Problem(StatusCodes.Status500InternalServerError, "internal-error", $"This is our fault. Trace {trace} says more in our log."),
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Function} failed.")]
        public static partial void Failed(ILogger logger, string function, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Function} had no answer from the store: {Failure}.")]
        public static partial void Unavailable(ILogger logger, string function, string failure);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Function} could not read the request to its end.")]
        public static partial void Unread(ILogger logger, string function);
    }
}
