namespace Attribution.Storage;

/// <summary>
/// One writer per key within this process. Other processes are met with ETags; this only keeps us from losing against ourselves.
/// </summary>
internal sealed class StripedLock
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the key's stripe; dispose the result to leave it.</summary>
    public async Task<IDisposable> Enter(string key, CancellationToken ct)
    {
        var stripe = stripes[Keys.Shard(key, stripes.Length)];
        await stripe.WaitAsync(ct).ConfigureAwait(false);
        return new Holder(stripe);
    }

    private sealed class Holder(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
