using System.Reflection;
using Attribution.Storage.Operations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Attribution.Functions.Operations;

/// <summary>Writes down why a message failed, and how often: the queue itself keeps neither, and what lies in poison has a new number.</summary>
public sealed partial class FailureKeeping(FailureStore failures, ILogger<FailureKeeping> logger) : IFunctionsWorkerMiddleware
{
    /// <summary>What a queue trigger calls the text of its message.</summary>
    private const string MessageText = "QueueTrigger";

    private static readonly Dictionary<string, string> Queues = QueuesOfFunctions();

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (Queues.TryGetValue(context.FunctionDefinition.Name, out var queue))
        {
            if (context.BindingContext.BindingData.TryGetValue(MessageText, out var text) && text is string message)
            {
                await Keep(queue, message, e).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>The message is tried again whatever becomes of this: while the store is out of reach, nothing can be kept.</summary>
    private async Task Keep(string queue, string message, Exception exception)
    {
        try
        {
            await failures.Note(queue, message, Reason(exception), CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What the message failed of must not be hidden by what keeping it failed of.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.NotKept(logger, queue, e.GetType().Name);
        }
    }

    private static string Reason(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var first, ..] } => Reason(first),
        TargetInvocationException { InnerException: { } inner } => Reason(inner),
        _ => $"{exception.GetType().Name}: {exception.Message}",
    };

    private static Dictionary<string, string> QueuesOfFunctions() =>
        (from type in typeof(FailureKeeping).Assembly.GetTypes()
         from method in type.GetMethods()
         let function = method.GetCustomAttribute<FunctionAttribute>()
         where function is not null
         from parameter in method.GetParameters()
         let trigger = parameter.GetCustomAttribute<QueueTriggerAttribute>()
         where trigger is not null
         select (function.Name, trigger.QueueName)).ToDictionary(each => each.Name, each => each.QueueName, StringComparer.Ordinal);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Why a message failed could not be kept. Queue: {Queue}, failure: {Failure}.")]
        public static partial void NotKept(ILogger logger, string queue, string failure);
    }
}
