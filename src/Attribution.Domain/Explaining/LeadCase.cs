using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;

namespace Attribution.Domain.Explaining;

/// <summary>Everything that is known when somebody asks why a lead was credited as it was.</summary>
/// <param name="Form">The form that is asked about.</param>
/// <param name="Person">Whose form it is, as far as is known now.</param>
/// <param name="Connected">Touches of any age that are connected with the person.</param>
/// <param name="Ledger">What the form is credited to; null before it has been.</param>
/// <param name="Rules">Today's settings.</param>
/// <param name="Plans">Today's plans, in all their versions.</param>
/// <param name="ReportModel">Model of the channel table.</param>
/// <param name="Words">How things are called.</param>
public sealed record LeadCase(
    Lead Form,
    Person Person,
    IReadOnlyList<Touchpoint> Connected,
    LeadCredits? Ledger,
    AttributionRules Rules,
    IReadOnlyList<Plan> Plans,
    AttributionModel ReportModel,
    Vocabulary Words)
{
    /// <summary>What was last said about whether the lead counts; null when nothing was.</summary>
    public LeadStanding? Said { get; init; }

    /// <summary>The oldest day whose leads can be credited again; null for every day.</summary>
    public DateOnly? OldestReattribution { get; init; }

    /// <summary>Whether the form keeps what it was credited to, because touches before it may have gone by age.</summary>
    internal bool IsFinal => Ledger is not null && Form.Day < OldestReattribution;
}

/// <summary>How a form stands in the ledger.</summary>
public enum Standing
{
    /// <summary>It is a lead, and was credited.</summary>
    Credited = 1,

    /// <summary>It is another form of a person who is a lead already: it adds none.</summary>
    Attached = 2,

    /// <summary>It was not credited yet.</summary>
    NotYet = 3,

    /// <summary>It was rejected: it adds nothing.</summary>
    Rejected = 4,
}

/// <summary>Who got how much for a lead, by which touch, under which rules, and why.</summary>
/// <param name="Standing">How the form stands.</param>
/// <param name="AttachedTo">Key of the lead that it is attached to; null for a lead.</param>
/// <param name="Summary">The answer in a few sentences.</param>
/// <param name="Rules">Which rules it was credited under, and whether today's would say the same.</param>
/// <param name="Touches">Every touch with its verdict, in order of time; none for an attached form.</param>
/// <param name="Models">Every model; none for an attached form or a rejected lead.</param>
/// <param name="Plans">Plans that share the lead; none for an attached form or a rejected lead.</param>
/// <param name="Forms">All forms of the person, the card first.</param>
public sealed record LeadExplanation(
    Standing Standing,
    string? AttachedTo,
    string Summary,
    RulesComparison Rules,
    IReadOnlyList<ExplainedTouch> Touches,
    IReadOnlyList<ExplainedModel> Models,
    IReadOnlyList<ExplainedPlan> Plans,
    IReadOnlyList<ExplainedForm> Forms);

/// <summary>What a lead was credited under, against today.</summary>
/// <param name="Credited">Version and settings in the ledger; null when it has none.</param>
/// <param name="Today">Today's version and settings.</param>
/// <param name="IsCurrent">Whether crediting it now would change nothing.</param>
/// <param name="Sentence">The same for people.</param>
public sealed record RulesComparison(string? Credited, string Today, bool IsCurrent, string Sentence);

/// <summary>A touch and what was decided about it.</summary>
/// <param name="Touch">The touch; the form itself is one too.</param>
/// <param name="IsForm">Whether it is the form.</param>
/// <param name="Verdict">The decision under today's rules.</param>
/// <param name="Why">The reason, in a sentence.</param>
/// <param name="Units">Its credit under each model by today's rules, in billionths of the lead; null when it does not count.</param>
/// <param name="Hundredths">The same in hundredths of a percent.</param>
public sealed record ExplainedTouch(
    Touchpoint Touch,
    bool IsForm,
    Verdict Verdict,
    string Why,
    ModelCredits? Units,
    ModelCredits? Hundredths);

/// <summary>What one model says.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rule">Its rule as it is set today, in a sentence.</param>
/// <param name="Incomplete">Why it is incomplete for the lead; null when it is complete.</param>
/// <param name="Sentence">Who got how much.</param>
/// <param name="Credits">What the ledger holds, largest first; empty when it holds nothing under this model.</param>
/// <param name="Today">What today's rules would give; null when the ledger is up to date.</param>
public sealed record ExplainedModel(
    AttributionModel Model,
    string Rule,
    string? Incomplete,
    string Sentence,
    IReadOnlyList<ExplainedCredit> Credits,
    IReadOnlyList<ExplainedCredit>? Today);

/// <summary>A channel's and campaign's part of the lead.</summary>
/// <param name="Channel">Channel id, or <c>unattributed</c>.</param>
/// <param name="Campaign">Campaign id; empty when there is none.</param>
/// <param name="Units">Billionths of the lead.</param>
/// <param name="Hundredths">Hundredths of a percent; those of a model add up to exactly a hundred percent.</param>
/// <param name="Touches">Ids of the touches that earned it by today's rules.</param>
public sealed record ExplainedCredit(string Channel, string Campaign, long Units, long Hundredths, IReadOnlyList<string> Touches);

/// <summary>A plan's part of the lead.</summary>
/// <param name="Plan">Plan id; null for the part that no plan covers.</param>
/// <param name="Marketer">Marketer id; null when the plan is not known any more.</param>
/// <param name="Model">The plan's own model; for what no plan covers the report's.</param>
/// <param name="Credits">What the ledger holds, in billionths of the lead.</param>
/// <param name="Hundredths">The same in hundredths of a percent; under every model all plans and the rest add up to a hundred percent.</param>
/// <param name="Why">What it covers, and who shares it.</param>
public sealed record ExplainedPlan(string? Plan, string? Marketer, AttributionModel Model, ModelCredits Credits, ModelCredits Hundredths, string Why);

/// <summary>A form of the person.</summary>
/// <param name="Form">The form.</param>
/// <param name="IsCard">Whether it is the one that counts as the lead.</param>
public sealed record ExplainedForm(Lead Form, bool IsCard);
