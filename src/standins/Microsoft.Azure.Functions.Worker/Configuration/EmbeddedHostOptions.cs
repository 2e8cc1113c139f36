using System.Globalization;
using System.Reflection;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>What Azure fixes and only our tests vary.</summary>
internal sealed record EmbeddedHostOptions
{
    /// <summary>Where functions are looked for: the entry assembly, unless a test names classes.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>Folder of host.json and local.settings.json.</summary>
    public string ContentRoot { get; init; } = AppContext.BaseDirectory;

    /// <summary>Whether settings are also read from the process's environment.</summary>
    public bool ReadEnvironment { get; init; } = true;

    /// <summary>
    /// The clock of timer schedules. Locks, leases and timeouts run on the system's clock whatever this says,
    /// because the storage service's side of them does.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a received message stays invisible; renewed at half that time while its function runs.</summary>
    public TimeSpan MessageLock { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long running functions may finish after a stop was asked for. Below the 30 seconds after which container
    /// platforms and our own launcher kill, so that what was cancelled can still be given back.
    /// </summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a cancelled function may take to notice, before it is counted as failed and left behind.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the lock of a timer outlives its holder; the service allows 15 to 60 seconds.</summary>
    public TimeSpan TimerLease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often an instance that does not hold a timer's lock tries to take it.</summary>
    public TimeSpan TimerLeasePolling { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest request body, as in Azure.</summary>
    public long MaxRequestBodySize { get; init; } = 100 * 1024 * 1024;

    /// <summary>Last word on the clients of queues.</summary>
    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }

    /// <summary>Name of the application, from which the host id is derived; MVC wants it to be an assembly's.</summary>
    public string ApplicationName { get; init; } = (Assembly.GetEntryAssembly() ?? typeof(EmbeddedHostOptions).Assembly).GetName().Name!;

    /// <summary>With what the setting <c>EmbeddedHost__MessageLock</c> says: whoever kills the process on purpose does not want to wait ten minutes.</summary>
    public EmbeddedHostOptions With(IConfiguration settings) => settings["EmbeddedHost:MessageLock"] switch
    {
        null or "" => this,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.FromSeconds(1) && time <= TimeSpan.FromDays(7) => this with { MessageLock = time },
        var text => throw new InvalidOperationException($"EmbeddedHost__MessageLock must be of the form 'hh:mm:ss', from one second to seven days, not '{text}'."),
    };

    public IReadOnlyList<Type> FindTypes() => FunctionTypes ?? Assembly.GetEntryAssembly()?.GetTypes() ?? [];
}
