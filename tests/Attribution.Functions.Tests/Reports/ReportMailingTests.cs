using Attribution.Functions.Tests.Support;
using Attribution.Functions.Timer;
using Attribution.Reporting.Mail;
using Attribution.Storage.Reports;
using Attribution.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Reports;

/// <summary>One mail per report, whatever the mail server does, however often the message comes, and whoever dies meanwhile.</summary>
public sealed class ReportMailingTests(AzuriteFixture storage) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(5);

    private readonly SmtpServer smtp = SmtpServer.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await smtp.DisposeAsync();

    [Fact]
    public async Task Report_IsPutOff_ForLongerEachTime_UntilTheServerTakesIt()
    {
        await using var world = await MailingWorld.Start(storage.Azurite, smtp.Port);
        await world.Marketer("busy", "busy@example.com");

        await world.Deliver("busy");
        Assert.Equal((1, "451 come back later", world.Clock.Now.AddMinutes(1)), await Standing());
        Assert.Equal(1, await world.TakeWaiting());

        // Whoever asks too early is told when to ask again, and nothing is tried.
        world.Clock.Now += TimeSpan.FromSeconds(59);
        await world.Deliver("busy");
        Assert.Equal((1, 1), (await world.TakeWaiting(), smtp.TurnedAway("busy@example.com")));

        world.Clock.Now += TimeSpan.FromSeconds(1);
        await world.Deliver("busy");
        Assert.Equal((2, "451 come back later", world.Clock.Now.AddMinutes(2)), await Standing());
        Assert.Equal(1, await world.TakeWaiting());

        world.Clock.Now += TimeSpan.FromMinutes(2);
        await world.Deliver("busy");
        Assert.Equal((2, null, null), await Standing());
        Assert.Equal((ReportState.Sent, world.Clock.Now), ((await world.Report("busy")).State, (await world.Report("busy")).SentAt));
        Assert.Equal((0, 1), (await world.TakeWaiting(), smtp.To("busy@example.com").Count));

        async Task<(int, string?, DateTimeOffset?)> Standing()
        {
            var report = await world.Report("busy");
            return (report.Tries, report.LastError, report.NextTryAt);
        }
    }

    [Fact]
    public async Task Report_IsParked_WhenTheServerHasNotTakenItForADay()
    {
        await using var world = await MailingWorld.Start(storage.Azurite, smtp.Port);
        await world.Marketer("never", "never@example.com");
        var began = world.Clock.Now;

        await world.Deliver("never");
        while (await world.Report("never") is { State: ReportState.Frozen, NextTryAt: { } next })
        {
            world.Clock.Now = next;
            await world.Deliver("never");
        }

        var report = await world.Report("never");
        Assert.Equal((ReportState.GivenUp, 29, "451 come back later"), (report.State, report.Tries, report.Reason));
        Assert.InRange(world.Clock.Now - began, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        Assert.Equal(["The mail server did not take it for as long as mails are tried. The last time: 451 come back later"], await world.Parked());

        // Neither the timer nor a message that comes late begins all over again.
        await world.TakeWaiting();
        world.Clock.Now += TimeSpan.FromDays(2);
        await world.Function<SendDueReports>().Run(new TimerInfo(), CancellationToken.None);
        await world.Deliver("never");
        Assert.Equal((0, 29), (await world.TakeWaiting(), smtp.TurnedAway("never@example.com")));

        // Somebody who has mended the server can say so.
        await world.Deliver("never", again: true);
        Assert.Equal((ReportState.Frozen, 1, 30), ((await world.Report("never")).State, (await world.Report("never")).Tries, smtp.TurnedAway("never@example.com")));
    }

    [Fact]
    public async Task Report_GoesToTheMendedAddress_WhenItIsTriedAgain()
    {
        await using var world = await MailingWorld.Start(storage.Azurite, smtp.Port);
        await world.Marketer("mended", "refused@example.com");
        await world.Deliver("mended");
        Assert.Equal((ReportState.Refused, "550 no such user (1)"), ((await world.Report("mended")).State, (await world.Report("mended")).Reason));

        await world.Marketer("mended", "mended@example.com");
        await world.Deliver("mended");
        Assert.Empty(smtp.To("mended@example.com"));

        await world.Deliver("mended", again: true);
        Assert.Single(smtp.To("mended@example.com"));
        Assert.Equal((ReportState.Sent, null), ((await world.Report("mended")).State, (await world.Report("mended")).Reason));
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("slow")]
    public async Task Report_IsPutOff_WhenTheConnectionIs(string what)
    {
        await using var world = await MailingWorld.Start(storage.Azurite, smtp.Port, timeoutSeconds: what == "slow" ? 3 : 30);
        await world.Marketer(what, $"{what}@example.com");
        await world.Marketer($"{what}-not", $"fine-{what}@example.com");

        await world.Deliver(what);
        await world.Deliver($"{what}-not");

        Assert.Equal((ReportState.Frozen, world.Clock.Now.AddMinutes(1)), ((await world.Report(what)).State, (await world.Report(what)).NextTryAt));
        Assert.Equal(1, await world.TakeWaiting());
        Assert.Single(smtp.To($"fine-{what}@example.com"));
    }

    [Fact]
    public async Task Report_IsMailedOnce_WhenInstancesGetItAtOnce()
    {
        await using var one = await MailingWorld.Start(storage.Azurite, smtp.Port);
        await using var other = await one.Beside(smtp.Port);
        await one.Marketer("at-once", "at-once@example.com");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => (n % 2 == 0 ? one : other).Deliver("at-once")));
        await one.TakeWaiting();
        one.Clock.Now += ClaimLasts;
        await Task.WhenAll(one.Deliver("at-once"), other.Deliver("at-once"));

        Assert.Single(smtp.To("at-once@example.com"));
        Assert.Equal(0, await one.TakeWaiting());
    }

    [Theory]
    // Nobody can tell what became of a mail that was handed over by somebody who died: it goes out again, as the same mail.
    [InlineData("died-before", false, 1)]
    [InlineData("died-after", true, 2)]
    public async Task Report_IsMailedByAnother_WhenAnInstanceDied(string marketer, bool handedOver, int mails)
    {
        await using var dying = await MailingWorld.Start(storage.Azurite, smtp.Port, around: usual => new Dies(usual, handedOver));
        await using var other = await dying.Beside(smtp.Port);
        await dying.Marketer(marketer, $"{marketer}@example.com");

        _ = dying.Deliver(marketer);
        await Eventually.Equal(true, async () => await dying.Report(marketer) is { State: ReportState.Frozen } && smtp.To($"{marketer}@example.com").Count == (handedOver ? 1 : 0) && Dies.Count(marketer) == 1);
        dying.Clock.Now += ClaimLasts - TimeSpan.FromSeconds(1);
        await other.Deliver(marketer);
        Assert.Equal(1, await other.TakeWaiting());

        dying.Clock.Now += TimeSpan.FromSeconds(1);
        await other.Deliver(marketer);

        Assert.Equal(ReportState.Sent, (await other.Report(marketer)).State);
        Assert.Equal(mails, smtp.To($"{marketer}@example.com").Count);
        Assert.Single(smtp.To($"{marketer}@example.com").Select(m => m.Source).Distinct());
    }

    /// <summary>Never comes back: to whoever waits it is as if the process had ended.</summary>
    private sealed class Dies(IMailSender usual, bool afterSending) : IMailSender
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Dead = new();

        public static int Count(string marketer) => Dead.GetValueOrDefault($"{marketer}@example.com");

        public async Task<MailOutcome> Send(ReportMail mail, CancellationToken ct)
        {
            if (afterSending)
            {
                await usual.Send(mail, ct);
            }

            Dead.AddOrUpdate(mail.To, 1, (_, n) => n + 1);
            return await new TaskCompletionSource<MailOutcome>().Task;
        }
    }
}
