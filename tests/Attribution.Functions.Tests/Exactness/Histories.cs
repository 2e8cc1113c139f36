using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Functions.Tests.Exactness;

/// <summary>An item that a sender may send, again and again: what it says follows from its numbers alone.</summary>
/// <param name="Kind">0 to 3: a click, an application, a cost, a day total.</param>
/// <param name="Number">Which one of its kind.</param>
/// <param name="Version">For day totals: which statement about the same day.</param>
public sealed record Item(int Kind, int Number, int Version);

/// <summary>One request.</summary>
/// <param name="Process">Which of the processes receives it.</param>
/// <param name="Items">What it brings, of one kind.</param>
public sealed record Delivery(int Process, IReadOnlyList<Item> Items);

/// <summary>What senders, network and processes do in one run.</summary>
/// <param name="IsRestarted">Whether the processes have only just started, and know nothing of runs before.</param>
/// <param name="Shards">Layout of the channel: shards of a day.</param>
/// <param name="AtOnce">Requests under way at the same time.</param>
/// <param name="Deliveries">Requests in order of their beginning.</param>
/// <param name="Troubles">Per process, what happens to its calls of the store, one after another.</param>
public sealed record History(bool IsRestarted, int Shards, int AtOnce, IReadOnlyList<Delivery> Deliveries, IReadOnlyList<IReadOnlyList<Trouble>> Troubles);

/// <summary>Generates histories.</summary>
internal static class Histories
{
    public const int Processes = 2;

    /// <summary>So few different items that repetitions are the rule.</summary>
    private const int Numbers = 30;

    private static readonly Gen<Trouble> Calm = Gen.Frequency(
        (12, Gen.Constant(Trouble.None)),
        (1, Gen.Constant(Trouble.RequestLost)),
        (2, Gen.Constant(Trouble.AnswerLost)),
        (1, Gen.Constant(Trouble.Busy)),
        (2, Gen.Constant(Trouble.Delayed)),
        (1, Gen.Constant(Trouble.Doubled)),
        (1, Gen.Constant(Trouble.ArrivesAfterAll)));

    /// <summary>So long that the client's own tries end.</summary>
    private static readonly Gen<Trouble> Storm = Gen.Elements(Trouble.RequestLost, Trouble.AnswerLost, Trouble.Busy, Trouble.ArrivesAfterAll);

    private static readonly Gen<IReadOnlyList<Trouble>> Troubles = Gen.Choose(0, 4).SelectMany(_ => Calm.ListOf(25), (storm, calm) => (storm, calm))
        .SelectMany(t => Storm.ListOf(t.storm == 0 ? 12 : 0), (t, storm) => (IReadOnlyList<Trouble>)[.. t.calm.Take(8), .. storm, .. t.calm.Skip(8)]);

    private static readonly Gen<Delivery> Deliveries =
        from process in Gen.Choose(0, Processes - 1)
        from kind in Gen.Choose(0, 3)
        from size in Gen.Frequency((3, Gen.Constant(1)), (2, Gen.Choose(2, 12)), (1, Gen.Choose(20, 120)))
        from numbers in Gen.Choose(0, Numbers - 1).ListOf(size)
        from version in Gen.Choose(0, 3)
        select new Delivery(process, [.. numbers.Select(n => new Item(kind, kind == 3 ? n % 5 : n, kind == 3 ? version : 0))]);

    public static Gen<History> Any { get; } =
        from restarted in Gen.Frequency((1, Gen.Constant(true)), (20, Gen.Constant(false)))
        from shards in Gen.Elements(1, 1, 3)
        from atOnce in Gen.Choose(1, 5)
        from count in Gen.Choose(2, 8)
        from deliveries in Deliveries.ListOf(count)
        from troubles in Troubles.ListOf(Processes)
        select new History(restarted, shards, atOnce, [.. deliveries], [.. troubles]);
}
