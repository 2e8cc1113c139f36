using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Functions.Messages;
using Attribution.Functions.Settings;
using Attribution.Storage;
using Attribution.Storage.Bookings;
using Attribution.Storage.Events;
using Attribution.Storage.Outbox;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>One case over real tables and queues, with a clock of its own; who does which work when, and dies over it, is the case's to say.</summary>
internal sealed partial class World
{
    public static readonly IReadOnlyList<string> Queues = [AttributeLeads.Queue, CloseJourneys.Queue, AttributeWeek.Queue];

    private static readonly AttributionOptions Settings = new() { TimeZone = "Europe/Riga", LookbackDays = 3, MostTouches = 3, PathWeeks = 4 };

    private readonly ReattributionCase story;
    private readonly string connection;
    private readonly string own;
    private readonly DateOnly monday;
    private readonly CaseClock clock;
    private readonly ReportingCalendar calendar;
    private readonly TableServiceClient tables;
    private readonly List<QueueClient> queues;
    private readonly List<OutgoingMessage> pending = [];
    private readonly HashSet<int> deliveredForms = [];
    private readonly HashSet<int> deliveredTouches = [];
    private readonly List<(string Lead, LeadFact Fact)> facts = [];
    private readonly Dictionary<ReportingWeek, Dictionary<string, string>> closedWeeks = [];
    private Plan? plan;
    private readonly KeyChange? change;
    private int choice;
    private int step;

    public World(ReattributionCase story, string connection, string own, DateOnly monday, KeyChange? change = null)
    {
        this.change = change;
        (this.story, this.connection, this.own, this.monday) = (story, connection, own, monday);
        clock = new CaseClock(new DateTimeOffset(monday, new TimeOnly(5, 0), TimeSpan.Zero));
        calendar = new ReportingCalendar(Microsoft.Extensions.Options.Options.Create(Settings), clock);
        tables = new TableServiceClient(connection);
        var service = new QueueServiceClient(connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        queues = [.. Queues.Select(service.GetQueueClient)];
    }

    /// <summary>Does a step and all work that follows from it.</summary>
    public async Task Do(Step step)
    {
        if (this.step++ == change?.Ends)
        {
            await SpellForms();
        }

        await (step.Kind switch
        {
            StepKind.Touch => Deliver(Touch(step.Number)),
            StepKind.Form => Deliver(Form(step.Number)),
            StepKind.Reject => Say(step.Number, LeadFactKind.Rejected, At(step.Hour)),
            StepKind.Restore => Say(step.Number, LeadFactKind.Restored, At(step.Hour)),
            StepKind.Plan => Shape(step.Number),
            StepKind.Nights => Nights(1 + step.Number),
            StepKind.CloseWeek => Close(step.Number % 2),
            _ => throw new NotSupportedException($"{step.Kind}"),
        });
        _ = step.Kind switch
        {
            StepKind.Touch => deliveredTouches.Add(step.Number),
            StepKind.Form => deliveredForms.Add(step.Number),
            _ => false,
        };
        await Collect();
        while (pending.Count > 0)
        {
            await Work();
        }
    }

    /// <summary>What the tables say.</summary>
    public Task<IEnumerable<string>> Stored() => Tables.Lines(tables, ReportingWeek.Of(monday.AddDays(-7)), ReportingWeek.Of(monday.AddDays(ReattributionCase.Days)));

    /// <summary>What is booked.</summary>
    public async Task<IEnumerable<string>> Booked() => FromScratch.Told(await new BookingReader(tables).Sums(new DayRange(monday.AddDays(-7), monday.AddDays(ReattributionCase.Days + 7)), default));

    /// <summary>What must be.</summary>
    public IEnumerable<string> MustBeBooked() => Scratch().Bookings();

    /// <summary>What they must say.</summary>
    public IEnumerable<string> Expected() => Scratch().Lines();

    private FromScratch Scratch() => new(
        [.. deliveredForms.Select(Form)],
        [.. deliveredTouches.Select(number => Touchpoint(Touch(number)))],
        facts.ToLookup(said => said.Lead, said => said.Fact),
        plan is null ? [] : [plan],
        new AttributionRules(TimeSpan.FromDays(Settings.LookbackDays), TimeSpan.FromDays(Settings.HalfLifeDays), new HashSet<string>(), Settings.MostTouches),
        calendar.DayOf,
        Process().OverThrough);

    /// <summary>Of each closed week: what it was closed with and the restatements that were kept, together, and what it says now.</summary>
    public async Task<IEnumerable<(string Told, string Now)>> Restated()
    {
        var weeks = new List<(string, string)>();
        foreach (var (week, before) in closedWeeks)
        {
            var told = before.ToDictionary(sum => sum.Key, sum => Numbers(sum.Value));
            foreach (var change in (await Process().Credits.Changes(week, default)).Select(change => change.Difference))
            {
                foreach (var (key, credits) in change.Channels.Select(c => ($"{week} channel {c.Channel}", c.Credits)).Concat(change.Plans.Select(p => ($"{week} plan {p.Plan}", p.Credits))))
                {
                    told[key] = [.. ModelCredits.Models.Select((model, i) => told.GetValueOrDefault(key, new long[ModelCredits.Models.Count])[i] + credits[model])];
                }
            }

            var now = (await Tables.Sums(tables, week)).ToDictionary(sum => sum.Key, sum => Numbers(sum.Value));
            weeks.Add((Text(told), Text(now)));
        }

        return weeks;
    }

    /// <summary>Leaves nothing that would concern the next case.</summary>
    public Task End() => Process().Plans.Withdraw($"{own}-plan", default, default);

    private static long[] Numbers(string text) => [.. text.Split(' ').Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static string Text(Dictionary<string, long[]> sums) => string.Join("; ", sums
        .Where(sum => sum.Value.Any(number => number != 0)).OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => $"{sum.Key}: {string.Join(' ', sum.Value)}"));

    private Instance Process(int cutAfter = int.MaxValue) => new(connection, clock, Settings, cutAfter);

    private DateTimeOffset At(int hour) => new DateTimeOffset(monday, TimeOnly.MinValue, TimeSpan.Zero).AddHours(hour);

    private Lead Form(int number)
    {
        var form = story.Lead(number, own, monday);
        return form with { Day = calendar.DayOf(form.ConvertedAt), Temperature = number == 0 ? null : (LeadTemperature)number };
    }

    private MeasureEvent Touch(int number)
    {
        var touch = story.Touchpoint(number, own, monday);
        return new MeasureEvent(Measure.Visits, own, touch.Id, touch.Channel, "", touch.OccurredAt, calendar.DayOf(touch.OccurredAt), 0, touch.Identifiers);
    }

    private static Touchpoint Touchpoint(MeasureEvent fact) => new(Keys.Digest(fact.Source, fact.Id), fact.Channel, fact.Campaign, fact.OccurredAt, fact.Identifiers);

    private async Task Deliver(MeasureEvent touch)
    {
        touch = touch with { Identifiers = Spelled(touch.Identifiers, isNew: deliveredTouches.All(number => Touch(number).Id != touch.Id)) };
        var (process, partition) = (Process(), EventPartition.Of(touch, EventLayout.Default));
        await process.Events.Record(partition, [touch], default);
        await process.Folding.Fold([partition], default);
    }

    private async Task Deliver(Lead form)
    {
        await Process().Leads.Add(form with { Identifiers = Spelled(form.Identifiers, isNew: deliveredForms.All(number => Form(number).Key != form.Key)) }, default);
        pending.AddRange(AttributeLeads.For([form.Key]));
    }

    private async Task Say(int number, LeadFactKind kind, DateTimeOffset at)
    {
        var lead = Form(number).Key;
        var fact = new LeadFact("crm", $"{kind}@{at:O}", kind, at, new LeadFactDetails { Reason = kind == LeadFactKind.Rejected ? "spam" : null });
        facts.Add((lead, fact));
        await Process().Facts.Add(lead, [fact], default);
        pending.AddRange(AttributeLeads.Again([lead]));
    }

    /// <summary>No plan, one for everything, one for a channel, one for a few days.</summary>
    private async Task Shape(int number)
    {
        var id = $"{own}-plan";
        var next = new Plan(id, "anna", monday.AddDays(-2), monday.AddDays(ReattributionCase.Days), 1, 1, null, [], [], AttributionModel.Linear, 0);
        plan = (number % 4) switch
        {
            0 => null,
            1 => next,
            2 => next with { Channels = ["channel-1", "form-1"] },
            _ => next with { From = monday.AddDays(3), To = monday.AddDays(8) },
        };
        if (plan is not null)
        {
            plan = (await Process().Plans.Put(plan, default)).Written;
        }
        else
        {
            await Process().Plans.Withdraw(id, default, default);
        }

        pending.AddRange(AttributeWeek.For(next.From, next.To));
    }

    private async Task Nights(int days)
    {
        clock.Now = clock.Now.AddDays(days);
        await Process().Night.Run(new TimerInfo(), default);
    }

    private async Task Close(int weeks)
    {
        var week = ReportingWeek.Of(monday.AddDays(7 * weeks));
        if (!closedWeeks.ContainsKey(week))
        {
            await Process().Credits.Close(week, default);
            closedWeeks[week] = await Tables.Sums(tables, week);
        }
    }

    /// <summary>One message once, or twice, or two at once, or one by an instance that dies on the way: then it is delivered again.</summary>
    private async Task Work()
    {
        var (first, how) = (Take(), Next());
        if (how >= 8)
        {
            await Dying(first, 3 * (1 + Next()));
            await Process().Handle(first);
        }
        else if (how >= 6 && pending.Count > 0)
        {
            await Task.WhenAll(Process().Handle(first), Process().Handle(Take()));
        }
        else if (how == 5)
        {
            await Process().Handle(first);
            await Process().Handle(first);
        }
        else
        {
            await Process().Handle(first);
        }

        await Collect();
    }

    private async Task Dying(OutgoingMessage message, int cutAfter)
    {
        try
        {
            await Process(cutAfter).Handle(message);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // As meant.
        }
    }

    private int Next() => story.Choices[choice++ % story.Choices.Length];

    private OutgoingMessage Take()
    {
        var message = pending[Next() * 7 % pending.Count];
        pending.Remove(message);
        return message;
    }

    private async Task Collect()
    {
        foreach (var queue in queues)
        {
            while ((await queue.ReceiveMessagesAsync(32)).Value is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    pending.Add(new OutgoingMessage(queue.Name, message.Body.ToString()));
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                }
            }
        }
    }

    private sealed class CaseClock(DateTimeOffset start) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = start;

        /// <summary>Changes of one case are told apart by their times.</summary>
        public override DateTimeOffset GetUtcNow() => Now = Now.AddTicks(1);
    }
}
