using Attribution.Benchmarks.Fuzz;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Everything is encrypted with another key than before, while the earlier one is still held.</summary>
internal static class Keys
{
    /// <summary>What the app says when the earlier key is not needed any more.</summary>
    public const string Done = "Everything is encrypted with the present key";

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct) => Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([[Renew(world)]]);

    public static Call Renew(World world) => new("the timer RenewEncryption", _ => world.Master.Fire("RenewEncryption"));

    /// <summary>Whether the earlier key is still needed, as far as the app has said since it was given a new one.</summary>
    public static Task<bool> AreUnderWay(World world, CancellationToken ct) => Task.FromResult(
        world.App.PreviousEncryptionKey is not null && world.App.Log().Count(line => line.Contains(Done, StringComparison.Ordinal)) <= world.RenewalsSeen);
}
