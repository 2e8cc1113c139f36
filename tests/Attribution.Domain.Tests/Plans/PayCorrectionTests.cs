using System.Globalization;
using Attribution.Domain.Plans;
using Attribution.Domain.Tests.Support;
using FsCheck.Fluent;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Domain.Tests.Plans;

/// <summary>
/// What the next period settles of a closed one. The closed period is March with a plan of two leads for 100 euros, half of it for the
/// goal; it cost nothing. Ledgers are leads with their credit: <c>a 1, b 0.5</c>.
/// </summary>
public sealed class PayCorrectionTests
{
    [Theory]
    //          closed with     and now                       amount     lines
    // Nothing changed.
    [InlineData("a 1, b 1",     "a 1, b 1",                   null,      "")]
    // A lead is rejected: the goal was missed after all.
    [InlineData("a 1, b 1",     "a 1, b rejected",            "-50.00",  "b 1 0 rejected")]
    [InlineData("a 1, b 1",     "a 1",                        "-50.00",  "b 1 0 rejected")]
    [InlineData("a 1, b 1",     "a rejected, b rejected",     "-50.00",  "a 1 0 rejected, b 1 0 rejected")]
    // A merged person is one lead; part of a lead went elsewhere.
    [InlineData("a 1, b 1",     "a 1, b attached",            "-50.00",  "b 1 0 merged")]
    [InlineData("a 1, b 1",     "a 1, b 0.5",                 "-50.00",  "b 1 0.5 reduced")]
    [InlineData("a 1, b 1",     "a 1, b elsewhere",           "-50.00",  "b 1 0 reduced")]
    // The goal holds without it: the lead is taken back, and the pay is not.
    [InlineData("a 1, b 1, c 1", "a 1, b 1",                  "0.00",    "c 1 0 rejected")]
    // The goal was missed anyway.
    [InlineData("a 1",          "",                           "0.00",    "a 1 0 rejected")]
    // A lead that came late is paid after all.
    [InlineData("a 1",          "a 1, b 1",                   "50.00",   "b 0 1 added")]
    [InlineData("a 1, b 0.5",   "a 1, b 1",                   "50.00",   "b 0.5 1 increased")]
    // One goes, one comes.
    [InlineData("a 1, b 1",     "a 1, c 1",                   "0.00",    "b 1 0 rejected, c 0 1 added")]
    public void NextPeriod_Settles_WhenTheLedgerChanged(string closed, string now, string? amount, string lines)
    {
        var corrections = PayCorrections.Of(Closed(closed), [], Ledger(now));

        Assert.Equal(amount is null ? [] : [$"{amount}: {lines}"], corrections.Select(Text));
    }

    [Fact]
    public void Correction_IsSettledOnce_AndALeadThatComesBackIsPaidAgain()
    {
        var march = Closed("a 1, b 1");
        var later = new List<PeriodPay>();

        foreach (var (ledger, expected) in new[]
        {
            ("a 1", "-50.00: b 1 0 rejected"),
            // April settled it: May has nothing left to settle.
            ("a 1", ""),
            ("a 1, b 1", "50.00: b 0 1 added"),
            ("a 1, b 1", ""),
            ("a 1, b 0.25", "-50.00: b 1 0.25 reduced"),
            ("a 1, b 0.5", "0.00: b 0.25 0.5 increased"),
            ("a 1, b 0.5", ""),
        })
        {
            var corrections = PayCorrections.Of(march, later, Ledger(ledger));
            Assert.Equal(expected, string.Join("; ", corrections.Select(Text)));
            later.Add(march with { Period = PlanText.Period(32 + later.Count, 32 + later.Count), Plans = [], Lines = [], Corrections = corrections });
        }
    }

    [Fact]
    public void ClosedPay_AndItsCorrections_AddUpToTheRuleOnTheLedgerAsItIs() => Properties.Hold(
        Gen.NonEmptyListOf(Gen.ArrayOf(Gen.Choose(0, 4), 4)).Select(steps => steps.ToList()),
        steps =>
        {
            // Four leads with quarters of credit, as they change from one month to the next.
            var march = Closed(Credits(steps[0]));
            var later = new List<PeriodPay>();
            foreach (var step in steps)
            {
                var corrections = PayCorrections.Of(march, later, Ledger(Credits(step)));
                later.Add(march with { Period = PlanText.Period(32 + later.Count, 32 + later.Count), Plans = [], Lines = [], Corrections = corrections });

                Assert.Equal(Closed(Credits(step)).EarnedMicros, march.EarnedMicros + later.Sum(pay => pay.CorrectedMicros));
                Assert.Equal(
                    step.Sum(quarters => quarters * 250_000_000L),
                    march.Lines.Sum(line => line.Units) + later.SelectMany(pay => pay.Corrections).SelectMany(c => c.Leads).Sum(lead => lead.IsUnits - lead.WasUnits));
                Assert.Empty(PayCorrections.Of(march, later, Ledger(Credits(step))));
            }

            static string Credits(int[] quarters) => string.Join(", ", quarters
                .Select((quarter, lead) => (quarter, lead)).Where(l => l.quarter > 0)
                .Select(l => FormattableString.Invariant($"l{l.lead} {l.quarter / 4m}")));
        });

    [Theory]
    //          asked        closed until   today    may it be closed
    [InlineData(1, 31,       null,          32,      PayClosing.Allowed)]
    // On its last day it is not over.
    [InlineData(1, 31,       null,          31,      PayClosing.NotOver)]
    [InlineData(16, 22,      16,            23,      PayClosing.Allowed)]
    // A day would be paid twice, or never.
    [InlineData(15, 22,      16,            23,      PayClosing.NotNext)]
    [InlineData(17, 22,      16,            23,      PayClosing.NotNext)]
    [InlineData(1, 7,        16,            23,      PayClosing.NotNext)]
    public void Period_IsClosed_WhenItFollowsTheLastOneAndIsOver(int from, int to, int? closedUntil, int today, PayClosing expected) => Assert.Equal(
        expected,
        PayChain.Judge(PlanText.March(from, to), closedUntil is { } until ? WeekBuilder.March(until) : null, WeekBuilder.March(today)));

    private static PeriodPay Closed(string leads)
    {
        var plan = WeekBuilder.Plan("p") with { TargetLeads = 2, Pay = PlanText.Pay("100") };
        var span = new PlanSpan(plan, PlanText.March(1, 31));
        var lines = Ledger(leads).SelectMany(lead => LeadSheet.Lines(lead, [span])).ToList();
        var standing = new PlanStanding([new PlanPart(span, 31, lines.Sum(line => line.Units), 0)]);
        return new PeriodPay("anna", PlanText.Period(1, 31), WeekBuilder.March(31), "EUR", [PaidPlan.Of("p", standing)], lines, []);
    }

    private static List<LedgerLead> Ledger(string leads) =>
    [
        .. leads.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(lead => lead.Split(' ')).Select(lead => lead[1] switch
        {
            "rejected" => PlanText.Lead(lead[0], 16, ""),
            "attached" => PlanText.Lead(lead[0], 16, "", attachedTo: "a"),
            "elsewhere" => PlanText.Lead(lead[0], 16, "q 1"),
            var credit => PlanText.Lead(lead[0], 16, $"p {credit}"),
        }),
    ];

    private static string Text(PayCorrection correction) => string.Create(CultureInfo.InvariantCulture,
        $"{correction.AmountMicros / 1_000_000m:0.00}: {string.Join(", ", correction.Leads.Select(lead => FormattableString.Invariant($"{lead.Lead} {lead.WasUnits / 1e9m:0.##} {lead.IsUnits / 1e9m:0.##} {$"{lead.Reason}".ToLowerInvariant()}")))}");
}
