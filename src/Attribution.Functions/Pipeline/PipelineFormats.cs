using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Measures;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Cataloguing;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Pipeline;

/// <summary>Stages of the sales funnel as JSON.</summary>
public sealed class PipelineStageFormat : IEntryFormat<PipelineStage>
{
    private const int MostOrder = 1_000;

    /// <inheritdoc />
    public string Kind => "stage of the pipeline";

    /// <inheritdoc />
    public Task<PipelineStage?> Read(string id, JsonElement body, FieldReader fields, PipelineStage? before, CancellationToken ct) => Task.FromResult(
        fields.Text("name", out var name) && fields.Count("order", out var order)
            && (order <= MostOrder || fields.Fails("order", "out-of-range", $"'order' must be at most {MostOrder}."))
            && Percents.Read(fields, "probabilityPercent", out var probability)
            ? new PipelineStage(id, name, (int)order, probability)
            : null);

    /// <inheritdoc />
    public object View(PipelineStage entry) => entry;
}

/// <summary>Quotas as JSON.</summary>
public sealed class SalesQuotaFormat : IEntryFormat<SalesQuota>
{
    private static readonly DateOnly LatestDay = new(2100, 1, 1);

    /// <inheritdoc />
    public string Kind => "quota";

    /// <inheritdoc />
    public Task<SalesQuota?> Read(string id, JsonElement body, FieldReader fields, SalesQuota? before, CancellationToken ct) => Task.FromResult(
        fields.Slug("manager", out var manager) && fields.Day("from", LatestDay, out var from) && fields.Day("to", LatestDay, out var to)
            && (to >= from || fields.Fails("to", "invalid-period", "'to' must not lie before 'from'."))
            && fields.Amount("amount", out var amount) && DealDetails.Currency(fields, out var currency)
            ? new SalesQuota(id, manager, from, to, amount, currency)
            : null);

    /// <inheritdoc />
    public object View(SalesQuota entry) => new
    {
        entry.Id,
        entry.Manager,
        entry.From,
        entry.To,
        Amount = (entry.AmountMicros / (decimal)Money.MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture),
        entry.Currency,
    };
}

/// <summary>What the organisation says of its business, as JSON: one entry.</summary>
public sealed class PipelineSettingsFormat : IEntryFormat<PipelineSettings>
{
    private const decimal MostMonths = 1_200;

    /// <inheritdoc />
    public string Kind => "setting of the pipeline";

    /// <inheritdoc />
    public Task<PipelineSettings?> Read(string id, JsonElement body, FieldReader fields, PipelineSettings? before, CancellationToken ct) => Task.FromResult(
        Percents.Optional(fields, "churnLimitPercent", 100, out var churn) && Percents.Optional(fields, "grossMarginPercent", 100, out var margin)
            && Percents.Optional(fields, "customerMonths", MostMonths, out var months)
            ? new PipelineSettings(churn, margin, months)
            : null);

    /// <inheritdoc />
    public object View(PipelineSettings entry) => entry;
}

/// <summary>Decimal numbers of settings.</summary>
internal static class Percents
{
    /// <summary>A number from 0 to 100.</summary>
    public static bool Read(FieldReader fields, string field, out decimal percent) => Number(fields, field, 100, out percent);

    /// <summary>A number from 0 to <paramref name="most"/>, or nothing.</summary>
    public static bool Optional(FieldReader fields, string field, decimal most, out decimal? number)
    {
        number = null;
        if (!fields.Has(field))
        {
            return true;
        }

        var isRight = Number(fields, field, most, out var given);
        number = given;
        return isRight;
    }

    private static bool Number(FieldReader fields, string field, decimal most, out decimal number)
    {
        number = 0;
        return fields.Text(field, out var text)
            && (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
                || fields.Fails(field, "invalid-number", $"'{field}' must be a number such as 12.5."))
            && (number <= most || fields.Fails(field, "out-of-range", $"'{field}' must be at most {most:0}."));
    }
}
