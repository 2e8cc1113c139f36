using Attribution.Storage.Credits;
using Attribution.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using static Attribution.Storage.Tests.Credits.Settlements;

namespace Attribution.Storage.Tests.Credits;

[Collection(StorageCollection.Name)]
public sealed class CreditHistories(StorageFixture storage)
{
    private const int Leads = 4;
    private static readonly string[] Names = ["paid/spring", "paid", "email", "plan=riga", "plan=-"];

    /// <summary>Always the same cases, so that a failing one fails again.</summary>
    private static readonly Config SameCases = Config.QuickThrowOnFailure
        .WithMaxTest(15)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20260316, 2019), FSharpOption<int>.None)));

    private static readonly Gen<List<(int Lead, int[] Numbers)>> Histories =
        Gen.Choose(0, Leads - 1).SelectMany(_ => Gen.Choose(-1, 3).ListOf(Names.Length), (lead, numbers) => (Lead: lead, Numbers: numbers.ToArray()))
            .ListOf(6).Select(steps => steps.ToList());

    [Fact]
    public void Sums_EqualTheLedger_AfterEveryStepOfAnyHistory()
    {
        var run = 0;
        Check.One(SameCases, Prop.ForAll(Arb.From(Histories), history => Replay(history, run++).GetAwaiter().GetResult()));
    }

    private async Task Replay(List<(int Lead, int[] Numbers)> history, int run)
    {
        var (week, own) = (Ids.OwnWeek($"{run}"), Ids.Own($"{run}"));
        var store = new CreditStore(storage.Tables);
        var ledger = new Dictionary<int, int[]>();
        foreach (var (lead, numbers) in history)
        {
            // Below zero: the name does not occur in this decision.
            var text = string.Join(' ', Names.Zip(numbers).Where(n => n.Second >= 0).Select(n => $"{n.First}:{n.Second}"));
            await store.Settle(Lead($"{own}{lead}", week), _ => Task.FromResult(CreditsOf($"{own}{lead}", text)), default);
            ledger[lead] = numbers;

            var expected = Names.Select((name, i) => (Name: name, Sum: ledger.Values.Sum(n => Math.Max(0, n[i])))).Where(s => s.Sum > 0);
            Assert.Equal(
                expected.Select(e => $"{e.Name}:{e.Sum}").Order(StringComparer.Ordinal),
                Text(await store.Sums(week, default)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        }
    }
}
