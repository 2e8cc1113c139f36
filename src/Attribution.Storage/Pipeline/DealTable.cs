using System.Globalization;
using System.Text.Json;
using Attribution.Domain.Bookings;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Bookings;
using Azure.Data.Tables;

namespace Attribution.Storage.Pipeline;

/// <summary>Keys and rows of the table <c>Deals</c>.</summary>
internal static class DealTable
{
    public const string Name = "Deals";

    public const string DealPrefix = "deal|";

    public const string OpenPrefix = "open|";

    public const string CustomerPrefix = "customer|";

    /// <summary>News that leads and other deals were told of.</summary>
    public const string Told = "Told";

    private const string News = "News";
    private const string Shares = "Shares";

    /// <summary>A deal's row; it is there for every deal of which there are facts.</summary>
    public static TableEntity DealRow(string deal, DealStanding standing, TableEntity? before) => new TableEntity(Keys.HexShard(deal), DealPrefix + deal)
    {
        ["Status"] = standing.State.Status.ToString(),
        [News] = JsonSerializer.Serialize(NewsOf(deal, standing)),
        [Told] = before?.GetString(Told),
        ["Opened"] = SharesText(standing.Opened),
        ["OpenedAt"] = Ticks(standing.State.OpenedAt),
        ["Closed"] = SharesText(standing.Closed),
        ["ClosedAt"] = Ticks(standing.State.ClosedAt ?? standing.State.OpenedAt),
    }.InPlaceOf(before);

    /// <summary>Whose a deal was when it was last settled; null for a row that was written before it told.</summary>
    public static SettledShares? ReadSettled(TableEntity deal) => deal.GetString("Opened") is { } opened && deal.GetString("Closed") is { } closed
        ? new(ReadShares(opened), Time(deal.GetString("OpenedAt")!), ReadShares(closed), Time(deal.GetString("ClosedAt")!))
        : null;

    public static DealNews ReadNews(string news) => JsonSerializer.Deserialize<DealNews>(news)!;

    public static string NewsText(TableEntity deal) => deal.GetString(News)!;

    /// <summary>The row of a deal that is in the pipeline; null for any other.</summary>
    public static TableEntity? OpenRow(string deal, DealStanding standing) => standing.State.Status != DealStatus.Open ? null
        : new(Keys.HexShard(deal), OpenPrefix + deal)
        {
            ["Stage"] = standing.State.Stage,
            ["AmountMicros"] = standing.State.AmountMicros,
            ["Currency"] = standing.State.Currency,
            ["Manager"] = standing.State.Manager,
            [Shares] = SharesText(standing.Opened),
        };

    public static OpenDeal ReadOpen(TableEntity row) =>
        new(row.GetString("Stage")!, row.GetInt64("AmountMicros"), row.GetString("Currency"), row.GetString("Manager"), ReadShares(row.GetString(Shares)!));

    /// <summary>The row of a customer, beside the deal that made them one; null for any other deal.</summary>
    public static TableEntity? CustomerRow(string deal, DealStanding standing) => standing.Customer?.Deal != deal ? null
        : new(Keys.HexShard(deal), CustomerPrefix + deal)
        {
            ["IsNew"] = standing.Customer.IsNew,
            ["Spans"] = string.Join(' ', standing.Customer.Spans.Select(span => $"{Ticks(span.Since)}:{(span.Until is { } until ? Ticks(until) : "")}")),
            ["Manager"] = standing.State.Manager,
            [Shares] = SharesText(standing.Closed),
        };

    public static KnownCustomer ReadCustomer(TableEntity row) => new(
        new CustomerLife(
            row.RowKey[CustomerPrefix.Length..],
            row.GetBoolean("IsNew") ?? false,
            [.. row.GetString("Spans")!.Split(' ').Select(span => span.Split(':')).Select(span => new CustomerSpan(Time(span[0]), span[1].Length == 0 ? null : Time(span[1])))]),
        row.GetString("Manager"),
        ReadShares(row.GetString(Shares)!));

    private static DealNews NewsOf(string deal, DealStanding standing)
    {
        var state = standing.State;
        return new DealNews(
            deal,
            state.Status == DealStatus.Unknown ? null : state.OpenedAt,
            state.WonAt is { } at ? new DealWin(deal, at, state.Kind, state.CustomerLostAt) : null,
            standing.Leads,
            standing.At);
    }

    private static string SharesText(DealShares shares) => JsonSerializer.Serialize(shares.Channels.Concat(shares.Marketers).Select(share => new[]
    {
        share.Cut.Kind.ToString(), share.Cut.Id, share.Cut.Part, BookingTable.AmountText(Amounts.Of(share.Credits)),
    }));

    private static DealShares ReadShares(string text)
    {
        var shares = JsonSerializer.Deserialize<List<string[]>>(text)!.Select(share =>
        {
            var amounts = BookingTable.ParseAmount(share[3]);
            return new CutShare(new Cut(Enum.Parse<CutKind>(share[0]), share[1], share[2]), ModelCredits.From(model => amounts[model]));
        }).ToLookup(share => share.Cut.Kind);
        return new DealShares([.. shares[CutKind.Channel]], [.. shares[CutKind.Marketer]]);
    }

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string ticks) => new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
