using Attribution.Benchmarks.Fuzz;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Messages that were in the hands of processes that died too often are put back.</summary>
internal static class Replaying
{
    private const int PerSecond = 50;

    public static async Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct) =>
        [[.. (await Poisoned(world, ct)).Select(queue => Replay(world, queue))]];

    /// <summary>Queues of which something lies in poison.</summary>
    public static async Task<IReadOnlyList<string>> Poisoned(World world, CancellationToken ct) =>
        [.. (await world.Store.Depths(ct)).Where(queue => Store.IsPoison(queue.Key) && queue.Value > 0).Select(queue => Store.OfPoison(queue.Key))];

    public static Call Replay(World world, string queue) => Call.Post(world.Master, $"/operations/poison/{queue}/replay?most=100&perSecond={PerSecond}");
}
