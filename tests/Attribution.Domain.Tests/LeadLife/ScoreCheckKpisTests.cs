using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Kpis;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Models;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.LeadLife;

/// <summary>Whether the score sees who buys. Every lead has 20 points for its form; a persona 25, a stage 10, a demo 20.</summary>
public sealed class ScoreCheckKpisTests
{
    private const string Ads = "ads 100 | a 100";
    private const string Mail = "mail 100 | a 100";

    /// <summary>Of five leads two bought, one of them with 20 points; two have 75, and one of them did not buy.</summary>
    private static readonly IReadOnlyList<Booking> Week =
    [
        .. Booked.Of(Ads,  "converted@9"),
        .. Booked.Of(Ads,  "persona@1:owner stage@1:need demo-held@1 converted@9"),
        .. Booked.Of(Mail, "persona@1:owner stage@1:need demo-held@1"),
        .. Booked.Of(Mail, ""),
        .. Booked.Of(Mail, "persona@1:owner rejected@2:spam"),
    ];

    [Theory]
    //          line      low and high   customers that scored low  high scores that did not buy  points of customers  points of others
    [InlineData("",       "40 70",       "0.5",                     "0.5",                        "47.5",              "46.6667")]
    [InlineData("ads",    "40 70",       "0.5",                     "0",                          "47.5",              "no:others")]
    [InlineData("mail",   "40 70",       "no:customers",            "1",                          "no:customers",      "46.6667")]
    public void Check_Tells(string line, string limits, string low, string high, string customers, string others)
    {
        var told = Lines(Week, line.Length == 0 ? CutKind.Total : CutKind.Channel).Single(each => each.Id == line);

        Assert.Equal(
            (limits, low, high, customers, others),
            ($"{Value(told, "lowScore")} {Value(told, "highScore")}", Value(told, "lowScoreCustomers"), Value(told, "highScoreWithoutSale"), Value(told, "scoreOfCustomers"), Value(told, "scoreOfOthers")));
    }

    private static IReadOnlyList<KpiLine> Lines(IEnumerable<Booking> bookings, CutKind by) => ScoreCheckKpis.Area.Lines(
        new KpiInputs(new DayRange(new DateOnly(2026, 3, 16), new DateOnly(2026, 3, 23)), "EUR", BookedSums.Of(bookings), BookedSums.None, [], []), AttributionModel.Linear, by);

    private static string Value(KpiLine line, string figure) => line[figure]!.Value is { } value ? value.ToString("0.####", CultureInfo.InvariantCulture) : line[figure]!.Why!;
}
