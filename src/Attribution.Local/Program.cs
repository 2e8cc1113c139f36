using Attribution.Local.Demo;
using Attribution.Local.Expectations;

foreach (var size in new[] { DemoSize.Full, DemoSize.Small })
{
var data = DemoData.Create(size);
var clock = System.Diagnostics.Stopwatch.StartNew();
var week = ExpectedWeek.Of(data, new DateOnly(2026, 3, 16));
Console.WriteLine($"{clock.ElapsedMilliseconds} ms, {data.Traffic.Count} requests, {data.Traffic.Sum(i => i.Expected.Received)}");
foreach (var l in week.Channels.Append(week.Total)) Console.WriteLine($"{l.Name}: reach {l.ReachAtLeast}-{l.ReachAtMost} impr {l.Impressions} clicks {l.Clicks} app {l.Applications} leads {l.Leads} cost {l.Cost} cpl {l.CplMicros / 1000000m:0.00}");
foreach (var p in week.Plans) Console.WriteLine($"{p.Id}: {p.Leads} of {p.TargetLeads} = {p.Fulfilment:P1}, CPL {p.Cpl:0.00} / {p.AllowedCpl} cost {p.CostMicros}");
Console.WriteLine(week.OutsideEveryPlanUnits);
}
