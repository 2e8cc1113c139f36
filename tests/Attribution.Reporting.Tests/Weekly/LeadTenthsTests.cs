using Attribution.Reporting.Weekly;

namespace Attribution.Reporting.Tests.Weekly;

public class LeadTenthsTests
{
    [Theory]
    [InlineData("0.333333333 0.333333333 0.333333334", "3 3 4")]     // one lead in three parts
    [InlineData("0.05 0.05", "1 0")]                                 // equal remainders: the first
    [InlineData("41.0421 22.5317 14.2 7.0262 2.6", "411 225 142 70 26")]
    [InlineData("0.04 0.04 0.04", "1 0 0")]                          // none would round up alone
    [InlineData("0.06 0.06 0.06", "1 1 0")]                          // all would
    [InlineData("0 0", "0 0")]
    [InlineData("", "")]
    public void Of_AddsUpToTheRoundedTotal(string leads, string tenths)
    {
        var units = leads.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => (long)(decimal.Parse(l, System.Globalization.CultureInfo.InvariantCulture) * 1_000_000_000)).ToList();

        var printed = LeadTenths.Of(units);

        Assert.Equal(tenths, string.Join(' ', printed));
        Assert.Equal(LeadTenths.Of(units.Sum()), printed.Sum());
    }

    [Theory]
    [InlineData(150_000_000, 2)]    // half to even
    [InlineData(250_000_000, 2)]
    [InlineData(250_000_001, 3)]
    public void Of_RoundsHalfToEven(long units, long tenths) => Assert.Equal(tenths, LeadTenths.Of(units));
}
