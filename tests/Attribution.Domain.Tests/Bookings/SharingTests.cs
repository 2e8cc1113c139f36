using Attribution.Domain.Bookings;
using Attribution.Domain.Models;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Bookings;

public sealed class SharingTests
{
    private static readonly DateOnly Day = new(2026, 3, 16);

    [Theory]
    [InlineData(100, "1 1 1", "34 33 33")]
    [InlineData(-100, "1 1 1", "-34 -33 -33")]
    [InlineData(1, "1 1", "1 0")]
    [InlineData(7, "3 1", "5 2")]
    [InlineData(5, "0 1", "0 5")]
    public void Book_SharesByCredit_AndLosesNothing(long total, string credits, string parts)
    {
        var group = credits.Split(' ').Select((credit, place) => new CutShare(new Cut(CutKind.Channel, $"c{place}"), ModelCredits.From(_ => long.Parse(credit, null)))).ToList();

        var booked = BookedSums.Of(new Sharing([], [group]).Book(Day, "won", total));

        Assert.Equal(parts, string.Join(' ', group.Select(share => booked.Of(share.Cut, "won", AttributionModel.Linear))));
    }

    [Fact]
    public void Book_GivesTheWhole_ToWhatNoModelShares()
    {
        var sharing = new Sharing([Cut.Total, new Cut(CutKind.Manager, "liga")], []);

        Assert.Equal(
            [new Booking(Day, Cut.Total, "leads", Amounts.Same(3)), new Booking(Day, new Cut(CutKind.Manager, "liga"), "leads", Amounts.Same(3))],
            sharing.Book(Day, "leads", 3));
        Assert.Empty(sharing.Book(Day, "leads", 0));
    }

    [Fact]
    public void Book_AddsUpToTheSameInEveryCut_UnderEveryModel() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 5).ListOf(ModelCredits.Models.Count * 3).Select(weights => weights.ToArray())),
        Arb.From(Gen.Choose(-1_000_000, 1_000_000)),
        (weights, total) =>
        {
            long Weight(int line, AttributionModel model) => line == 0 ? 1 + weights[(int)model - 1] : weights[(line * ModelCredits.Models.Count) + (int)model - 1];
            var group = Enumerable.Range(0, 3).Select(line => new CutShare(new Cut(CutKind.Marketer, $"m{line}"), ModelCredits.From(model => Weight(line, model)))).ToList();
            var booked = BookedSums.Of(new Sharing([Cut.Total], [group]).Book(Day, "won", total));
            return ModelCredits.Models.All(model => group.Sum(share => booked.Of(share.Cut, "won", model)) == total && booked.Of(Cut.Total, "won", model) == total);
        }).QuickCheckThrowOnFailure();
}
