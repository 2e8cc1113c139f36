namespace Attribution.Local.Demo.Quarter;

/// <summary>
/// What becomes of a lead: who calls it and when, whether it fits, what it buys. All of it is thrown, with the weights of its channel and of whoever has it.
/// </summary>
internal sealed class Selling
{
    private static readonly string[] Refusals = ["too small", "no budget", "bought elsewhere", "never asked for anything", "a student", "wrong number"];
    private readonly DemoLead lead;
    private readonly Dice dice;
    private readonly LeadNotes notes;
    private readonly Prospects prospects;
    private readonly Salesperson person;

    /// <summary>Plays the life of one lead, up to the end of the demo.</summary>
    public Selling(DemoLead lead, Dice dice)
    {
        (this.lead, this.dice, notes, prospects) = (lead, dice, new LeadNotes(lead), Prospects.Of(lead.Channel));
        person = dice.Pick(SalesTeam.All, someone => someone.Share);
        var assigned = QuarterCalendar.Working(lead.At.AddMinutes(dice.Between(4, 150)));
        notes.Add("assigned", assigned, fact => fact with { Manager = person.Id });
        var called = QuarterCalendar.Working(assigned.AddMinutes(dice.Between(person.LeastHours * 60, person.MostHours * 60)));
        if (dice.Chance(person.Reached) && notes.Add("contacted", called))
        {
            TalkTo(called);
        }
    }

    /// <summary>What the CRM notes.</summary>
    public IReadOnlyList<LeadFactBody> Facts => notes.Facts;

    /// <summary>The opportunity that came of it; null where none did.</summary>
    public DealStory? Deal { get; private set; }

    private void TalkTo(DateTimeOffset called)
    {
        var stage = prospects.Stage(dice);
        notes.Add("persona", called, fact => fact with { Persona = prospects.Persona(dice) });
        notes.Add("stage", called.AddSeconds(1), fact => fact with { Stage = DemoPersonas.Stages[stage].Id });
        if (dice.Chance(prospects.QualifiedOf(lead.Contact.Temperature)))
        {
            Qualify(called, stage);
        }
        else if (dice.Chance(prospects.Rejected))
        {
            Reject(QuarterCalendar.Working(called.AddHours(dice.Between(1, 60))), stage);
        }
        else if (dice.Chance(60))
        {
            Defer(QuarterCalendar.Working(called.AddHours(dice.Between(1, 60))), stage);
        }
    }

    /// <summary>Some are rejected by mistake, which is noticed at once; a few ask again some weeks later.</summary>
    private void Reject(DateTimeOffset decided, int stage)
    {
        var isMistake = dice.Chance(6);
        if (notes.Add("rejected", decided, fact => fact with { Reason = dice.Pick(Refusals) }) && isMistake)
        {
            notes.TakeBack();
        }
        else if (dice.Chance(8))
        {
            ComeBack(decided.AddDays(dice.Between(18, 40)), stage);
        }
    }

    private void Defer(DateTimeOffset decided, int stage)
    {
        var until = decided.AddDays(dice.Between(14, 75));
        if (notes.Add("deferred", decided, fact => fact with { Until = Wire.Day(DemoCalendar.Day(until)), Reason = "next budget" }) && dice.Chance(60))
        {
            ComeBack(until, stage);
        }
    }

    private void ComeBack(DateTimeOffset at, int stage)
    {
        var back = QuarterCalendar.Working(at);
        if (notes.Add("reactivated", back, fact => fact with { Reason = "asked again" }) && notes.Add("contacted", back.AddHours(2)) && dice.Chance(65))
        {
            Qualify(back.AddHours(2), stage);
        }
    }

    private void Qualify(DateTimeOffset called, int stage)
    {
        var qualified = QuarterCalendar.Working(called.AddHours(dice.Between(3, 70)));
        var shown = QuarterCalendar.Working(qualified.AddHours(dice.Between(20, 150)));
        if (!notes.Add("qualified", qualified))
        {
            return;
        }

        if (dice.Chance(68) && notes.Add("demo-held", shown))
        {
            notes.Add("stage", shown.AddMinutes(50), fact => fact with { Stage = DemoPersonas.Stages[Math.Min(stage + dice.Between(1, 2), 4)].Id });
        }

        if (lead.Company is not null && dice.Chance(78))
        {
            Deal = DealStory.Play(lead, person, QuarterCalendar.Working(shown.AddHours(dice.Between(2, 40))), prospects, dice);
            Close();
        }
    }

    /// <summary>What the end of a deal means for the lead: a customer, who is asked a while later whether it would recommend us, or somebody who may come back.</summary>
    private void Close()
    {
        if (Deal?.WonAt is { } won && notes.Add("converted", won, fact => fact with { Customer = $"c-{Deal.Id}" }) && dice.Chance(70))
        {
            notes.Add("nps", QuarterCalendar.Working(won.AddDays(dice.Between(4, 12))), fact => fact with { Score = dice.Pick([10, 10, 9, 9, 9, 8, 8, 7, 6, 4]) });
        }

        if (Deal?.LostAt is { } lost)
        {
            _ = dice.Chance(60)
                ? notes.Add("rejected", lost.AddMinutes(5), fact => fact with { Reason = Deal.LossReason })
                : notes.Add("deferred", lost.AddMinutes(5), fact => fact with { Reason = Deal.LossReason, Until = Wire.Day(DemoCalendar.Day(lost.AddDays(120))) });
        }
    }
}
