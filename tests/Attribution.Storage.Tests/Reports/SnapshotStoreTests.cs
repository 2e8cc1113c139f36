using Attribution.Domain.Calendar;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Storage.Reports;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Reports;

[Collection(StorageCollection.Name)]
public sealed class SnapshotStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 23, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Add_KeepsTheFirst_WhenSeveralTakeTheSameRevision()
    {
        var week = Ids.OwnWeek();

        var records = await Task.WhenAll(Enumerable.Range(0, 8).Select(minute => Store().Add(Snapshot(week, 1, "", minute), default)));

        var counts = Assert.Single(records.Distinct());
        Assert.Equal(counts, await Store().Find(week, 1, default));
        Assert.Equal(counts.ReadAt, (await Store().Read(week, counts.Hash, default)).ReadAt);
        Assert.Equal(counts, await Store().Add(Snapshot(week, 1, "", 30), default));
    }

    [Fact]
    public async Task Of_ListsRevisionsInOrder_AndNoReports()
    {
        var week = Ids.OwnWeek();
        var reports = new ReportStore(storage.Tables, new SetClock());
        foreach (var revision in new[] { 1, 2, 10, 3 })
        {
            await Store().Add(Snapshot(week, revision, $"reason {revision}", revision), default);
        }

        await reports.Queue(new ReportId(week, "anna"), default);
        await reports.Queue(new ReportId(week, "zoe", 2), default);

        Assert.Equal([1, 2, 3, 10], (await Store().Of(week, default)).Select(record => record.Revision));
        Assert.Equal("reason 3", (await Store().Find(week, 3, default))!.Reason);
        Assert.Equal([new(week, "anna"), new(week, "zoe", 2)], (await reports.Of(week, default)).Select(report => report.Id));
        Assert.Null(await Store().Find(week, 4, default));
        Assert.Empty(await Store().Of(week.Next, default));
    }

    [Fact]
    public async Task Latest_IsTheLastRevisionThatIsBuilt()
    {
        var week = Ids.OwnWeek();
        var reports = new ReportStore(storage.Tables, new SetClock());
        await reports.Freeze(new ReportId(week, "anna"), "first", default);
        await reports.Freeze(new ReportId(week, "anna", 2), "second", default);
        await reports.Queue(new ReportId(week, "anna", 3), default);
        await reports.Freeze(new ReportId(week, "annabel", 4), "another", default);

        Assert.Equal("second", (await reports.Latest(week, "anna", default))!.InputsHash);
        Assert.Null(await reports.Latest(week, "ann", default));
    }

    private SnapshotStore Store() => new(storage.Tables, new ReportFiles(storage.Blobs));

    private static WeekSnapshot Snapshot(ReportingWeek week, int revision, string reason, int minute)
    {
        var inputs = new WeekInputs(week, "EUR", AttributionModel.Linear, [], [], new Dictionary<string, string>(), [], [], [], []);
        return new WeekSnapshot(inputs, null, inputs with { Week = week.Previous }, [], [], []) { Revision = revision, Reason = reason, ReadAt = Morning.AddMinutes(minute) };
    }
}
