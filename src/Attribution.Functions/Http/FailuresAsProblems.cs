using System.Net.Sockets;
using Attribution.Storage;
using Azure;
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

            Log.Failed(logger, context.FunctionDefinition.Name, e);
            context.GetInvocationResult().Value = problem;
        }
    }

    /// <summary>
    /// What a failure is to the caller. A connection that is reset the moment it stands comes out of the HTTP client as a bare
    /// <see cref="SocketException"/>, which no client of Azure wraps or retries.
    /// </summary>
    internal static IActionResult ToProblem(Exception exception, string trace) => Innermost(exception) switch
    {
        BadHttpRequestException e => Problems.Problem(e.StatusCode, "bad-request", "The request could not be read to its end."),
        StoreBusyException or OperationCanceledException or IOException or SocketException or RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => Problems.Problem(
            StatusCodes.Status503ServiceUnavailable, "store-unavailable", "The store does not answer. Send the request again; what was stored of it already will not count twice."),
        _ => Problems.Problem(StatusCodes.Status500InternalServerError, "internal-error", $"This is our fault. Trace {trace} says more in our log."),
    };

    private static Exception Innermost(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var first, ..] } ? Innermost(first) : exception;

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Function} failed.")]
        public static partial void Failed(ILogger logger, string function, Exception exception);
    }
}
