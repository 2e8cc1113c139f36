using Attribution.Domain.Kpis;
using Attribution.Domain.Personas;
using Attribution.Reporting.Quarterly;
using static Attribution.Reporting.Tests.Builders.Kpi;

namespace Attribution.Reporting.Tests.Builders;

/// <summary>Personas by stage of the journey.</summary>
internal static class QuarterPersonas
{
    private static readonly string[] Stages = ["problem", "solutions", "requirements", "supplier", "validation", "consensus"];

    private static readonly (string Persona, decimal[] Leads, decimal[] Spend)[] Matrix =
    [
        ("owner", [160.4m, 84.1m, 41, 30, 12, 4], [4_120, 2_310.5m, 900, 4_800, 0, 300]),
        ("engineer", [210, 131, 66, 22, 9.5m, 0], [3_900, 2_100, 850, 410, 200, 0]),
        ("buyer", [48, 37, 0, 28, 17, 6], [700, 650, 0, 520, 180, 90]),
        ("-", [17, 6, 4, 0, 0, 1], [0, 0, 0, 0, 0, 0]),
    ];

    public static PersonaGrid Grid { get; } = new(
        [new("owner", "Owner of a small firm"), new("engineer", "Chief engineer"), new("buyer", "Procurement")],
        [new("problem", "Problem"), new("solutions", "Solutions"), new("requirements", "Requirements"), new("supplier", "Supplier"), new("validation", "Validation"), new("consensus", "Consensus")],
        new Dictionary<(string, string), CellVerdict>
        {
            [("buyer", "requirements")] = CellVerdict.Empty,
            [("engineer", "consensus")] = CellVerdict.Empty,
            [("owner", "supplier")] = CellVerdict.OverServed,
        });

    public static IReadOnlyList<KpiLine> Cells(string currency, decimal times) =>
    [
        .. from row in Matrix
           from place in Enumerable.Range(0, Stages.Length)
           select Line(
               row.Persona,
               Count("leads", row.Leads[place]), Money("spend", row.Spend[place] * times, currency),
               Share("conversionToNext", row.Leads[place] * 0.6m, row.Leads[place]) with { Withheld = place == Stages.Length - 1 ? "no:nextStage" : null }) with
           {
               Part = Stages[place],
           },
    ];
}
