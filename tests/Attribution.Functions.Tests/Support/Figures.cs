using System.Text.Json;

namespace Attribution.Functions.Tests.Support;

/// <summary>The figures of a week as GET /figures shows them.</summary>
internal sealed record Figures(JsonElement Body)
{
    private const decimal Lead = 1_000_000_000m;

    /// <summary>A channel's line; null when it has none.</summary>
    public JsonElement? Line(string channel) =>
        Body.GetProperty("channels").EnumerateArray().Where(c => c.GetProperty("channel").GetString() == channel).Select(c => (JsonElement?)c).SingleOrDefault();

    /// <summary>A number of a channel; null when it was not reported.</summary>
    public long? Number(string channel, string measure) =>
        Line(channel)?.GetProperty(measure) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    /// <summary>Leads credited to a channel, in leads.</summary>
    public decimal Leads(string channel) => (Number(channel, "leadUnits") ?? 0) / Lead;

    /// <summary>Leads credited to a plan, in leads; null when the plan is not in the week.</summary>
    public decimal? PlanLeads(string plan) => Plan(plan)?.GetProperty("creditedUnits").GetInt64() / Lead;

    public JsonElement? Plan(string plan) =>
        Body.GetProperty("plans").EnumerateArray().Where(p => p.GetProperty("plan").GetString() == plan).Select(p => (JsonElement?)p).SingleOrDefault();

    /// <summary>Several channels' leads on one line: <c>a 0.4, b 0.6</c>.</summary>
    public string Credits(params string[] channels) =>
        string.Join(", ", channels.Select(c => FormattableString.Invariant($"{c} {Leads(c):0.#########}")));
}
