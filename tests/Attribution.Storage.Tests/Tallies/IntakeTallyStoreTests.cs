using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Storage.Tallies;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Tallies;

[Collection(StorageCollection.Name)]
public sealed class IntakeTallyStoreTests(StorageFixture storage)
{
    [Fact]
    public async Task Of_AddsUpProcessesAndDays_AndNothingAround()
    {
        var monday = Ids.OwnWeek().Monday;
        await Put(monday.AddDays(-1), "a", Tally("paid", 100));
        await Put(monday, "a", Tally("paid", 1), Tally("email", 2, ("missing-field", 1)));
        await Put(monday, "b", Tally("paid", 3, ("missing-field", 4)));
        await Put(monday.AddDays(6), "a", Tally("", 0, ("currency-mismatch:USD", 5)));
        await Put(monday.AddDays(7), "a", Tally("paid", 100));

        Assert.Equal(" 0 currency-mismatch:USD=5; email 2 missing-field=1; paid 4 missing-field=4", await Read(new ReportingWeek(monday).Range));
        Assert.Equal("email 2 missing-field=1; paid 4 missing-field=4", await Read(DayRange.Including(monday, monday)));
    }

    [Fact]
    public async Task Put_ReplacesWhatItsProcessWrote_AndTouchesNoOther()
    {
        var day = Ids.OwnWeek().Monday;
        await Put(day, "a", Tally("paid", 1), Tally("email", 7));
        await Put(day, "b", Tally("paid", 10));
        await Put(day, "a", Tally("paid", 2));

        Assert.Equal("paid 12", await Read(DayRange.Including(day, day)));
    }

    [Fact]
    public async Task Put_HoldsAsMuchAsIsCounted()
    {
        var day = Ids.OwnWeek().Monday;
        var codes = Enumerable.Range(0, IntakeTallyStore.MostCodes).Select(n => ($"a-code-of-thirty-letters-no-{n:D3}", long.MaxValue / 1_000)).ToArray();
        var tallies = Enumerable.Range(0, IntakeTallyStore.MostChannels).Select(n => Tally($"{new string('c', 61)}{n:D3}", long.MaxValue / 1_000, codes)).ToArray();

        await Put(day, "a", tallies);

        var read = await Store.Of(DayRange.Including(day, day), default);
        Assert.Equal(tallies.Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task Of_IsEmpty_WhenNothingCame() => Assert.Equal("", await Read(Ids.OwnWeek().Range));

    private IntakeTallyStore Store => new(storage.Tables);

    private Task Put(DateOnly day, string process, params IntakeTally[] tallies) => Store.Put(day, process, tallies, default);

    private async Task<string> Read(DayRange days) => string.Join("; ", (await Store.Of(days, default)).Select(Text));

    private static IntakeTally Tally(string channel, long accepted, params (string Code, long Count)[] rejected) =>
        new(channel, accepted, 0, 0, rejected.ToDictionary(code => code.Code, code => code.Count));

    private static string Text(IntakeTally tally) => string.Join(' ', [tally.Channel, $"{tally.Accepted}", .. tally.Rejected.Select(code => $"{code.Key}={code.Value}")]);
}
