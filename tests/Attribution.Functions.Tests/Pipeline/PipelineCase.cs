using Attribution.Domain.Leads;
using Attribution.Domain.Pipeline;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>A month of two companies: forms and visits of their people, facts of three deals, and in which order all that is heard of.</summary>
/// <param name="Forms">Who, on which day, through which channel.</param>
/// <param name="Visits">Whose browser, on which day, through which channel.</param>
/// <param name="Facts">Of which deal, and what.</param>
/// <param name="Steps">Numbers that decide what comes next, and whether something is worked off before; each form, visit and fact comes at least once.</param>
internal sealed record PipelineCase((int Person, int Day, string? Channel)[] Forms, (int Person, int Day, string Channel)[] Visits, (int Deal, DealFact Fact)[] Facts, int[] Steps)
{
    private static readonly string?[] Channels = ["search", "social", "email", null];

    private static readonly Gen<(int Deal, DealFact Fact)> Fact =
        from deal in Gen.Choose(0, 2)
        from kind in Gen.Frequency((3, Gen.Constant(DealFactKind.Opened)), (3, Gen.Constant(DealFactKind.Won)), (5, Gen.Elements(Enum.GetValues<DealFactKind>())))
        from number in Gen.Choose(1, 3)
        from day in Gen.Choose(0, 27)
        from amount in Gen.Choose(1, 100_000)
        from currency in Gen.Elements("EUR", "EUR", "USD")
        from company in Gen.Choose(0, 1)
        from form in Gen.Choose(0, 4)
        from names in Gen.Elements(true, false)
        select (deal, new DealFact("crm", $"{kind}-{number}", kind, new DateTimeOffset(2001, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day))
        {
            Stage = $"stage-{number}",
            AmountMicros = amount * 10_007L,
            Currency = currency,
            ExpectedClose = new DateOnly(2001, 1, 1).AddDays(day + number),
            Manager = $"manager-{number}",
            DealKind = number == 3 ? DealKind.Renewal : DealKind.New,
            Accounts = kind == DealFactKind.Opened && !names ? [$"{company}"] : [],
            Leads = kind == DealFactKind.LeadAdded || (kind == DealFactKind.Opened && names) ? [$"{form}"] : [],
            RetractedSource = "crm",
            RetractedId = $"{(names ? DealFactKind.Won : DealFactKind.Opened)}-{number}",
        });

    public static Gen<PipelineCase> Any { get; } =
        from forms in Gen.ArrayOf(from person in Gen.Choose(0, 3) from day in Gen.Choose(0, 27) from channel in Gen.Elements(Channels) select (person, day, channel), 5)
        from visits in Gen.ArrayOf(from person in Gen.Choose(0, 3) from day in Gen.Choose(0, 27) from channel in Gen.Elements(Channels[..3]) select (person, day, channel!), 6)
        from facts in Gen.ArrayOf(Fact, 14)
        from steps in Gen.ArrayOf(Gen.Choose(0, 1_000), 40)
        select new PipelineCase(forms, visits, [.. facts.DistinctBy(fact => (fact.Deal, fact.Fact.Id))], steps);

    /// <summary>Which company somebody works for; two of the four for each.</summary>
    public static int CompanyOf(int person) => person % 2;

    /// <summary>The same case with keys, days and people of its own.</summary>
    public (IReadOnlyList<Lead> Forms, IReadOnlyList<Touchpoint> Visits, IReadOnlyList<(string Deal, DealFact Fact)> Facts) As(string own, DateOnly first)
    {
        var shift = first.DayNumber - new DateOnly(2001, 1, 1).DayNumber;
        return (
            [.. Forms.Select((form, place) => new Lead($"{own}-form-{place}", "web", form.Channel, "", Noon(form.Day), first.AddDays(form.Day), [$"e:{own}-{form.Person}", $"v:{own}-{form.Person}"]) { Accounts = [$"d:{own}-{CompanyOf(form.Person)}"] })],
            [.. Visits.Select((visit, place) => new Touchpoint($"{own}-visit-{place}", visit.Channel, "", Noon(visit.Day).AddHours(-1), [$"v:{own}-{visit.Person}"]))],
            [
                .. Facts.Select(fact => ($"{own}-deal-{fact.Deal}", fact.Fact with
                {
                    At = fact.Fact.At.AddDays(shift),
                    ExpectedClose = fact.Fact.ExpectedClose!.Value.AddDays(shift),
                    Accounts = [.. fact.Fact.Accounts.Select(company => $"d:{own}-{company}")],
                    Leads = [.. fact.Fact.Leads.Select(form => $"{own}-form-{form}")],
                })),
            ]);

        DateTimeOffset Noon(int day) => new(first.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero);
    }

    public override string ToString() =>
        $"forms {string.Join(' ', Forms)}\nvisits {string.Join(' ', Visits)}\nfacts {string.Join('\n', Facts.Select(fact => $"{fact.Deal} {fact.Fact.At:dd} {fact.Fact.Id} {fact.Fact.AmountMicros} {string.Join('+', fact.Fact.Accounts)} {string.Join('+', fact.Fact.Leads)} {fact.Fact.RetractedId}"))}\nsteps {string.Join(' ', Steps)}";
}
