using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Embedded.Http;
using Microsoft.Azure.Functions.Worker.Embedded.Queues;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Embedded.Discovery;

/// <summary>Where the value of a parameter comes from.</summary>
internal static class ArgumentSource
{
    /// <returns>Null when there is no such source.</returns>
    public static Func<FunctionContext, object?>? For(ParameterInfo parameter, ParameterInfo triggered, TriggerBindingAttribute trigger, string function) =>
        parameter == triggered ? ForTrigger(parameter.ParameterType, trigger)
        : parameter.ParameterType == typeof(FunctionContext) ? context => context
        : parameter.ParameterType == typeof(CancellationToken) ? context => context.CancellationToken
        : trigger is HttpTriggerAttribute http ? ForHttp(parameter, http, function)
        : trigger is QueueTriggerAttribute ? ForMetadata(parameter)
        : null;

    private static Func<FunctionContext, object?>? ForTrigger(Type type, TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute when type == typeof(HttpRequest) => Request,
        QueueTriggerAttribute => QueueArgument.For(type),
        TimerTriggerAttribute when type == typeof(TimerInfo) => context => context.Features.Get<TimerInfo>(),
        _ => null,
    };

    private static Func<FunctionContext, object?>? ForHttp(ParameterInfo parameter, HttpTriggerAttribute trigger, string function)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return Request;
        }

        var inRoute = RoutePatternFactory.Parse(HttpRoute.Template(trigger, function)).GetParameter(parameter.Name!) is not null;
        return inRoute ? RouteValue.For(parameter) : null;
    }

    private static Func<FunctionContext, object?>? ForMetadata(ParameterInfo parameter) =>
        QueueMetadata.Types.TryGetValue(parameter.Name!, out var type) && type == parameter.ParameterType
            ? context => context.BindingContext.BindingData[parameter.Name!]
            : null;

    private static HttpRequest Request(FunctionContext context) =>
        context.GetHttpContext()?.Request ?? throw new InvalidOperationException("The invocation has no HTTP request.");
}
