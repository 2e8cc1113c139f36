namespace Attribution.Benchmarks.Kill;

/// <summary>How often an activity was begun, killed, and killed while it was under way; and how long it takes.</summary>
internal sealed class Tally
{
    private const double Longer = 1.1;
    private const double Shorter = 0.8;

    public int Begun { get; private set; }

    public int Hits { get; private set; }

    /// <summary>Of the hits, those that left requests without an answer.</summary>
    public int Unanswered { get; private set; }

    /// <summary>About how long it takes from its first request until nothing is left to do. Learned: a kill that came too late shows that it takes less.</summary>
    public TimeSpan Takes { get; private set; } = TimeSpan.FromSeconds(1);

    public void Learn(TimeSpan took) => Takes = took;

    public void Note(bool isHit, bool wasUnanswered)
    {
        Begun++;
        Hits += isHit ? 1 : 0;
        Unanswered += wasUnanswered ? 1 : 0;
        Takes *= isHit ? Longer : Shorter;
        Takes = TimeSpan.FromSeconds(Math.Clamp(Takes.TotalSeconds, 0.1, 4));
    }
}
