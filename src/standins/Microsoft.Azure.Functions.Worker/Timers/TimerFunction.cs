using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>A timer function with its schedule.</summary>
internal sealed record TimerFunction(FunctionDescriptor Function, TimerTriggerAttribute Trigger, Schedule Schedule, RetryPolicy Retry)
{
    /// <exception cref="InvalidOperationException">Schedule, retry interval or a setting is wrong; the message says which.</exception>
    public static TimerFunction Create(FunctionDescriptor function, TimerTriggerAttribute trigger, IConfiguration settings) =>
        new(function, trigger, Schedule.Parse(SettingExpression.Resolve(trigger.Schedule, settings)), RetryPolicy.From(function.Retry));
}
