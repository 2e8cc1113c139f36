using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>
/// Names the application, not the instance: all instances share the locks and schedules kept under this id.
/// </summary>
internal sealed class HostIdentity(IConfiguration settings, EmbeddedHostOptions options)
{
    public string Id { get; } = settings["AzureFunctionsWebHost:hostid"] is { Length: > 0 } id
        ? id
        : options.ApplicationName.ToLowerInvariant().Replace('.', '-');
}
