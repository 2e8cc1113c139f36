using Attribution.Domain.Bookings;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Pipeline;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Pipeline;

/// <summary>How deals stand: three rows that change together, and never back.</summary>
[Collection(StorageCollection.Name)]
public sealed class DealStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);
    private static readonly ModelCredits Third = ModelCredits.From(model => model == AttributionModel.First ? 0 : 333_333_333);
    private static readonly ModelCredits Rest = ModelCredits.From(_ => ModelCredits.Lead) - Third;

    private static readonly DealShares Shares = new(
        [new CutShare(new Cut(CutKind.Channel, "paid-search", "spring"), Third), new CutShare(new Cut(CutKind.Channel, "email"), Rest)],
        [new CutShare(new Cut(CutKind.Marketer, "anna"), Third), new CutShare(new Cut(CutKind.Marketer, Cut.Nobody), Rest)]);

    [Fact]
    public async Task Open_HoldsADeal_AsLongAsItIsInThePipeline()
    {
        var (store, deal, stage) = (Store(), Ids.Own(), Ids.Own("stage"));

        await store.Settle(deal, _ => Task.FromResult(Standing(Opened(stage))), default);
        var open = Assert.Single(await Open(store, stage));
        Assert.Equal((stage, 1_500_000, "EUR", "boris"), (open.Stage, open.AmountMicros, open.Currency, open.Manager));
        Assert.Equal(Shares.Channels, open.Shares.Channels);
        Assert.Equal(Shares.Marketers, open.Shares.Marketers);

        await store.Settle(deal, _ => Task.FromResult(Standing(Won(stage))), default);
        Assert.Empty(await Open(store, stage));

        await store.Settle(deal, _ => Task.FromResult(Standing(Opened(stage))), default);
        Assert.Single(await Open(store, stage));
    }

    [Fact]
    public async Task Customers_HoldsWhoeverBought_WithTheirTimes()
    {
        var (store, deal) = (Store(), Ids.Own());
        CustomerSpan[] spans = [new(Noon, Noon.AddDays(20)), new(Noon.AddDays(30), null)];

        await store.Settle(deal, _ => Task.FromResult(Standing(Won("s")) with { Customer = new CustomerLife(deal, true, spans) }), default);
        var customer = Assert.Single(await store.Customers(default), known => known.Life.Deal == deal);
        Assert.True(customer.Life.IsNew);
        Assert.Equal(spans, customer.Life.Spans);
        Assert.Equal(Shares.Channels, customer.Shares.Channels);

        // Another deal of the same customer was first.
        await store.Settle(deal, _ => Task.FromResult(Standing(Won("s")) with { Customer = new CustomerLife("another", true, spans) }), default);
        Assert.DoesNotContain(await store.Customers(default), known => known.Life.Deal == deal);
    }

    [Fact]
    public async Task Find_TellsWhatLeadsMustKnow()
    {
        var (store, deal) = (Store(), Ids.Own());
        Assert.Null(await store.Find(deal, default));

        await store.Settle(deal, _ => Task.FromResult(Standing(Won("s"))), default);

        var news = (await store.Find(deal, default))!;
        Assert.Equal((Noon, Noon.AddDays(1), DealKind.New), (news.OpenedAt, news.Win!.WonAt, news.Win.Kind));
        Assert.Equal(["lead-1"], news.Leads);
        Assert.Equal(["d:1"], news.At);
    }

    [Fact]
    public async Task Settle_GivesWhatWasToldLast_UntilTheNewsAreTold()
    {
        var (store, deal) = (Store(), Ids.Own());

        var (opened, untold) = await store.Settle(deal, _ => Task.FromResult(Standing(Opened("s"))), default);
        Assert.Equal((null, 0), (untold!.OpenedAt, untold.Leads.Count));

        // Whoever was to tell died: it is still untold.
        (opened, untold) = await store.Settle(deal, _ => Task.FromResult(Standing(Opened("s"))), default);
        Assert.NotNull(untold);
        await store.NoteTold(deal, opened, default);
        Assert.Null((await store.Settle(deal, _ => Task.FromResult(Standing(Opened("s"))), default)).Untold);

        // Something new: what was told is what leads knew, so that those that lost the deal hear of it.
        (_, untold) = await store.Settle(deal, _ => Task.FromResult(Standing(Won("s")) with { Leads = [] }), default);
        Assert.Equal(["lead-1"], untold!.Leads);

        // Old news do not count as told.
        await store.NoteTold(deal, opened, default);
        Assert.NotNull((await store.Settle(deal, _ => Task.FromResult(Standing(Won("s")) with { Leads = [] }), default)).Untold);
    }

    [Fact]
    public async Task Settle_DecidesAgain_WhenSomebodyWasFaster()
    {
        var (store, deal, stage, decisions) = (Store(), Ids.Own(), Ids.Own("stage"), 0);

        await store.Settle(deal, async ct =>
        {
            if (++decisions == 1)
            {
                await Store().Settle(deal, _ => Task.FromResult(Standing(Won(stage))), ct);
                return Standing(Opened(stage));
            }

            return Standing(Won(stage));
        }, default);

        Assert.Equal(2, decisions);
        Assert.Empty(await Open(store, stage));
    }

    private DealStore Store() => new(storage.Tables);

    private static async Task<IReadOnlyList<OpenDeal>> Open(DealStore store, string stage) => [.. (await store.Open(default)).Where(deal => deal.Stage == stage)];

    private static DealStanding Standing(DealState state) => new(state, Shares, Shares, null, ["lead-1"], ["d:1"]);

    private static DealFact Opening(string stage) => new("crm", "1", DealFactKind.Opened, Noon) { Stage = stage, AmountMicros = 1_500_000, Currency = "EUR", Manager = "boris" };

    private static DealState Opened(string stage) => DealLife.Of([Opening(stage)]).State;

    private static DealState Won(string stage) => DealLife.Of([Opening(stage), new DealFact("crm", "2", DealFactKind.Won, Noon.AddDays(1))]).State;
}
