using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Measures;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Messages;
using Attribution.Storage.Catalog;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Cataloguing;

/// <summary>Events as JSON. Whatever changes of one, its figures are booked again: they belong to its first day.</summary>
public sealed class MarketingEventFormat(CatalogStore catalog) : IEntryFormat<MarketingEvent>
{
    private const int MostDays = 366;
    private const int MostAround = 90;

    private static readonly DateOnly LatestDay = new(2100, 1, 1);

    /// <inheritdoc />
    public string Kind => "event";

    /// <inheritdoc />
    public async Task<MarketingEvent?> Read(string id, JsonElement body, FieldReader fields, MarketingEvent? before, CancellationToken ct)
    {
        long cost = 0;
        string? currency = null;
        if (!fields.Text("name", out var name) || !KindOf(fields, out var kind) || !fields.Day("from", LatestDay, out var from) || !fields.Day("to", LatestDay, out var to)
            || !Days(fields, from, to)
            || !fields.Text("channel", out var channel) || !await fields.Exists<Channel>("channel", channel, catalog, ct).ConfigureAwait(false)
            || !fields.Campaign("campaign", out var campaign) || (fields.Has("cost") && !(fields.Amount("cost", out cost) && fields.CurrencyCode("currency", out currency)))
            || !Around(fields, "followUpDays", MarketingEvent.UsualFollowUpDays, out var followUp) || !Around(fields, "windowDays", MarketingEvent.UsualWindowDays, out var window))
        {
            return null;
        }

        return new MarketingEvent(id, name, kind, from, to, channel, campaign.Length == 0 ? id : campaign)
        {
            CostMicros = fields.Has("cost") ? cost : null,
            Currency = currency,
            FollowUpDays = followUp,
            WindowDays = window,
        };
    }

    /// <inheritdoc />
    public object View(MarketingEvent entry) => new
    {
        entry.Id,
        entry.Name,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString()),
        entry.From,
        entry.To,
        entry.Channel,
        entry.Campaign,
        Cost = entry.CostMicros is { } micros ? ((decimal)micros / Money.MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture) : null,
        entry.Currency,
        entry.FollowUpDays,
        entry.WindowDays,
    };

    /// <inheritdoc />
    public Task<IReadOnlyList<OutgoingMessage>> Consequences(MarketingEvent? before, MarketingEvent? after, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<OutgoingMessage>>(before is null || after is null || before == after ? [] : [SettleEvents.For(after.Id)]);

    private static bool KindOf(FieldReader fields, out EventKind kind)
    {
        kind = default;
        return fields.Text("kind", out var text) && ((text.All(char.IsAsciiLetterLower) && Enum.TryParse(text, ignoreCase: true, out kind))
            || fields.Fails("kind", "unknown-kind", "'kind' must be webinar, exhibition or forum."));
    }

    private static bool Days(FieldReader fields, DateOnly from, DateOnly to) =>
        (to >= from || fields.Fails("to", "invalid-date", "'to' must not lie before 'from'."))
        && (to.DayNumber - from.DayNumber < MostDays || fields.Fails("to", "invalid-date", "An event takes at most a year."));

    private static bool Around(FieldReader fields, string field, int usual, out int days)
    {
        days = usual;
        if (!fields.Has(field))
        {
            return true;
        }

        var isRight = fields.Count(field, out var count) && (count <= MostAround || fields.Fails(field, "out-of-range", $"'{field}' must be at most {MostAround}; it is {count}."));
        days = (int)Math.Min(count, MostAround);
        return isRight;
    }
}
