using System.Text.Json.Nodes;

namespace Attribution.Benchmarks.Kill.Facts;

/// <summary>
/// Everything that the app has acknowledged, and what follows from it: a plain model that shares no rule with the product. Whatever is written here was
/// answered; writing it twice changes nothing.
/// </summary>
internal sealed class Book
{
    private readonly Lock writing = new();
    private readonly HashSet<string> events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Measure, string Channel, string Campaign, DateOnly Day), (long Value, DateTimeOffset ReportedAt)> totals = [];

    /// <summary>Everybody whose form was acknowledged.</summary>
    public SortedDictionary<int, Person> People { get; } = [];

    public SortedDictionary<string, Deal> Deals { get; } = new(StringComparer.Ordinal);

    /// <summary>Entries of the catalogue by their paths.</summary>
    public SortedDictionary<string, JsonObject> Catalogue { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths of secrets, with their values.</summary>
    public SortedDictionary<string, string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Weeks whose reports were asked for while they were due.</summary>
    public SortedSet<string> DueWeeks { get; } = new(StringComparer.Ordinal);

    /// <summary>Readers of reports.</summary>
    public SortedSet<string> Readers { get; } = new(StringComparer.Ordinal);

    /// <summary>Writes down what an answer was about.</summary>
    public void Note(Action<Book> what)
    {
        lock (writing)
        {
            what(this);
        }
    }

    /// <summary>Days of which there are events.</summary>
    public SortedSet<DateOnly> Days { get; } = [];

    /// <summary>An event that counts once, however often it was sent.</summary>
    /// <param name="key">Measure, source and id.</param>
    /// <param name="day">Its day.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="measure">What it adds to, as figures name it.</param>
    /// <param name="value">What it adds.</param>
    public void Count(string key, DateOnly day, string channel, string measure, long value = 1)
    {
        if (events.Add(key))
        {
            Days.Add(day);
            var number = Name(day, channel, measure);
            numbers[number] = numbers.GetValueOrDefault(number) + value;
        }
    }

    /// <summary>A platform's word about a day: the latest counts.</summary>
    public void Total(string measure, string channel, string campaign, DateOnly day, long value, DateTimeOffset reportedAt)
    {
        var key = (measure, channel, campaign, day);
        if (!totals.TryGetValue(key, out var known) || reportedAt > known.ReportedAt)
        {
            totals[key] = (value, reportedAt);
        }
    }

    /// <summary>All numbers of weeks and channels that are not zero.</summary>
    public IReadOnlyDictionary<string, long> Numbers()
    {
        var all = new Dictionary<string, long>(numbers, StringComparer.Ordinal);
        foreach (var ((measure, channel, _, day), (value, _)) in totals)
        {
            var name = Name(day, channel, measure);
            all[name] = all.GetValueOrDefault(name) + value;
        }

        return all.Where(number => number.Value != 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Names a number as the figures of a week do.</summary>
    public static string Name(DateOnly day, string channel, string measure) => $"{Riga.Week(day)} {channel} {measure}";

    /// <summary>First and last day of everything.</summary>
    public static (DateOnly From, DateOnly To) Range(DateTimeOffset now) => (new DateOnly(2026, 3, 16), Riga.Monday(Riga.Day(now)).AddDays(6));

    /// <summary>Mondays of all weeks.</summary>
    public static IEnumerable<DateOnly> Mondays(DateTimeOffset now)
    {
        var (from, to) = Range(now);
        for (var monday = from; monday <= to; monday = monday.AddDays(7))
        {
            yield return monday;
        }
    }
}
