using System.Globalization;
using System.Text.Json;

namespace Attribution.Benchmarks.Scale;

/// <summary>Reads what traffic is asked about.</summary>
internal static class ScaleArguments
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary><c>NAME=EVENTS_PER_SECOND[,shards=N][,slice=SECONDS][,batch=N]</c>.</summary>
    /// <exception cref="FormatException">Says what would be right.</exception>
    public static ScaleChannel Channel(string text)
    {
        var parts = text.Split(',');
        var head = parts[0].Split('=', 2);
        if (head is not [{ Length: > 0 } name, var rate])
        {
            throw new FormatException($"'{text}' is no channel: --channel needs NAME=EVENTS_PER_SECOND, and then shards=N, slice=SECONDS or batch=N with commas between them.");
        }

        var channel = new ScaleChannel(name, Number(rate, "events per second", 0.001, 1_000_000));
        foreach (var part in parts.Skip(1))
        {
            channel = part.Split('=', 2) switch
            {
                ["shards", var value] => channel with { Shards = (int)Number(value, "shards", 1, 64) },
                ["slice", var value] => channel with { SliceSeconds = Number(value, "slice", 0.1, 86_400) },
                ["batch", var value] => channel with { Batch = (int)Number(value, "batch", 1, 10_000) },
                _ => throw new FormatException($"'{part}' of '{text}' is none of shards=N, slice=SECONDS and batch=N."),
            };
        }

        return channel;
    }

    /// <summary>Traffic from a file: an object with <c>channels</c>, <c>peak</c>, <c>leadsPerDay</c> and whatever else <see cref="ScaleTraffic"/> has; what is not named stays as it is by default.</summary>
    /// <exception cref="FormatException">The file cannot be read; says why.</exception>
    public static ScaleTraffic File(string path)
    {
        try
        {
            var traffic = JsonSerializer.Deserialize<ScaleTraffic>(System.IO.File.ReadAllText(path), Json) ?? throw new FormatException($"{path} is empty.");
            return traffic.Channels.Count > 0 ? Checked(traffic) : Checked(traffic with { Channels = ScaleTraffic.Default.Channels });
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Traffic that a model can be made of.</summary>
    /// <exception cref="FormatException">Says what would be right.</exception>
    public static ScaleTraffic Checked(ScaleTraffic traffic)
    {
        foreach (var (name, value, least, most) in new[]
        {
            ("peak", traffic.Peak, 1, 12), ("leads", traffic.LeadsPerDay, 0, 100_000_000), ("marketers", traffic.Marketers, 0, 100_000), ("visitors", traffic.Visitors * 100, 0, 100.0),
            ("repetitions", traffic.Repetitions * 100, 0, 90.0),
        })
        {
            if (!(value >= least && value <= most))
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} must lie between {least} and {most:N0}."));
            }
        }

        return traffic.Channels.Select(channel => channel.Name).Distinct(StringComparer.Ordinal).Count() == traffic.Channels.Count
            && traffic.Channels.All(channel => channel is { EventsPerSecond: > 0, Batch: > 0 } && channel.Name.Length > 0)
            ? traffic
            : throw new FormatException("Channels need names of their own, events per second, and at least one event in a request.");
    }

    /// <summary>A number within limits.</summary>
    public static double Number(string text, string name, double least, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{name} needs a number between {least} and {most:N0}."));
}
