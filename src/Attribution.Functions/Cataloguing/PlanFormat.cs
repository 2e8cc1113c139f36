using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Models;
using Attribution.Functions.Comparing;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Outbox;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Cataloguing;

/// <summary>Plans as JSON. A change makes a version that holds from a day on, and has the leads of the days from then on credited again.</summary>
public sealed class PlanFormat(CatalogStore catalog, PlanStore plans, ReportingCalendar calendar, IOptions<AttributionOptions> options) : IEntryFormat<Plan>
{
    private const decimal MicrosPerUnit = 1_000_000m;
    private const int MostScope = 100;

    private static readonly DateOnly LatestDay = new(2100, 1, 1);

    /// <inheritdoc />
    public string Kind => "plan";

    /// <inheritdoc />
    public async Task<Plan?> Read(string id, JsonElement body, FieldReader fields, Plan? before, CancellationToken ct)
    {
        long budget = 0;
        var model = AttributionModel.PositionBased;
        if (!fields.Text("marketer", out var marketer) || !await fields.Exists<Marketer>("marketer", marketer, catalog, ct).ConfigureAwait(false)
            || !fields.Day("from", LatestDay, out var from) || !fields.Day("to", LatestDay, out var to) || !Period(fields, from, to)
            || !fields.Count("targetLeads", out var target) || !Target(fields, target) || !fields.Amount("allowedCpl", out var allowedCpl)
            || (fields.Has("budget") && !fields.Amount("budget", out budget))
            || !fields.Texts("channels", MostScope, out var channels) || !fields.Texts("campaigns", MostScope, out var campaigns)
            || (fields.Has("model") && !Model(fields, out model)) || !PayRuleFormat.Read(fields, options.Value.Currency, out var pay))
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

        var plan = new Plan(
            id, marketer, from, to, (int)target, allowedCpl, fields.Has("budget") ? budget : null, channels, campaigns, model, (before?.Version ?? 0) + 1)
        {
            Pay = pay,
        };
        return !fields.Has("holdsFrom") && before is not null && SameTerms(plan, before) ? before
            : HoldsFrom(fields, plan, before, out var day) ? plan with { HoldsFrom = day }
            : null;
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
        Pay = PayRuleFormat.View(entry.Pay, options.Value.Currency),
        entry.Version,
        HoldsFrom = entry.HoldsFrom < FieldReader.Earliest ? entry.From : entry.HoldsFrom,
        Withdrawn = entry.IsWithdrawn,
    };

    /// <inheritdoc />
    public async Task<IReadOnlyList<OutgoingMessage>> Consequences(Plan? before, Plan? after, CancellationToken ct)
    {
        // Any version may have covered the days from which the new one holds.
        var versions = (await plans.VersionsOf((after ?? before)!.Id, ct).ConfigureAwait(false)).Append(after).Append(before).OfType<Plan>().ToList();
        var (from, to) = (versions.Min(plan => plan.From), versions.Max(plan => plan.To));
        return [.. AttributeWeek.For(after?.HoldsFrom > from ? after.HoldsFrom : from, to)];
    }

    /// <inheritdoc />
    public async Task<(Plan Written, bool IsNew)> Put(CatalogStore catalog, string id, Plan? before, Plan entry, CancellationToken ct) =>
        before is not null && ReferenceEquals(entry, before) ? (before, false) : await plans.Put(entry, ct).ConfigureAwait(false);

    /// <inheritdoc />
    public Plan? Retired(Plan before, FieldReader query)
    {
        var from = calendar.Today;
        return !query.Has("holdsFrom") || query.Day("holdsFrom", LatestDay, out from) ? before with { HoldsFrom = from, IsWithdrawn = true } : null;
    }

    /// <inheritdoc />
    public Task Retire(CatalogStore catalog, string id, Plan? retired, CancellationToken ct) => plans.Withdraw(id, retired!.HoldsFrom, ct);

    /// <summary>A first version holds from the plan's first day on, a change from today on, unless another day is named.</summary>
    private bool HoldsFrom(FieldReader fields, Plan plan, Plan? before, out DateOnly day)
    {
        day = before is null ? plan.From : calendar.Today;
        var isNamed = fields.Has("holdsFrom");
        return (!isNamed || fields.Day("holdsFrom", LatestDay, out day))
            && (day <= plan.To || fields.Fails("holdsFrom", "invalid-date", isNamed
                ? "'holdsFrom' must not lie after 'to'."
                : $"The plan's last day is past, and a change holds from today on unless 'holdsFrom' names an earlier day, such as {plan.From:yyyy-MM-dd}."));
    }

    private static bool SameTerms(Plan plan, Plan before) =>
        plan.Channels.SequenceEqual(before.Channels, StringComparer.Ordinal) && plan.Campaigns.SequenceEqual(before.Campaigns, StringComparer.Ordinal)
        && plan == before with { Channels = plan.Channels, Campaigns = plan.Campaigns, Version = plan.Version, HoldsFrom = plan.HoldsFrom };

    private static bool Period(FieldReader fields, DateOnly from, DateOnly to) =>
        (to >= from || fields.Fails("to", "invalid-date", "'to' must not lie before 'from'."))
        && (to.DayNumber - from.DayNumber < 366 || fields.Fails("to", "invalid-date", "A plan covers at most a year."));

    private static bool Target(FieldReader fields, long target) =>
        target is >= 1 and <= 10_000_000 || fields.Fails("targetLeads", "out-of-range", "'targetLeads' must lie between 1 and 10,000,000.");

    private static bool Model(FieldReader fields, out AttributionModel model)
    {
        model = default;
        return fields.Text("model", out var text) && (ModelName.TryParse(text, out model) || fields.Fails(ModelName.Unknown.Field, ModelName.Unknown.Code, ModelName.Unknown.Message));
    }

    private static string Decimal(long micros) => (micros / MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture);
}
