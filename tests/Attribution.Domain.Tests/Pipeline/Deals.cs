using System.Globalization;
using Attribution.Domain.Bookings;
using Attribution.Domain.Models;
using Attribution.Domain.Pipeline;

namespace Attribution.Domain.Tests.Pipeline;

/// <summary>
/// Writes deals the way sales people tell them, one fact after the other: <c>2 opened proposal 1000 EUR by 20 for anna; 9 stage negotiation; 12 won 900 EUR</c>. The first
/// number is the day of March 2026 (noon, UTC); facts are called f1, f2, … as they are written.
/// </summary>
internal static class Deals
{
    public const string Key = "deal-1";

    public static readonly TimeZoneInfo Riga = TimeZoneInfo.FindSystemTimeZoneById("Europe/Riga");

    public static readonly DealShares Nobody = DealAttribution.Credit(null, [], AttributionRules.Default, [], Day(1));

    public static DateOnly Day(int day) => new DateOnly(2026, 3, 1).AddDays(day - 1);

    public static DateTimeOffset Noon(int day) => new(Day(day), new TimeOnly(12, 0), TimeSpan.Zero);

    public static IReadOnlyList<DealFact> Facts(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((fact, place) => Fact(fact, $"f{place + 1}"))];

    public static DealState State(string text) => DealLife.Of(Facts(text)).State;

    public static IReadOnlyList<Booking> Bookings(string text) => Bookings(Facts(text));

    /// <summary>What a deal books that is the only one of its account, and whose nobody is.</summary>
    public static IReadOnlyList<Booking> Bookings(IReadOnlyList<DealFact> facts)
    {
        var state = DealLife.Of(facts).State;
        var customer = CustomerLife.Of(state.WonAt is { } at ? [new DealWin(Key, at, state.Kind, state.CustomerLostAt)] : []);
        return DealBookings.Of(Key, state, Nobody, Nobody, customer, Riga);
    }

    /// <summary>The total's bookings as <c>2 openedDeals 1, 2 openedValue_EUR 1000</c>: day, measure, number in units; stages as <c>9 proposal stagesLeft 1</c>.</summary>
    public static string Text(IEnumerable<Booking> bookings, CutKind cut = CutKind.Total) => string.Join(", ", bookings.Where(booking => booking.Cut.Kind == cut).Select(booking =>
        string.Create(CultureInfo.InvariantCulture, $"{booking.Day.DayNumber - Day(1).DayNumber + 1} {(cut == CutKind.Total ? "" : booking.Cut.Id + " ")}{booking.Measure} {Units(booking):0.######}")));

    private static decimal Units(Booking booking)
    {
        var amount = booking.Amounts[AttributionModel.Linear];
        return booking.Measure.EndsWith("Seconds", StringComparison.Ordinal) ? amount / 86_400m
            : booking.Measure.Contains("Revenue_", StringComparison.Ordinal) || booking.Measure.Contains("Value_", StringComparison.Ordinal) ? amount / 1_000_000m
            : (decimal)amount / Booking.One;
    }

    private static DealFact Fact(string text, string id)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fact = new DealFact("crm", id, DealFactText.Kind(words[1])!.Value, Noon(int.Parse(words[0], CultureInfo.InvariantCulture)));
        for (var place = 2; place < words.Length; place++)
        {
            var (word, next) = (words[place], place + 1 < words.Length ? words[place + 1] : "");
            fact = word switch
            {
                "by" => fact with { ExpectedClose = Day(int.Parse(next, CultureInfo.InvariantCulture)) },
                "for" => fact with { Manager = next },
                "as" => fact with { DealKind = Enum.Parse<DealKind>(next) },
                "with" => fact with { Leads = [next] },
                "at" => fact with { Accounts = [next] },
                _ when decimal.TryParse(word, CultureInfo.InvariantCulture, out var amount) => fact with { AmountMicros = (long)(amount * 1_000_000), Currency = next },
                _ => fact.Kind switch
                {
                    DealFactKind.Retracted => fact with { RetractedSource = "crm", RetractedId = word },
                    DealFactKind.Manager => fact with { Manager = word },
                    DealFactKind.Lost or DealFactKind.CustomerLost => fact with { Reason = word },
                    _ => fact with { Stage = word },
                },
            };
            place += word is "by" or "for" or "as" or "with" or "at" || fact.Currency == next && next.Length > 0 && char.IsDigit(word[0]) ? 1 : 0;
        }

        return fact;
    }
}
