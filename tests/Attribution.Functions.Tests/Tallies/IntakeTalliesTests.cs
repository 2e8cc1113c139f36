using Attribution.Domain.Figures;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Tallies;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Functions.Tests.Tallies;

/// <summary>What is counted in memory, and on which day.</summary>
public sealed class IntakeTalliesTests
{
    [Theory]
    // Received on Wednesday, 25 March 2026, in Riga; about a day of this week, of the last one, or of tomorrow.
    [InlineData("2026-03-25T09:00:00Z", "2026-03-25", "2026-03-25 paid 1/0/0")]
    [InlineData("2026-03-25T09:00:00Z", "2026-03-23", "2026-03-25 paid 1/0/0")]
    [InlineData("2026-03-25T09:00:00Z", "2026-03-22", "2026-03-25 paid 1/0/1")]
    [InlineData("2026-03-25T09:00:00Z", "2025-12-31", "2026-03-25 paid 1/0/1")]
    [InlineData("2026-03-25T09:00:00Z", "2026-03-26", "2026-03-25 paid 1/0/0")]
    // Riga is two hours ahead: Monday begins there on Sunday, 22:00 UTC.
    [InlineData("2026-03-22T21:59:59Z", "2026-03-22", "2026-03-22 paid 1/0/0")]
    // On Monday the week before is on time, or no total of a Sunday ever were; from Tuesday on it is not.
    [InlineData("2026-03-22T22:00:00Z", "2026-03-22", "2026-03-23 paid 1/0/0")]
    [InlineData("2026-03-22T22:00:00Z", "2026-03-16", "2026-03-23 paid 1/0/0")]
    [InlineData("2026-03-22T22:00:00Z", "2026-03-15", "2026-03-23 paid 1/0/1")]
    [InlineData("2026-03-23T22:00:00Z", "2026-03-22", "2026-03-24 paid 1/0/1")]
    public void Accepted_IsLate_WhenTheWeekWasReported(string now, string about, string expected)
    {
        var tallies = Counted.By(new StandingClock(now));

        tallies.Accepted("paid", DateOnly.Parse(about, System.Globalization.CultureInfo.InvariantCulture));

        var (day, counted) = Assert.Single(tallies.Days());
        Assert.Equal(expected, $"{day:yyyy-MM-dd} {Counted.Text(counted)}");
    }

    [Fact]
    public void Days_AreThoseOfReceipt_AndForgottenWhenTheyAreOver()
    {
        var clock = new StandingClock("2026-03-25T21:59:59Z");
        var tallies = Counted.By(clock);
        tallies.Duplicate("paid");
        clock.Now = clock.Now.AddSeconds(1);
        tallies.Duplicate("paid");
        tallies.Duplicate("email");

        var yesterday = new DateOnly(2026, 3, 25);
        Assert.Equal(["2026-03-25 paid 0/1/0", "2026-03-26 email 0/1/0; paid 0/1/0"], tallies.Days().Select(day => $"{day.Day:yyyy-MM-dd} {Counted.Text(day.Tallies)}"));
        Assert.False(tallies.Forget(yesterday));
        clock.Now = clock.Now.AddDays(1);
        Assert.True(tallies.Forget(yesterday));
        Assert.Equal(new DateOnly(2026, 3, 26), Assert.Single(tallies.Days()).Day);
    }

    [Theory]
    // reporting currency EUR, what was sent   code
    [InlineData("USD",                         "currency-mismatch:USD")]
    [InlineData("usd",                         "currency-mismatch:USD")]
    // No code of a currency, or the reporting one in letters that are not its own.
    [InlineData("US dollars",                  "currency-mismatch")]
    [InlineData("$",                           "currency-mismatch")]
    [InlineData("eur",                         "currency-mismatch")]
    public void Rejected_NamesTheCurrency_WhenItIsAnother(string sent, string code)
    {
        var tallies = Counted.By(new StandingClock("2026-03-25T09:00:00Z"));

        tallies.Rejected("paid", new ItemFault("currency", "currency-mismatch", "…") { Currency = ItemFault.CurrencyIn(sent, "EUR") });

        Assert.Equal($"paid 0/0/0 {code}=1", Counted.Text(Assert.Single(tallies.Days()).Tallies));
    }

    [Fact]
    public void Counts_AreExact_WhenManyCountAtOnce()
    {
        var tallies = Counted.By(new StandingClock("2026-03-25T09:00:00Z"));
        string[] channels = ["paid", "email", "direct"];

        Parallel.For(0, 60_000, n =>
        {
            tallies.Accepted(channels[n % 3], new DateOnly(2026, 3, n % 2 == 0 ? 25 : 20));
            tallies.Duplicate(channels[n % 3]);
            tallies.Rejected(channels[n % 3], n % 4 == 0 ? "a" : "b");
        });

        Assert.Equal(
            string.Join("; ", channels.Order(StringComparer.Ordinal).Select(channel => $"{channel} 20000/20000/10000 a=5000 b=15000")),
            Counted.Text(Assert.Single(tallies.Days()).Tallies));
    }

    [Fact]
    public void Counting_AllocatesNothing()
    {
        var tallies = Counted.By(new StandingClock("2026-03-25T09:00:00Z"));
        Count(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Count(10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Count(int times)
        {
            for (var i = 0; i < times; i++)
            {
                tallies.Accepted("paid", new DateOnly(2026, 3, 20));
                tallies.Duplicate("paid");
            }
        }
    }

    [Fact]
    public void Channels_BeyondWhatARowHolds_AreCountedTogether()
    {
        var tallies = Counted.By(new StandingClock("2026-03-25T09:00:00Z"));
        foreach (var n in Enumerable.Range(0, 2 * IntakeTallyStore.MostChannels))
        {
            tallies.Duplicate($"c{n:D3}");
        }

        var counted = Assert.Single(tallies.Days()).Tallies;
        Assert.Equal(IntakeTallyStore.MostChannels, counted.Count);
        Assert.Equal(2 * IntakeTallyStore.MostChannels, counted.Sum(tally => tally.Duplicates));
        Assert.Equal(("", IntakeTallyStore.MostChannels + 1), (counted[0].Channel, counted[0].Duplicates));
    }

    [Fact]
    public void Codes_BeyondWhatARowHolds_AreCountedTogether()
    {
        var tallies = Counted.By(new StandingClock("2026-03-25T09:00:00Z"));
        foreach (var n in Enumerable.Range(0, 100))
        {
            tallies.Rejected("paid", $"{IntakeTally.OtherCurrency}X{(char)('A' + (n / 26))}{(char)('A' + (n % 26))}");
        }

        foreach (var n in Enumerable.Range(0, 100))
        {
            tallies.Rejected("paid", $"code-{n:D2}");
        }

        var rejected = Assert.Single(Assert.Single(tallies.Days()).Tallies).Rejected;
        Assert.Equal((IntakeTallyStore.MostCodes, 200), (rejected.Count, rejected.Values.Sum()));
        // Twenty currencies by name, and the rest of them; eighteen codes, and the rest of them.
        Assert.Equal((80, 82), (rejected["currency-mismatch"], rejected["other"]));
    }
}
