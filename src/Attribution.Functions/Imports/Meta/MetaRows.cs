using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Imports.Meta;

/// <summary>
/// Rows of Meta's insights per campaign (<see href="https://developers.facebook.com/docs/marketing-api/insights"/>): numbers are texts,
/// amounts are in units of the account's currency, and what is missing is not zero.
/// </summary>
internal sealed class MetaRows(PipeReader body) : IRowSource
{
    /// <summary>
    /// A click is one to the site or landing page. What Meta calls <c>clicks</c> also counts likes, comments and looks at the profile.
    /// </summary>
    private static readonly (ImportColumn Column, string Field)[] Fields =
    [
        (ImportColumn.Day, "date_start"),
        (ImportColumn.Until, "date_stop"),
        (ImportColumn.Campaign, "campaign_id"),
        (ImportColumn.CampaignName, "campaign_name"),
        (ImportColumn.Currency, "account_currency"),
        (ImportColumn.Impressions, "impressions"),
        (ImportColumn.Reach, "reach"),
        (ImportColumn.Clicks, "inline_link_clicks"),
        (ImportColumn.Cost, "spend"),
    ];

    /// <summary>What splits a campaign's day into several rows: lower levels, and breakdowns.</summary>
    private static readonly string[] TooDetailed =
    [
        "adset_id", "ad_id", "age", "gender", "country", "region", "dma", "publisher_platform", "platform_position", "impression_device", "device_platform",
        "product_id", "hourly_stats_aggregated_by_advertiser_time_zone", "hourly_stats_aggregated_by_audience_time_zone",
    ];

    private readonly JsonRows rows = new(body);
    private bool isOpen;

    public async ValueTask<RowRead> Next(CancellationToken ct)
    {
        if (!isOpen)
        {
            isOpen = true;
            var (start, fault) = await FileStart.Look(body, ct).ConfigureAwait(false);
            if (fault is null && start.Encoding is not UTF8Encoding)
            {
                fault = new FileFault(FileFaultKind.WrongType, new ItemFault("", "wrong-encoding", "JSON is written in UTF-8; this file is UTF-16."));
            }

            if (fault is not null)
            {
                return new RowRead.End(fault);
            }
        }

        return await rows.Next(ct).ConfigureAwait(false) is var (line, row) ? Read(line, row) : new RowRead.End(rows.Fault);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RowRead Read(int line, JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Spoilt(line, new ItemFault("", "not-an-object", "A row must be an object."));
        }

        try
        {
            return ReadObject(line, element);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, are no fault of JSON, but no text.
            return Spoilt(line, new ItemFault("", "invalid-text", "The row contains a text that is not Unicode."));
        }
    }

    private static RowRead ReadObject(int line, JsonElement element)
    {
        if (TooDetailed.FirstOrDefault(name => element.TryGetProperty(name, out _)) is { } detail)
        {
            return Spoilt(line, new ItemFault("", "too-detailed", $"'{detail}' splits a campaign's day into several rows. Ask for level=campaign without breakdowns."));
        }

        var row = new ImportRow(line);
        foreach (var (column, field) in Fields)
        {
            if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                return Spoilt(line, new ItemFault("", "invalid-type", $"'{field}' must be a text or a number."));
            }

            row[column] = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }

        return row[ImportColumn.Day] is null || row[ImportColumn.Campaign] is null
            ? Spoilt(line, new ItemFault("", "missing-field", "A row needs 'date_start' and 'campaign_id'. Ask for level=campaign and time_increment=1."))
            : new RowRead.Found(row);
    }

    private static RowRead.Spoilt Spoilt(int line, ItemFault fault) => new(line, fault);
}
