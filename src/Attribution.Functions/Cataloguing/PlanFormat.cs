using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Storage.Catalog;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Cataloguing;

/// <summary>Plans as JSON. A change of scope or period credits the leads of both periods again.</summary>
public sealed class PlanFormat(CatalogStore catalog) : IEntryFormat<Plan>
{
    private const decimal MicrosPerUnit = 1_000_000m;
    private const int MostScope = 100;

    /// <inheritdoc />
    public string Kind => "plan";

    /// <inheritdoc />
    public async Task<Plan?> Read(string id, JsonElement body, FieldReader fields, Plan? before, CancellationToken ct)
    {
        long budget = 0;
        var model = AttributionModel.PositionBased;
        var any = new DateOnly(2100, 1, 1);
        if (!fields.Text("marketer", out var marketer) || !await fields.Exists<Marketer>("marketer", marketer, catalog, ct).ConfigureAwait(false)
            || !fields.Day("from", any, out var from) || !fields.Day("to", any, out var to) || !Period(fields, from, to)
            || !fields.Count("targetLeads", out var target) || !Target(fields, target) || !fields.Amount("allowedCpl", out var allowedCpl)
            || (fields.Has("budget") && !fields.Amount("budget", out budget))
            || !fields.Texts("channels", MostScope, out var channels) || !fields.Texts("campaigns", MostScope, out var campaigns)
            || (fields.Has("model") && !Model(fields, out model)))
        {
            return null;
        }

        foreach (var channel in channels)
        {
            if (!await fields.Exists<Channel>("channels", channel, catalog, ct).ConfigureAwait(false))
            {
                return null;
            }
        }

        return new Plan(
            id, marketer, from, to, (int)target, allowedCpl, fields.Has("budget") ? budget : null, channels, campaigns, model, (before?.Version ?? 0) + 1);
    }

    /// <inheritdoc />
    public object View(Plan entry) => new
    {
        entry.Id,
        entry.Marketer,
        entry.From,
        entry.To,
        entry.TargetLeads,
        AllowedCpl = Decimal(entry.AllowedCplMicros),
        Budget = entry.BudgetMicros is { } budget ? Decimal(budget) : null,
        entry.Channels,
        entry.Campaigns,
        Model = JsonNamingPolicy.CamelCase.ConvertName(entry.Model.ToString()),
        entry.Version,
    };

    /// <inheritdoc />
    public IReadOnlyList<OutgoingMessage> Consequences(Plan? before, Plan? after) =>
        [.. new[] { before, after }.OfType<Plan>().SelectMany(p => AttributeWeek.For(p.From, p.To)).Distinct()];

    private static bool Period(FieldReader fields, DateOnly from, DateOnly to) =>
        (to >= from || fields.Fails("to", "invalid-date", "'to' must not lie before 'from'."))
        && (to.DayNumber - from.DayNumber < 366 || fields.Fails("to", "invalid-date", "A plan covers at most a year."));

    private static bool Target(FieldReader fields, long target) =>
        target is >= 1 and <= 10_000_000 || fields.Fails("targetLeads", "out-of-range", "'targetLeads' must lie between 1 and 10,000,000.");

    private static bool Model(FieldReader fields, out AttributionModel model)
    {
        model = default;
        return fields.Text("model", out var text)
            && ((text.All(char.IsLetter) && Enum.TryParse(text, ignoreCase: true, out model))
                || fields.Fails("model", "unknown-model", $"'model' must be one of {string.Join(", ", ModelCredits.Models.Select(m => JsonNamingPolicy.CamelCase.ConvertName(m.ToString())))}."));
    }

    private static string Decimal(long micros) => (micros / MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture);
}
