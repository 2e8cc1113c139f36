using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Kpis;
using Attribution.Reporting.Model;
using Attribution.Reporting.Text;

namespace Attribution.Reporting.Quarterly;

/// <summary>What every chapter of the quarter looks at: the figures, and how to word them.</summary>
/// <param name="Figures">The KPIs.</param>
/// <param name="Texts">Wording.</param>
internal sealed record QuarterContext(QuarterFigures Figures, ReportTexts Texts)
{
    /// <summary>Prints figures.</summary>
    public FigureText Print { get; } = new(Texts, Figures.Currency);

    /// <summary>Stands where there is no figure.</summary>
    public string None => Texts[Phrase.None];

    /// <summary>Number of weeks that the figures are of.</summary>
    public string Weeks => Print.Format.Count(Figures.Days.Days / 7);

    /// <summary>The heading of a chapter, with the days that it is about.</summary>
    public Chapter Chapter(Phrase heading) => new(
        Texts[heading],
        Texts.Say(Phrase.QuarterDetail, ("weeks", Weeks), ("dates", Print.Format.Days(Figures.Days.From, Figures.Days.Last))));

    /// <summary>What readers call a line of a cut.</summary>
    public string Name(CutKind kind, string id) => (kind, id) switch
    {
        (CutKind.Manager, Cut.Nobody) => Texts[Phrase.ManagerNobody],
        (CutKind.Marketer, Cut.Nobody) => Texts[Phrase.MarketerNobody],
        (CutKind.Temperature, "hot") => Texts[Phrase.KindHot],
        (CutKind.Temperature, "warm") => Texts[Phrase.KindWarm],
        (CutKind.Temperature, "cold") => Texts[Phrase.KindCold],
        (CutKind.Temperature, _) => Texts[Phrase.KindUnknown],
        (CutKind.Family, "seeds") => Texts[Phrase.KindSeeds],
        (CutKind.Family, "nets") => Texts[Phrase.KindNets],
        (CutKind.Family, "spears") => Texts[Phrase.KindSpears],
        (CutKind.Channel or CutKind.Family, Channel.Unattributed or Cut.Nobody) => Texts[Phrase.Unattributed],
        (CutKind.Cell, Cut.Nobody) => Texts[Phrase.PersonaNobody],
        _ => Figures.Names.GetValueOrDefault(KpiInputs.NameKey(kind, id)) ?? Standard(kind, id) ?? id,
    };

    /// <summary>A label and its value, as the language joins them.</summary>
    public string Labelled(string label, string value) => Texts.Say(Phrase.Labelled, ("label", label), ("value", value));

    /// <summary>Names of stages that every pipeline has, where nobody named them otherwise.</summary>
    private string? Standard(CutKind kind, string id) => (kind, id) switch
    {
        (CutKind.Stage, "prospecting") => Texts[Phrase.StageProspecting],
        (CutKind.Stage, "qualification") => Texts[Phrase.StageQualification],
        (CutKind.Stage, "discovery") => Texts[Phrase.StageDiscovery],
        (CutKind.Stage, "proposal") => Texts[Phrase.StageProposal],
        (CutKind.Stage, "negotiation") => Texts[Phrase.StageNegotiation],
        (CutKind.Stage, "won") => Texts[Phrase.StageWon],
        (CutKind.Stage, "lost") => Texts[Phrase.StageLost],
        _ => null,
    };
}
