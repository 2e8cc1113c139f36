using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Comparing;
using Attribution.Storage.Pipeline;

namespace Attribution.Functions.Pipeline;

/// <summary>A deal as JSON: how it stands, what happened, and whose it is under one model.</summary>
internal static class DealView
{
    public static object Of(string key, DealHistory history, DealStanding standing, AttributionModel model)
    {
        var deal = history.State;
        return new
        {
            Deal = key,
            Status = deal.Status.ToString().ToLowerInvariant(),
            deal.Stage,
            Amount = Units(deal.AmountMicros),
            deal.Currency,
            deal.ExpectedClose,
            deal.Manager,
            DealKind = Kind(deal.Kind),
            OpenedAt = deal.Status == DealStatus.Unknown ? (DateTimeOffset?)null : deal.OpenedAt,
            deal.ClosedAt,
            deal.LossReason,
            standing.Leads,
            Cycles = deal.Cycles.Select(cycle => new { cycle.OpenedAt, cycle.ClosedAt, cycle.IsWon }),
            Stages = deal.Stages,
            Expectations = deal.Expectations,
            WithoutEffect = history.WithoutEffect.Select(idle => new
            {
                idle.Fact.Source,
                idle.Fact.Id,
                Kind = DealFactText.Word(idle.Fact.Kind),
                idle.Fact.At,
                DealRefusals.Fault(idle).Code,
                DealRefusals.Fault(idle).Message,
            }),
            Model = ModelName.Of(model),
            Opened = Shares(standing.Opened, null, model),
            Closed = deal.IsClosed ? Shares(standing.Closed, deal.WonAt is null ? null : deal.AmountMicros, model) : null,
        };
    }

    /// <summary>Parts in billionths of the deal, and in money where it was won; both add up to the whole.</summary>
    private static object Shares(DealShares shares, long? revenueMicros, AttributionModel model) => new
    {
        Channels = Parts(shares.Channels, revenueMicros, model),
        Marketers = Parts(shares.Marketers, revenueMicros, model),
    };

    private static IEnumerable<object> Parts(IReadOnlyList<CutShare> shares, long? revenueMicros, AttributionModel model)
    {
        const string measure = "revenue";
        var booked = revenueMicros is null ? null : BookedSums.Of(new Sharing([], [shares]).Book(default, measure, revenueMicros.Value));
        return shares.Where(share => share.Credits[model] != 0).Select(share => new
        {
            share.Cut.Id,
            Campaign = share.Cut.Part.Length == 0 ? null : share.Cut.Part,
            Units = share.Credits[model],
            Revenue = booked is null ? null : Units(booked.Of(share.Cut, measure, model)),
        });
    }

    private static string Kind(DealKind kind) => kind switch
    {
        DealKind.Expansion => "expansion",
        DealKind.CrossSell => "cross-sell",
        DealKind.Renewal => "renewal",
        _ => "new",
    };

    private static string? Units(long? micros) => micros is { } amount ? (amount / (decimal)Money.MicrosPerUnit).ToString("0.00####", CultureInfo.InvariantCulture) : null;
}
