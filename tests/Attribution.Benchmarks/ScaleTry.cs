using Attribution.Benchmarks.Scale;
namespace Attribution.Benchmarks;
internal static class ScaleTry
{
    public static void Run(int gather, bool two, double factor)
    {
        var t = ScaleTraffic.Default; var a = new ScaleAssumptions();
        var s = new ScaleSetup { GatherMilliseconds = gather, HasEventAccount = two, Layouts = [.. t.Channels.Select(c => LayoutChoice.For(c, t.Peak))] };
        foreach (var l in s.Layouts) Console.Write($"{l.Slices}x{l.Shards} ");
        var w = System.Diagnostics.Stopwatch.StartNew();
        var m = Moment.Of(t, s, a, factor);
        Console.WriteLine($"\n{w.ElapsedMilliseconds} ms; writers {m.Writers}, fold {m.Folds.Instances}, lead {m.LeadInstances}; req/s {m.RequestsPerSecond:N0}; tx/s {m.Commits.Transactions.PerSecond:N0} failed {m.Commits.Failed.PerSecond:N0} stored {m.Commits.Stored.PerSecond:N0} p50 {m.Commits.MedianMilliseconds:N0} p99 {m.Commits.P99Milliseconds:N0} tries {m.Commits.MostTries} refused {m.Commits.Refused.Total}; partitions {m.Sample.Partitions.Count}; events ent {m.EventEntities:N0} (commit {m.Commits.Entities.PerSecond:N0} of these vain {m.Commits.Vain.PerSecond:N0} looked {m.Commits.Looked.PerSecond:N0} fold {m.Folds.EventEntities.PerSecond:N0} scanned {m.Folds.LookedThrough.PerSecond:N0}); other {m.OtherEntities:N0} (day {m.Folds.DayEntities.PerSecond:N0} journeys {m.Folds.JourneyEntities.PerSecond:N0} outbox {m.Folds.OutboxEntities.PerSecond:N0}); msgs {m.Folds.Messages.PerSecond:N1}; calls {m.TableCallsPerSecond:N0}");
        foreach (var r in m.Resources()) Console.WriteLine($"  {r.Name,-35} {r.Load,10:N1} / {r.Target,8:N0} {r.Unit,-14} {r.Share,7:P0}");
    }
}
