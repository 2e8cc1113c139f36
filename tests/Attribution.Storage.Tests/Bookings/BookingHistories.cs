using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Storage.Bookings;
using Attribution.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Attribution.Storage.Tests.Bookings;

/// <summary>Random histories of what several subjects book, by two processes, one of them through a network that loses requests and answers, against a plain table in memory.</summary>
[Collection(StorageCollection.Name)]
public sealed class BookingHistories(StorageFixture storage)
{
    private const int Subjects = 3;

    private static readonly string[] Lines = ["Mo:total leads", "Tu:total leads", "Mo:channel/paid/spring leads", "+We:channel/paid leads", "++Su:manager/- won"];

    /// <summary>Always the same cases, so that a failing one fails again.</summary>
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(25)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2021), FSharpOption<int>.None)));

    private static readonly Gen<List<(int Subject, int[] Amounts)>> Histories =
        Gen.Choose(0, Subjects - 1).SelectMany(_ => Gen.Choose(0, 3).ListOf(Lines.Length), (subject, amounts) => (Subject: subject, Amounts: amounts.ToArray()))
            .ListOf(6).Select(steps => steps.ToList());

    [Fact]
    public void Sums_EqualWhatSubjectsBookedLast_AfterAnyHistoryOverABadNetwork()
    {
        var run = 0;
        Check.One(SameCases, Prop.ForAll(Arb.From(Histories), history => Replay(history, run++).GetAwaiter().GetResult()));
    }

    private async Task Replay(List<(int Subject, int[] Amounts)> history, int run)
    {
        var (week, own) = (Ids.OwnWeek($"{run}"), Ids.Own($"{run}"));
        var fault = Enum.GetValues<Fault>()[run % Enum.GetValues<Fault>().Length];
        var network = storage.TablesBehind(new FaultyNetwork(fault, write => (write + run) % 5 == 1));
        BookingStore[] processes = [new(network, new SetClock()), new(storage.Tables, new SetClock())];
        var booked = new Dictionary<int, IReadOnlyList<Booking>>();
        foreach (var (subject, amounts) in history)
        {
            booked[subject] = BookingText.Parse(string.Join(',', Lines.Zip(amounts).Where(line => line.Second > 0).Select(line => $"{line.First}={line.Second}")), week);
            await processes[amounts.Sum() % processes.Length].Settle($"lead|{own}{subject}", _ => Task.FromResult(booked[subject]), default);
        }

        var expected = BookedSums.Of(booked.Values.SelectMany(bookings => bookings));
        var sums = await new BookingReader(storage.Tables).Sums(new DayRange(week.Monday, week.Monday.AddDays(21)), default);
        Assert.Equal(BookingText.Of(expected), BookingText.Of(sums));
    }
}
