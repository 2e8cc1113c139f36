using Attribution.Domain.Measures;

namespace Attribution.Benchmarks.Scale;

/// <summary>What a channel brings, and what is set for it.</summary>
/// <param name="Name">Channel id.</param>
/// <param name="EventsPerSecond">Of all measures, on average over the day.</param>
internal sealed record ScaleChannel(string Name, double EventsPerSecond)
{
    /// <summary>Events in one request.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Shards of a slice; null to have them chosen.</summary>
    public int? Shards { get; init; }

    /// <summary>Seconds of a slice; null to have them chosen.</summary>
    public double? SliceSeconds { get; init; }
}

/// <summary>What comes in, day by day.</summary>
internal sealed record ScaleTraffic
{
    /// <summary>Of a hundred events so many are of a measure, as in <c>soak</c>.</summary>
    public static IReadOnlyList<(Measure Measure, double Share)> Mix { get; } =
        [(Measure.Clicks, 0.85), (Measure.Cost, 0.06), (Measure.Impressions, 0.05), (Measure.Applications, 0.04)];

    /// <summary>10,000 events a second over a dozen channels: the largest brings thirty times as much as the smallest, and those that are collected elsewhere come in batches.</summary>
    public static ScaleTraffic Default { get; } = new()
    {
        Channels =
        [
            new("paid-search", 3_000) { Batch = 100 },
            new("paid-social", 2_000) { Batch = 100 },
            new("display", 1_300) { Batch = 100 },
            new("shopping", 900) { Batch = 50 },
            new("video", 700) { Batch = 50 },
            new("organic", 550) { Batch = 1 },
            new("direct", 450) { Batch = 1 },
            new("referral", 350) { Batch = 1 },
            new("affiliates", 300) { Batch = 20 },
            new("email", 200) { Batch = 20 },
            new("social", 150) { Batch = 1 },
            new("partners", 100) { Batch = 10 },
        ],
    };

    public IReadOnlyList<ScaleChannel> Channels { get; init; } = [];

    /// <summary>The busiest hour of a day, as a multiple of the average one.</summary>
    public double Peak { get; init; } = 1.5;

    /// <summary>Share of requests that are repetitions of one of the last seconds.</summary>
    public double Repetitions { get; init; } = 0.02;

    /// <summary>Share of clicks that name a visitor, and are touches by that.</summary>
    public double Visitors { get; init; } = 0.2;

    /// <summary>Identifiers of such a click: half of them name a click id beside the visitor.</summary>
    public double IdentifiersPerTouch { get; init; } = 1.5;

    /// <summary>Share of touches that carry the most frequent identifier: an office that a single visitor id stands for.</summary>
    public double HottestIdentifier { get; init; } = 0.001;

    /// <summary>Campaigns of a channel.</summary>
    public int Campaigns { get; init; } = 20;

    public double LeadsPerDay { get; init; } = 50_000;

    /// <summary>Who gets a report every week.</summary>
    public int Marketers { get; init; } = 200;

    /// <summary>Of all channels, on average over the day.</summary>
    public double EventsPerSecond => Channels.Sum(channel => channel.EventsPerSecond);

    /// <summary>The same traffic, so many times as much of everything.</summary>
    public ScaleTraffic Times(double factor) => this with
    {
        Channels = [.. Channels.Select(channel => channel with { EventsPerSecond = channel.EventsPerSecond * factor })],
        LeadsPerDay = LeadsPerDay * factor,
    };
}
