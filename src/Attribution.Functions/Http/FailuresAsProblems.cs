using System.Globalization;
using System.Security.Cryptography;
using Attribution.Functions.Ingestion;
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
public sealed partial class FailuresAsProblems(RetryAppointments appointments, TimeProvider clock, ILogger<FailuresAsProblems> logger) : IFunctionsWorkerMiddleware
{
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromSeconds(1);

    private long lastWarning = clock.GetTimestamp() - (long)(BetweenWarnings.TotalSeconds * clock.TimestampFrequency);
    private int untold;

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
            appointments.Served();
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
                http.Response.Headers.RetryAfter = appointments.Next().ToString(CultureInfo.InvariantCulture);
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
                TellOfOutage(function, e);
                break;
            case ObjectResult { StatusCode: StatusCodes.Status500InternalServerError }:
                Log.Failed(logger, function, e);
                break;
            default:
                Log.Unread(logger, function);
                break;
        }
    }

    /// <summary>Thousands of requests may fail in a second; a line for each would cost more than answering them.</summary>
    private void TellOfOutage(string function, Exception e)
    {
        Interlocked.Increment(ref untold);
        var last = Interlocked.Read(ref lastWarning);
        if (clock.GetElapsedTime(last) >= BetweenWarnings && Interlocked.CompareExchange(ref lastWarning, clock.GetTimestamp(), last) == last)
        {
            Log.Unavailable(logger, function, e.GetType().Name, Interlocked.Exchange(ref untold, 0));
        }
    }

    /// <summary>What a failure is to the caller.</summary>
    internal static IActionResult ToProblem(Exception exception, string trace) => exception switch
    {
        BadHttpRequestException e => Problems.Problem(e.StatusCode, "bad-request", "The request could not be read to its end."),
        _ when StoreFailure.IsPassing(exception) => Problems.Problem(
            StatusCodes.Status503ServiceUnavailable, "store-unavailable", "The store does not answer. Send the request again; what was stored of it already will not count twice."),
        CryptographicException => Problems.Problem(
            StatusCodes.Status500InternalServerError,
            "key-missing",
            "This was encrypted with a key that is not configured. Set 'Attribution__PreviousEncryptionKey' to the key of that time, and let RenewEncryption finish before it is removed; without it this can only be dropped or erased."),
        _ => Problems.Problem(StatusCodes.Status500InternalServerError, "internal-error", $"This is our fault. Trace {trace} says more in our log."),
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Function} failed.")]
        public static partial void Failed(ILogger logger, string function, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Function} had no answer from the store: {Failure}. Requests refused since the last such line: {Refused}.")]
        public static partial void Unavailable(ILogger logger, string function, string failure, int refused);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Function} could not read the request to its end.")]
        public static partial void Unread(ILogger logger, string function);
    }
}
