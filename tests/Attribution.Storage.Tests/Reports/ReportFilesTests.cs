using Attribution.Storage.Reports;
using Attribution.Storage.Tests.Support;
using Azure;

namespace Attribution.Storage.Tests.Reports;

[Collection(StorageCollection.Name)]
public sealed class ReportFilesTests(StorageFixture storage)
{
    [Fact]
    public async Task Put_NeverOverwrites()
    {
        var (files, week) = (new ReportFiles(storage.Blobs), Ids.OwnWeek());

        await files.PutInputs(week, "anna", "hash", [1, 2], default);
        await files.PutPdf(week, "anna", "hash", [3], default);
        await files.PutInputs(week, "anna", "hash", [9], default);
        await files.PutPdf(week, "anna", "hash", [9], default);

        Assert.Equal([1, 2], await files.Inputs(week, "anna", "hash", default));
        Assert.Equal([3], await files.Pdf(week, "anna", "hash", default));
    }

    [Fact]
    public async Task Put_TellsReportsApart()
    {
        var (files, week) = (new ReportFiles(storage.Blobs), Ids.OwnWeek());

        await files.PutPdf(week, "anna", "1", [1], default);
        await files.PutPdf(week, "anna", "2", [2], default);
        await files.PutPdf(week, "boris", "1", [3], default);
        await files.PutPdf(week.Next, "anna", "1", [4], default);

        Assert.Equal([1], await files.Pdf(week, "anna", "1", default));
        Assert.Equal([2], await files.Pdf(week, "anna", "2", default));
        Assert.Equal([3], await files.Pdf(week, "boris", "1", default));
        Assert.Equal(404, (await Assert.ThrowsAsync<RequestFailedException>(() => files.Inputs(week, "anna", "1", default))).Status);
    }
}
