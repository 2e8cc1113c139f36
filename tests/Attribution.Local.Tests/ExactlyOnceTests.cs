using Attribution.Local.Demo;
using Attribution.Local.Expectations;
using Attribution.Local.Steps;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests;

public sealed class ExactlyOnceTests
{
    private const string Week = "2026-W12";

    [Fact]
    public async Task SecondPush_ChangesNoNumber()
    {
        using var folder = new TemporaryFolder();
        var data = DemoData.Create(DemoSize.Small);
        await using var stack = await LocalStack.Start(data, folder.Path, CancellationToken.None);
        var expected = Expected.Of(data, new DateOnly(2026, 3, 16));

        await PushAndSettle(stack, data.Catalogue, data.Traffic, expected);
        var once = await Everything(stack.Client);
        await PushAndSettle(stack, [], data.Traffic, expected);
        var twice = await Everything(stack.Client);

        Assert.Equal(once, twice);
    }

    private static async Task<IReadOnlyList<string>> Everything(AppClient app)
    {
        var answers = new List<string> { await app.Figures(Week, CancellationToken.None) };
        foreach (var area in ReportedKpis.Areas)
        {
            answers.Add(await ReportedKpis.Read(app, area, CancellationToken.None));
        }

        return answers;
    }

    private static async Task PushAndSettle(LocalStack stack, IReadOnlyList<PushItem> catalogue, IReadOnlyList<PushItem> traffic, Expected expected)
    {
        foreach (var items in new[] { catalogue, traffic })
        {
            Assert.Empty((await Pusher.Push(stack.Client, items, _ => { }, CancellationToken.None)).Surprises);
        }

        Assert.Empty(await Settling.Wait(stack.Client, Week, expected, _ => { }, CancellationToken.None));
    }
}
