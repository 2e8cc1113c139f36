using System.Collections.Concurrent;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill;

/// <summary>What activities share: the app, whoever talks to it, and what was acknowledged.</summary>
internal sealed class World(KilledApp app)
{
    private int last;

    public KilledApp App => app;

    public Callers Callers { get; } = new(app);

    public Book Book { get; } = new();

    public Store Store { get; } = new(app.Azurite);

    /// <summary>Requests with the key that senders have.</summary>
    public Requests Requests { get; } = new(app.HostKey);

    /// <summary>Requests with the key that whoever runs the product has.</summary>
    public Requests Master { get; } = new(app.MasterKey);

    /// <summary>Whether nothing more will be done: then everything is compared.</summary>
    public bool IsOver { get; set; }

    /// <summary>What the app's clock says.</summary>
    public DateTimeOffset Now => app.Now;

    /// <summary>SHA-256 of each report as it was first seen.</summary>
    public ConcurrentDictionary<(string Week, string Reader, int Revision), string> Frozen { get; } = new();

    /// <summary>How often the app had said that everything is encrypted anew when it was last given a new key.</summary>
    public int RenewalsSeen { get; set; }

    /// <summary>A number that was not given before.</summary>
    public int Next() => Interlocked.Increment(ref last);
}
