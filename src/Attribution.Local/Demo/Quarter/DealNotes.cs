using System.Globalization;

namespace Attribution.Local.Demo.Quarter;

/// <summary>What the CRM notes about deals: how each came in and moved, and how it ended.</summary>
internal static class DealNotes
{
    /// <summary>The deals of a lead's life, and beside them one that was reopened, one of which a wrong amount was told, and one that somebody else took over.</summary>
    public static IEnumerable<DealFactBody> Of(IReadOnlyList<DealStory> stories) => stories.SelectMany(Facts).Concat(Reopened(stories)).Concat(Mistaken(stories)).Concat(TakenOver(stories));

    private static IEnumerable<DealFactBody> Facts(DealStory deal)
    {
        yield return Fact(deal, "opened", deal.OpenedAt) with
        {
            Stage = deal.Stages[0].Stage,
            Manager = deal.Person.Id,
            DealKind = deal.Kind,
            Company = deal.Company.Name,
            Domain = deal.Company.Domain,
            Leads = deal.Lead is { } lead ? [new LeadBody(lead.Connection, lead.Source, lead.Id)] : null,
            Amount = Money(deal.Amount),
            Currency = deal.Currency,
            ExpectedClose = Wire.Day(deal.ExpectedClose),
        };
        foreach (var (stage, at) in deal.Stages.Skip(1).Where(stage => stage.At <= QuarterCalendar.End))
        {
            yield return Fact(deal, "stage", at, stage) with { Stage = stage };
        }

        // A day before it should close, somebody who still hopes says so.
        var hoped = DemoCalendar.At(deal.ExpectedClose.AddDays(-1), 60_000);
        if (deal.Amount % 300 != 0 && hoped > deal.OpenedAt && !(deal.WonAt <= hoped.AddDays(4)) && !(deal.LostAt <= hoped.AddDays(4)) && hoped <= QuarterCalendar.End)
        {
            yield return Fact(deal, "expected-close", hoped) with { ExpectedClose = Wire.Day(deal.ExpectedClose.AddDays(16)) };
        }

        if (deal.WonAt is { } won)
        {
            yield return Fact(deal, "won", won) with { Amount = Money(deal.WonAmount), Currency = deal.Currency };
        }

        if (deal.LostAt is { } lost)
        {
            yield return Fact(deal, "lost", lost) with { Reason = deal.LossReason };
        }

        if (deal.LeftAt is { } left)
        {
            yield return Fact(deal, "customer-lost", left) with { Reason = "contract not renewed" };
        }
    }

    private static IEnumerable<DealFactBody> Reopened(IReadOnlyList<DealStory> stories) => stories
        .Where(deal => deal.Kind == "new" && deal.LostAt < QuarterCalendar.End.AddDays(-12)).Take(1)
        .Select(deal => Fact(deal, "reopened", QuarterCalendar.Working(deal.LostAt!.Value.AddDays(9))) with { Stage = "negotiation", ExpectedClose = "2026-04-10" });

    /// <summary>Ten times too much was typed, and taken back when somebody saw it.</summary>
    private static IEnumerable<DealFactBody> Mistaken(IReadOnlyList<DealStory> stories) => stories
        .Where(deal => deal.Kind == "new" && deal is { WonAt: null, LostAt: null, Stages.Count: > 1 }).Take(1)
        .SelectMany(deal => new[]
        {
            Fact(deal, "amount", deal.Stages[1].At.AddMinutes(3)) with { Amount = Money(deal.Amount * 10), Currency = deal.Currency },
            Fact(deal, "retracted", deal.Stages[1].At.AddMinutes(90)) with { RetractedId = $"{deal.Id}-amount" },
        });

    private static IEnumerable<DealFactBody> TakenOver(IReadOnlyList<DealStory> stories) => stories
        .Where(deal => deal is { Kind: "new", WonAt: null, LostAt: null, Person.Id: "davit" }).Take(2)
        .Select(deal => Fact(deal, "manager", deal.Stages[^1].At.AddMinutes(20)) with { Manager = "marta" });

    private static DealFactBody Fact(DealStory deal, string kind, DateTimeOffset at, string? of = null) =>
        new("crm", deal.Id, of is null ? $"{deal.Id}-{kind}" : $"{deal.Id}-{kind}-{of}", kind, Wire.Time(at));

    private static string Money(int amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
