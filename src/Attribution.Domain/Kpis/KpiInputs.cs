using System.Text.Json.Serialization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Events;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Kpis;

/// <summary>Everything that the KPIs of some days follow from: sums and small lists, never single facts. Read once; under every model.</summary>
/// <param name="Days">The days, in the reporting time zone.</param>
/// <param name="Currency">ISO 4217 code of the reporting currency, which costs are in.</param>
/// <param name="Sums">What was booked on the days.</param>
/// <param name="Before">What was booked on as many days before them.</param>
/// <param name="Costs">Marketing cost of the days.</param>
/// <param name="CostsBefore">Marketing cost of as many days before them.</param>
public sealed record KpiInputs(
    DayRange Days, string Currency, BookedSums Sums, BookedSums Before, IReadOnlyList<CampaignCost> Costs, IReadOnlyList<CampaignCost> CostsBefore)
{
    /// <summary>Names of what the lines of cuts are about, by <c>{kind in lower case}|{id}</c>: <c>channel|paid-search</c>. What has none is called by its id.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>From which scores on leads are called good or bad. No part of what a report is frozen with: no page of it says so.</summary>
    [JsonIgnore]
    public ScoreLimits ScoreLimits { get; init; } = ScoreLimits.Usual;

    /// <summary>How the pipeline stands, and what was set for it.</summary>
    public PipelineInputs Pipeline { get; init; } = PipelineInputs.None;

    /// <summary>What the figures of events follow from beside the sums; null when it was not read.</summary>
    public EventInputs? Events { get; init; }

    /// <summary>What the matrix of personas and stages follows from beside the sums; null when it was not read.</summary>
    public PersonaInputs? Personas { get; init; }

    /// <summary>What people call a line; the id where it has no name.</summary>
    public string NameOf(Cut line) => Names.GetValueOrDefault(NameKey(line.Kind, line.Id), line.Id);

    /// <summary>Under which key of <see cref="Names"/> something is called.</summary>
    public static string NameKey(CutKind kind, string id) => $"{kind.ToString().ToLowerInvariant()}|{id}";

    /// <summary>The same with the campaigns of each channel added up: for KPIs by channel.</summary>
    public KpiInputs WithoutCampaigns() => this with { Sums = Sums.WithoutCampaigns(), Before = Before.WithoutCampaigns(), Pipeline = Pipeline.WithoutCampaigns() };

    /// <summary>Cost of a line in micros: of all channels, of a channel, or of a campaign. Null when nothing was reported, or cost is not told by that cut.</summary>
    public long? CostMicros(Cut line) => CostMicros(Costs, line);

    /// <summary>The same, of as many days before.</summary>
    public long? CostMicrosBefore(Cut line) => CostMicros(CostsBefore, line);

    private static long? CostMicros(IReadOnlyList<CampaignCost> costs, Cut line)
    {
        var own = costs.Where(cost => line.Kind == CutKind.Total
            || (line.Kind == CutKind.Channel && cost.Channel == line.Id && (line.Part.Length == 0 || cost.Campaign == line.Part))).ToList();
        return own.Count == 0 || line.Kind is not (CutKind.Total or CutKind.Channel) ? null : own.Sum(cost => cost.Micros);
    }
}

/// <summary>What a campaign cost on some days.</summary>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="Micros">In micros of the reporting currency.</param>
public sealed record CampaignCost(string Channel, string Campaign, long Micros);
