using Attribution.Domain.Bookings;
using Attribution.Domain.Models;

namespace Attribution.Domain.Tests.Bookings;

public sealed class BookedSumsTests
{
    private static readonly DateOnly Day = new(2026, 3, 16);

    [Fact]
    public void Lines_AreSorted_WithNobodyLast()
    {
        var sums = BookedSums.Of(Ids("zita", Cut.Nobody, "anna").Select(id => new Booking(Day, new Cut(CutKind.Manager, id), "leads", Amounts.Same(1))));

        Assert.Equal(["anna", "zita", Cut.Nobody], sums.Lines(CutKind.Manager).Select(line => line.Id));
    }

    [Fact]
    public void WithoutCampaigns_AddsUpChannels_AndLeavesPersonasTheirStages()
    {
        var sums = BookedSums.Of([
            new Booking(Day, new Cut(CutKind.Channel, "paid", "spring"), "leads", Amounts.Same(1)),
            new Booking(Day, new Cut(CutKind.Channel, "paid"), "leads", Amounts.Same(2)),
            new Booking(Day, new Cut(CutKind.Cell, "owner", "problem"), "leads", Amounts.Same(4)),
        ]).WithoutCampaigns();

        Assert.Equal([(new Cut(CutKind.Channel, "paid"), 3L), (new Cut(CutKind.Cell, "owner", "problem"), 4L)], sums.All.Select(sum => (sum.Cut, sum.Amounts[AttributionModel.First])));
    }

    [Fact]
    public void All_LeavesOutWhatCameToNothing()
    {
        var sums = BookedSums.Of([new Booking(Day, Cut.Total, "leads", Amounts.Same(1)), new Booking(Day, Cut.Total, "leads", Amounts.Same(-1))]);

        Assert.Empty(sums.All);
        Assert.True(sums[Cut.Total, "leads"].IsNone);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(0, 0, true)]
    [InlineData(1, 2, false)]
    public void Amounts_AreOneNumber_WhereAllModelsAgree(long last, long others, bool isSame)
    {
        var amounts = Amounts.From(model => model == AttributionModel.Last ? last : others);

        Assert.Equal(isSame, amounts.IsSame);
        Assert.Equal((last, others), (amounts[AttributionModel.Last], amounts[AttributionModel.Custom]));
        Assert.Equal(Amounts.None, amounts - amounts);
        Assert.Equal(amounts + amounts, amounts - amounts.Negate());
        Assert.Equal(amounts, Amounts.From(model => amounts[model]));
    }

    private static string[] Ids(params string[] ids) => ids;
}
