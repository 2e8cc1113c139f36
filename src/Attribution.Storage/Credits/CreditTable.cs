using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Calendar;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Azure.Data.Tables;

namespace Attribution.Storage.Credits;

/// <summary>
/// Keys and rows of the table <c>Credits</c>: the ledger row of each lead beside the sums that it is part of.
/// </summary>
internal static class CreditTable
{
    public const string Name = "Credits";

    public const string LedgerPrefix = "lead|";

    public const string ChannelSumPrefix = "sum|channel|";

    public const string PlanSumPrefix = "sum|plan|";

    public const string SumPrefix = "sum|";

    public const string ChangePrefix = "change|";

    /// <summary>Row key of the state of a week's partition.</summary>
    public const string WeekKey = "week";

    public const string Settlements = "Settlements";

    public const string ClosedAt = "ClosedAt";

    public const string AskedFor = "AskedFor";

    public const string DayColumn = "Day";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new ModelCreditsConverter() } };

    public static string Partition(ReportingWeek week, string shard) => $"{week}|{shard}";

    public static string LedgerKey(string lead) => LedgerPrefix + lead;

    public static string SumKey(ChannelCredit credit) => $"{ChannelSumPrefix}{credit.Channel}|{credit.Campaign}";

    public static string SumKey(PlanCredit credit) =>
        credit.Version == 0 ? PlanSumPrefix + credit.Plan : string.Create(CultureInfo.InvariantCulture, $"{PlanSumPrefix}{credit.Plan}|{credit.Version}");

    public static (string Channel, string Campaign) ParseChannelSum(string key)
    {
        var rest = key[ChannelSumPrefix.Length..];
        var bar = rest.IndexOf('|', StringComparison.Ordinal);
        return (rest[..bar], rest[(bar + 1)..]);
    }

    public static (string Plan, int Version) ParsePlanSum(string key)
    {
        var parts = key[PlanSumPrefix.Length..].Split('|');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>A lead's row.</summary>
    /// <param name="partition">Its partition.</param>
    /// <param name="day">Its day.</param>
    /// <param name="credits">What the lead is credited to.</param>
    /// <param name="asked">Trails that have to be asked for.</param>
    public static TableEntity LedgerRow(string partition, DateOnly day, LeadCredits credits, IEnumerable<string> asked) => new(partition, LedgerKey(credits.Lead))
    {
        [DayColumn] = Keys.Day(day),
        ["Channels"] = JsonSerializer.Serialize(credits.Channels, Json),
        ["Plans"] = JsonSerializer.Serialize(credits.Plans, Json),
        ["Withheld"] = credits.Withheld is [] ? null : JsonSerializer.Serialize(credits.Withheld, Json),
        ["Temperature"] = credits.Temperature?.ToString(),
        ["Touches"] = string.Join(' ', credits.Touches),
        ["Rules"] = credits.Rules,
        ["AttachedTo"] = credits.AttachedTo,
        ["Missing"] = string.Join(' ', credits.Missing.Select(m => $"{m.Model}:{m.Milestone}")),
        ["Path"] = credits.Path,
        ["Passed"] = string.Join(' ', credits.Passed),
        ["Trails"] = string.Join(' ', credits.Trails),
        ["Forms"] = credits.Forms is [] ? null : string.Join(' ', credits.Forms),
        ["Approach"] = string.Join(' ', credits.Approach.Select(touch => string.Create(CultureInfo.InvariantCulture, $"{touch.At.ToUnixTimeSeconds()}:{touch.Channel}"))),
        [AskedFor] = string.Join(' ', asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
        ["IsRejected"] = credits.Standing?.IsRejected,
        ["Reason"] = credits.Standing?.Reason,
        ["StandingAt"] = credits.Standing?.At,
    };

    public static IReadOnlyList<string> Asked(TableEntity row) => Words(row, AskedFor);

    public static LeadCredits Ledger(TableEntity row) => new(
        row.RowKey[LedgerPrefix.Length..],
        JsonSerializer.Deserialize<List<ChannelCredit>>(row.GetString("Channels")!, Json)!,
        JsonSerializer.Deserialize<List<PlanCredit>>(row.GetString("Plans")!, Json)!,
        Words(row, "Touches"),
        row.GetString("Rules")!)
    {
        Withheld = row.GetString("Withheld") is { } withheld ? JsonSerializer.Deserialize<List<ChannelCredit>>(withheld, Json)! : [],
        Temperature = LeadTemperatures.Parse(row.GetString("Temperature")),
        AttachedTo = row.GetString("AttachedTo"),
        Missing = [.. (row.GetString("Missing") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Missing)],
        Path = row.GetString("Path") ?? "",
        Passed = Words(row, "Passed"),
        Trails = Words(row, "Trails"),
        Forms = Words(row, "Forms"),
        Approach = [.. Words(row, "Approach").Select(Touch)],
        Standing = row.GetBoolean("IsRejected") is { } isRejected
            ? new LeadStanding(isRejected, row.GetString("Reason") ?? "", row.GetDateTimeOffset("StandingAt") ?? default)
            : null,
    };

    public static TableEntity ChangeRow(string partition, CreditChange change) => new(
        partition, string.Create(CultureInfo.InvariantCulture, $"{ChangePrefix}{change.At.UtcTicks:D19}|{change.Lead}"))
    {
        ["Lead"] = change.Lead,
        ["At"] = change.At,
        ["Reason"] = (int)change.Reason,
        ["Channels"] = JsonSerializer.Serialize(change.Difference.Channels, Json),
        ["Plans"] = JsonSerializer.Serialize(change.Difference.Plans, Json),
    };

    public static CreditChange Change(TableEntity row) => new(
        row.GetString("Lead")!,
        row.GetDateTimeOffset("At") ?? default,
        (ChangeReason)(row.GetInt32("Reason") ?? 0),
        new CreditDifference(
            JsonSerializer.Deserialize<List<ChannelCredit>>(row.GetString("Channels")!, Json)!,
            JsonSerializer.Deserialize<List<PlanCredit>>(row.GetString("Plans")!, Json)!));

    private static string[] Words(TableEntity row, string column) => (row.GetString(column) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// One part of a sum. The credit has a column per model, named for it; a row that was written before a model existed holds nothing for it, until the
    /// lead is settled again. Each other part is one column of JSON, which is missing where it is nothing.
    /// </summary>
    public static ModelCredits Part(TableEntity row, SumPart part) =>
        part == SumPart.Credited ? ModelCredits.From(m => row.GetInt64(m.ToString()) ?? 0)
        : row.GetString(part.ToString()) is { } json ? JsonSerializer.Deserialize<ModelCredits>(json, Json)!
        : ModelCredits.None;

    private static LeadTouch Touch(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new LeadTouch(DateTimeOffset.FromUnixTimeSeconds(long.Parse(text.AsSpan(0, colon), CultureInfo.InvariantCulture)), text[(colon + 1)..]);
    }

    private static MissingMilestone Missing(string text)
    {
        var parts = text.Split(':');
        return new MissingMilestone(Enum.Parse<AttributionModel>(parts[0]), Enum.Parse<Milestone>(parts[1]));
    }

    /// <summary>Adds to one part of a sum.</summary>
    public static void Add(TableEntity row, SumPart part, ModelCredits credits)
    {
        var sum = Part(row, part) + credits;
        if (part != SumPart.Credited)
        {
            row[part.ToString()] = sum.IsNone ? null : JsonSerializer.Serialize(sum, Json);
            return;
        }

        foreach (var model in ModelCredits.Models)
        {
            row[model.ToString()] = sum[model];
        }
    }
}

/// <summary>
/// Credits as an object with a member per model: readable, and open to models that come later. Those that came after the first six have none
/// where they give nothing: what was written before them keeps its bytes.
/// </summary>
internal sealed class ModelCreditsConverter : JsonConverter<ModelCredits>
{
    public override ModelCredits Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var units = JsonSerializer.Deserialize<Dictionary<string, long>>(ref reader)!;
        return ModelCredits.From(m => units.GetValueOrDefault(m.ToString()));
    }

    public override void Write(Utf8JsonWriter writer, ModelCredits value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var model in ModelCredits.Models.Where(model => model <= AttributionModel.TimeDecay || value[model] != 0))
        {
            writer.WriteNumber(model.ToString(), value[model]);
        }

        writer.WriteEndObject();
    }
}
