using Microsoft.Azure.Functions.Worker;

namespace TestApp;

public sealed class EverySecond(Reports reports)
{
    [Function(nameof(EverySecond))]
    public Task Run([TimerTrigger("* * * * * *")] TimerInfo timer) => reports.Send(timer.IsPastDue ? "made up" : "ticked");
}
