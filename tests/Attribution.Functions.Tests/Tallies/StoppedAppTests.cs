using Attribution.Domain.Calendar;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Tallies;
using Attribution.Testing;
using Azure.Data.Tables;

namespace Attribution.Functions.Tests.Tallies;

/// <summary>Apps that are ended the moment they have answered: what they counted is written, and adds up.</summary>
public sealed class StoppedAppTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>
{
    private const string Click = """{"source":"web","id":"1","channel":"stopped","occurredAt":"2026-03-23T05:00:00Z"}""";

    [Fact]
    public async Task Tallies_AreWritten_WhenTheAppIsAskedToEnd()
    {
        await Run(async api =>
        {
            await api.Channel("stopped");
            await api.Sends("clicks", Click);
        });
        Assert.Equal("stopped 1/0/0", await Stored());

        await Run(api => api.Sends("clicks", Click));
        Assert.Equal("stopped 1/1/0", await Stored());
    }

    private async Task Run(Func<Api, Task> work)
    {
        await using var app = await FunctionApp.Start("stopped", AppSettings.For(storage.Azurite, smtpPort: 1));
        await work(app.Api);
    }

    private async Task<string> Stored() => Counted.Text(await new IntakeTallyStore(new TableServiceClient(storage.ConnectionString))
        .Of(new ReportingWeek(new DateOnly(2026, 3, 23)).Range, default));
}
