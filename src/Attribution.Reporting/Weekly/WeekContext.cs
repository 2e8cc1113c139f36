using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Weekly;

/// <summary>What every part of the weekly report looks at: the figures, the reader's plans, and how to word things.</summary>
/// <param name="Reported">The week's numbers.</param>
/// <param name="Plans">The plans that the reader is to see.</param>
/// <param name="Texts">Wording.</param>
/// <param name="Format">Numbers, money and dates.</param>
internal sealed record WeekContext(ReportedWeek Reported, IReadOnlyList<PlanFigures> Plans, ReportTexts Texts, ReportFormat Format)
{
    /// <summary>The week.</summary>
    public WeekFigures Figures => Reported.Figures;

    /// <summary>The week before, if it is known.</summary>
    public WeekFigures? Previous => Reported.Previous;

    /// <summary>Stands where there is no figure.</summary>
    public string None => Texts[Phrase.None];

    /// <summary>Number of the week.</summary>
    public string WeekNumber => Format.Count(Figures.Week.Number);

    /// <summary>Name of the model of the channel table.</summary>
    public string ModelName => Model(Figures.Model);

    /// <summary>Name of a rule.</summary>
    public string Model(AttributionModel model) => ModelNames.Of(model, Texts);

    /// <summary>A count, or a dash.</summary>
    public string Count(long? value) => value is { } v ? Format.Count(v) : None;

    /// <summary>An amount, or a dash.</summary>
    public string Money(long? micros) => micros is { } m ? Format.Money(m) : None;

    /// <summary>A percentage, or a dash.</summary>
    public string Percent(decimal? share) => share is { } s ? Format.Percent(s) : None;

    /// <summary>Leads with one decimal.</summary>
    public string Leads(long units) => Format.Tenths(LeadTenths.Of(units));

    /// <summary>Leads with one decimal and a sign; a dash when there is no number.</summary>
    public string SignedLeads(long? units) => units is not { } known ? None : Format.SignedTenths(LeadTenths.Of(known));

    /// <summary>Days in order, those that follow each other as one range.</summary>
    public string DayList(IReadOnlyList<DateOnly> days) => string.Join(", ", days
        .Select((day, place) => (Day: day, Run: day.DayNumber - place))
        .GroupBy(day => day.Run, day => day.Day)
        .Select(run => Format.Days(run.First(), run.Last())));

    /// <summary>Leads that plans are to reach: a whole number, unless versions of a plan ask for different ones.</summary>
    public string Target(decimal leads) => decimal.IsInteger(leads) ? Format.Count((long)leads) : Format.Leads(leads);

    /// <summary>What readers call a channel.</summary>
    public string Name(ChannelFigures channel) => channel.Channel == Channel.Unattributed ? Texts[Phrase.Unattributed] : channel.Name;

    /// <summary>What readers call a channel that may have no line of its own.</summary>
    public string Name(string channel) => Figures.Channels.FirstOrDefault(c => c.Channel == channel) is { } figures ? Name(figures) : channel;

    /// <summary>A count or an amount, as suits the measure.</summary>
    public string Value(Measure measure, long value) => measure == Measure.Cost ? Format.Money(value) : Format.Count(value);

    /// <summary>Name of a measure within a sentence.</summary>
    public string MeasureName(Measure measure) => Texts[measure switch
    {
        Measure.Reach => Phrase.MeasureReach,
        Measure.Impressions => Phrase.MeasureImpressions,
        Measure.Clicks => Phrase.MeasureClicks,
        Measure.Applications => Phrase.MeasureApplications,
        Measure.Cost => Phrase.MeasureCost,
        _ => throw new NotSupportedException($"No name for {measure}."),
    }];

    /// <summary>
    /// The highest cost per lead that any of the reader's plans allows the channel; null when none covers it. A channel
    /// above it is too dear for every plan that it could serve.
    /// </summary>
    public long? AllowedCpl(ChannelFigures channel) => Plans
        .Where(p => p.Plan.Channels.Count == 0 || p.Plan.Channels.Contains(channel.Channel, StringComparer.Ordinal))
        .Select(p => (long?)p.AllowedCplMicros).Max();

    /// <summary>The cost per lead that all of the reader's plans allow; null when there are none or they allow different ones.</summary>
    public long? OnlyAllowedCpl => Plans.Select(p => p.AllowedCplMicros).Distinct().ToList() is [var one] ? one : null;

    /// <summary>Whether the channel is above <see cref="AllowedCpl"/>.</summary>
    public bool IsTooDear(ChannelFigures channel) => channel.CplMicros > AllowedCpl(channel);

    /// <summary>A channel's part of all credited leads; null when there are none.</summary>
    public decimal? LeadShare(ChannelFigures channel) =>
        Figures.Total.LeadUnits > 0 ? (decimal)channel.LeadUnits / Figures.Total.LeadUnits : null;

    /// <summary>A channel's part of all cost; null when nothing was reported.</summary>
    public decimal? CostShare(ChannelFigures channel) =>
        Figures.Total.CostMicros is > 0 and var all && channel.CostMicros is { } cost ? (decimal)cost / all : null;
}
