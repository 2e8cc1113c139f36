using Attribution.Local.Demo;
using Attribution.Local.Expectations;
using Attribution.Local.Steps;
using Attribution.Local.Tests.Support;
using Xunit.Abstractions;

namespace Attribution.Local.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    private const string Week = "2026-W12";
    private const ulong Seed = 20260323;
    private const int Crashes = 4;

    /// <summary>
    /// The app is killed at four moments of a push, started again on what it left behind, and everything is sent from the start;
    /// the figures and the KPIs must come out as if nothing had happened.
    /// </summary>
    [Fact]
    public async Task Figures_AreExact_WhenTheAppIsKilledWhileItIsBeingPushedTo()
    {
        using var folder = new TemporaryFolder();
        var data = DemoData.Create(DemoSize.Small);
        await using var stack = await LocalStack.Start(data, folder.Path, CancellationToken.None);
        Assert.Empty((await Pusher.Push(stack.Client, data.Catalogue, _ => { }, CancellationToken.None)).Surprises);

        var dice = new Dice(Seed);
        output.WriteLine($"Seed {Seed}, {data.Traffic.Count} requests");
        for (var crash = 1; crash <= Crashes; crash++)
        {
            var (answers, milliseconds) = (dice.Between(1, data.Traffic.Count - 1), dice.Between(0, 40));
            var answered = await PushUntilKilled(stack, data, answers, TimeSpan.FromMilliseconds(milliseconds));
            output.WriteLine($"Crash {crash}: {milliseconds} ms after answer {answers}; {answered} answers came");
            await stack.StartApp(CancellationToken.None);
        }

        Assert.Empty((await Pusher.Push(stack.Client, data.Traffic, _ => { }, CancellationToken.None)).Surprises);
        var expected = Expected.Of(data, new DateOnly(2026, 3, 16));
        Assert.Empty(await Settling.Wait(stack.Client, Week, expected, _ => { }, CancellationToken.None));
    }

    /// <summary>Pushes from the start and kills the app a moment after a certain number of answers.</summary>
    private static async Task<int> PushUntilKilled(LocalStack stack, DemoData data, int answers, TimeSpan moment)
    {
        var (answered, reached) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var client = stack.Client;
        var push = Pusher.Push(client, data.Traffic, sent =>
        {
            answered = Math.Max(answered, sent);
            if (sent >= answers)
            {
                reached.TrySetResult();
            }
        }, CancellationToken.None);

        await Task.WhenAny(reached.Task, push);
        await Task.Delay(moment);
        await stack.KillApp();
        try
        {
            // Near the end it may all have been answered before the blow.
            Assert.Empty((await push).Surprises);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // Nobody answers any more: that is the point.
        }

        return answered;
    }
}
