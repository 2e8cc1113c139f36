using System.Text.Encodings.Web;
using System.Text.Json;

namespace Attribution.Benchmarks.Scale;

/// <summary>The result, and what to set, as JSON.</summary>
internal static class ScaleJson
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Fields to put to the channels, a line each, and settings of the app.</summary>
    public static string Settings(ScaleResult result)
    {
        var channels = result.Channels.Select(load => $"    {JsonSerializer.Serialize(load.Channel.Name)}: {{ \"slices\": {load.Layout.Slices}, \"shards\": {load.Layout.Shards} }}");
        return $$"""
            {
              "channels": {
            {{string.Join(",\n", channels)}}
              },
              "settings": {
                "Attribution__GatherMilliseconds": "{{result.Setup.GatherMilliseconds}}"
              },
              "eventAccounts": {{result.Setup.EventAccounts}}
            }
            """;
    }

    public static string All(ScaleResult result) => JsonSerializer.Serialize(
        new
        {
            result.Fits,
            result.Options.Traffic,
            result.Options.Assumptions,
            Peak = new
            {
                result.Peak.Traffic.EventsPerSecond,
                result.Peak.RequestsPerSecond,
                result.Peak.TableCallsPerSecond,
                result.Peak.QueueCallsPerSecond,
                TransactionsPerSecond = result.Peak.Commits.Transactions.PerSecond,
                FailedTransactionsPerSecond = result.Peak.Commits.Failed.PerSecond,
                MessagesPerSecond = result.Peak.Folds.Messages.PerSecond,
                LookedThroughPerSecond = result.Peak.Folds.LookedThrough.PerSecond,
                result.Peak.EventEntities,
                result.Peak.OtherEntities,
                result.Peak.Commits.MedianMilliseconds,
                result.Peak.Commits.P99Milliseconds,
                Instances = new { Http = result.Peak.Writers, Folding = result.Peak.Folds.Instances, Leads = result.Peak.LeadInstances },
            },
            Channels = result.Channels.Select(load => new
            {
                load.Channel.Name,
                load.Channel.EventsPerSecond,
                load.Layout.Shards,
                load.Layout.Slices,
                load.PartitionsPerDay,
                load.PartitionsPerSecond,
                EventsPerTransaction = load.Group,
                BusiestPartition = load.Busiest,
            }),
            Resources = result.Resources.Select(resource => new { resource.Name, resource.Load, resource.Target, resource.Unit, resource.Share, resource.Fits, resource.MovedBy }),
            Walls = result.Walls.Select(wall => new { wall.EventsPerSecond, wall.PeakPerSecond, Resource = wall.Resource.Name, wall.Resource.MovedBy }),
            Month = new { Month.Days, result.Month.Events, result.Month.Requests, result.Month.TableCalls, result.Month.QueueCalls, result.Month.LogGigabytes, result.Month.Bill },
            Set = JsonDocument.Parse(Settings(result)).RootElement,
        },
        Indented);
}
