using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace TestApp;

/// <summary>Take their time, so that a stop finds them running.</summary>
public sealed class SlowFunctions(Reports reports)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(700);

    [Function("SlowMessage")]
    public async Task RunMessage([QueueTrigger("%Work%")] string message, CancellationToken ct)
    {
        await reports.Send($"started {message}");
        await Task.Delay(Duration, ct);
        await reports.Send($"finished {message}");
    }

    [Function("SlowRequest")]
    public async Task<IActionResult> RunRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow/{name}")] HttpRequest request, string name, CancellationToken ct)
    {
        await reports.Send($"started {name}");
        await Task.Delay(Duration, ct);
        return new OkObjectResult($"finished {name} for {request.Method}");
    }
}
