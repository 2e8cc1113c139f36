using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Embedded.Invocation;

/// <summary>
/// The two stages of a stop: first nothing new is started, and what runs may finish; then what still runs is cancelled.
/// </summary>
internal sealed class HostDrain : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenRegistration registration;

    public HostDrain(IHostApplicationLifetime lifetime, EmbeddedHostOptions options)
    {
        Stopping = lifetime.ApplicationStopping;
        Over = over.Token;
        registration = Stopping.Register(() => over.CancelAfter(options.Drain));
    }

    /// <summary>A stop was asked for.</summary>
    public CancellationToken Stopping { get; }

    /// <summary>The time for finishing has run out.</summary>
    public CancellationToken Over { get; }

    public void Dispose()
    {
        registration.Dispose();
        over.Dispose();
    }
}
