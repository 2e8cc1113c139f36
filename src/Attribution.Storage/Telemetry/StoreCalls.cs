using Azure.Core;
using Azure.Core.Pipeline;

namespace Attribution.Storage.Telemetry;

/// <summary>Counts the calls of one client of the storage account: each try, whether it was one more, and whether it met somebody else's write.</summary>
/// <param name="service"><c>table</c>, <c>queue</c> or <c>blob</c>.</param>
internal sealed class StoreCalls(string service) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => Instruments.StoreCalled(service, message.ProcessingContext.RetryNumber > 0);

    public override void OnReceivedResponse(HttpMessage message) => Instruments.StoreAnswered(service, message.Response.Status);
}
