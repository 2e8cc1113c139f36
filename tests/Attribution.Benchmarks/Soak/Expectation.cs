namespace Attribution.Benchmarks.Soak;

/// <summary>The plain model: every event once, added up.</summary>
internal sealed class Expectation
{
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    /// <summary>By a name that a person understands: the figures of each channel, and the sums of each campaign's day.</summary>
    public IReadOnlyDictionary<string, long> Numbers => numbers;

    public static Expectation Of(Traffic traffic, long places)
    {
        var expected = new Expectation();
        for (var place = 0L; place < places; place++)
        {
            if (traffic.IsNew(place))
            {
                expected.Add(traffic.At(place));
            }
        }

        return expected;
    }

    public void Add(SoakEvent happened)
    {
        var value = happened.Measure == "costs" ? happened.Cents * 10_000L : 1;
        Add($"{happened.Channel} {happened.Measure}", value);
        Add($"{happened.Channel} {happened.Campaign} {happened.Measure}", value);
        if (happened.IsLead)
        {
            Add("leads", 1);
        }
    }

    private void Add(string name, long value) => numbers[name] = numbers.GetValueOrDefault(name) + value;
}
