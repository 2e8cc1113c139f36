using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Tests.Support;

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

/// <summary>A host whose functions listen to <c>%Queue%</c>.</summary>
internal static class QueueHost
{
    public static Task<TestHost> Start(
        SharedAzurite azurite, TestQueue queue, Type function, string queues = "", string root = "",
        HttpPipelinePolicy? policy = null, Func<EmbeddedHostOptions, EmbeddedHostOptions>? options = null, Action<FunctionsApplicationBuilder>? configure = null) =>
        TestHost.Start(new HostSetup(function)
        {
            HostJson = $$$"""{ "version": "2.0", {{{root}}} "extensions": { "queues": { "maxPollingInterval": "00:00:00.100"{{{(queues.Length > 0 ? "," : "")}}} {{{queues}}} } } }""",
            Settings = new() { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["Queue"] = queue.Name },
            Configure = configure ?? (_ => { }),
            Options = o => (options ?? (x => x))(o with
            {
                ConfigureQueueClient = client =>
                {
                    if (policy is not null)
                    {
                        client.AddPolicy(policy, HttpPipelinePosition.PerCall);
                    }
                },
            }),
        });
}
