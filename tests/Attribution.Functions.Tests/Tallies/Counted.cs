using System.Globalization;
using Attribution.Domain.Figures;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.Settings;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Tests.Tallies;

/// <summary>Tallies as text, and ones that count by a clock of their own.</summary>
internal static class Counted
{
    /// <summary><c>paid 3/1/2 missing-field=1</c>: channel, accepted/duplicates/late, rejected by code.</summary>
    public static string Text(IntakeTally tally) =>
        string.Join(' ', [tally.Channel, $"{tally.Accepted}/{tally.Duplicates}/{tally.Late}", .. tally.Rejected.Select(code => $"{code.Key}={code.Value}")]);

    public static string Text(IEnumerable<IntakeTally> tallies) => string.Join("; ", tallies.Select(Text));

    public static IntakeTallies By(TimeProvider clock) => new(new ReportingCalendar(Options.Create(new AttributionOptions { TimeZone = "Europe/Riga" }), clock));
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class StandingClock(string now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => Now;
}
