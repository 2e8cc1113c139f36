namespace Attribution.Benchmarks.Soak;

/// <summary>
/// What is sent, and when: a function of the seed and of a place in the sequence, so that nothing need be remembered to send it
/// again, and the expectation can be computed without the sender.
/// </summary>
/// <remarks>
/// Of a hundred places seventy are requests of one event, thirty are in batches of a hundred. Of a hundred events twenty are
/// exact repetitions: four in five of something from the last five seconds, one in five of something up to three minutes old. Of
/// the single ones 85 % are clicks (a fifth of them with a visitor), 6 % costs, 5 % impressions, 3.3 % forms without and 0.7 % with
/// a way to reach the person, that is leads. Batches hold clicks.
/// </remarks>
internal sealed class Traffic(SoakOptions options, DateTimeOffset start)
{
    public const int EventsPerBatch = 100;
    public const int Channels = 4;
    private const int Campaigns = 5;
    private const int Third = 333;

    public static string Channel(int index) => FormattableString.Invariant($"soak-{index}");

    public TimeSpan Due(long place) => TimeSpan.FromSeconds((double)place / options.Rate);

    /// <summary>Whether a place is part of a batch.</summary>
    public static bool IsInBatch(long place) => place % 1000 < 3 * Third && place % 1000 % Third >= Third - EventsPerBatch;

    /// <summary>Whether a place is the last one of a batch: that is when the batch is sent.</summary>
    public static bool EndsBatch(long place) => IsInBatch(place) && place % 1000 % Third == Third - 1;

    /// <summary>The event at a place; an earlier one when it is a repetition.</summary>
    public SoakEvent At(long place) => Event(Number(place));

    /// <summary>Whether a place brings an event for the first time.</summary>
    public bool IsNew(long place) => Number(place) == place;

    private long Number(long place)
    {
        while (true)
        {
            var dice = Dice(place, 1);
            if (dice % 100 >= 20 || place == 0)
            {
                return place;
            }

            var seconds = dice / 100 % 5 < 4 ? 5 : 180;
            var back = 1 + (long)(dice / 1000 % (ulong)(seconds * options.Rate));
            var earlier = Math.Max(0, place - back);
            // A single event is repeated by a single request, a batched one within a batch: both are clicks, forms stay forms.
            if (IsInBatch(place) && !IsInBatch(earlier))
            {
                return place;
            }

            place = earlier;
        }
    }

    private SoakEvent Event(long number)
    {
        var (kind, dice) = (Dice(number, 2) % 1000, Dice(number, 3));
        var isLead = false;
        var measure = "clicks";
        if (!IsInBatch(number))
        {
            (measure, isLead) = kind switch
            {
                < 60 => ("costs", false),
                < 110 => ("impressions", false),
                < 143 => ("applications", false),
                < 150 => ("applications", true),
                _ => ("clicks", false),
            };
        }

        return new SoakEvent(
            number, measure, Channel((int)(dice % Channels)), FormattableString.Invariant($"soak-campaign-{dice / Channels % Campaigns}"), start + Due(number),
            measure == "costs" ? 1 + (int)(dice / 100 % 500) : 0,
            measure == "clicks" && dice / 100_000 % 5 == 0 ? FormattableString.Invariant($"visitor-{number}") : null,
            isLead);
    }

    /// <summary>Well mixed bits of seed, number and purpose (SplitMix64).</summary>
    private ulong Dice(long number, ulong purpose)
    {
        var bits = unchecked((ulong)number * 0x9E3779B97F4A7C15 + (ulong)options.Seed * 0xD1B54A32D192ED03 + purpose * 0x8CB92BA72F3D8DD7);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EB);
        return bits ^ (bits >> 31);
    }
}
