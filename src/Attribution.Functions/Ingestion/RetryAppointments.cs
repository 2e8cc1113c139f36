namespace Attribution.Functions.Ingestion;

/// <summary>
/// Says to senders that are refused when to come back: one after the other, at half the pace at which requests were taken in lately, so
/// that what was refused in an outage does not return all at once and keep the store from what is new.
/// </summary>
/// <remarks>
/// Without it refused senders come back every few seconds, each time more of them, until answering 503 takes all that the
/// machine has, and an outage never ends. Appointments lie within <see cref="MostSeconds"/>; when these are full they begin anew,
/// which spreads everybody evenly over that time.
/// </remarks>
public sealed class RetryAppointments(TimeProvider clock)
{
    /// <summary>The longest that anybody is sent away for.</summary>
    public const int MostSeconds = 60;

    /// <summary>Appointments a second while nothing is known of the pace: after a start, or an outage of more than a minute.</summary>
    public const int LeastPerSecond = 50;

    private readonly Lock gate = new();
    private readonly int[] served = new int[MostSeconds];
    private readonly long started = clock.GetTimestamp();
    private long second;
    private int perSecond = LeastPerSecond;

    /// <summary>The second in which the next appointment lies, and how many it has already.</summary>
    private long last;
    private int inLast;

    /// <summary>A request was taken in.</summary>
    public void Served()
    {
        lock (gate)
        {
            Advance();
            served[second % MostSeconds]++;
        }
    }

    /// <summary>Makes an appointment.</summary>
    /// <returns>Whole seconds from now, 1 to <see cref="MostSeconds"/>.</returns>
    public int Next()
    {
        lock (gate)
        {
            Advance();
            if (last <= second)
            {
                (last, inLast) = (second + 1, 0);
            }
            else if (inLast >= perSecond)
            {
                (last, inLast) = (last - second < MostSeconds ? last + 1 : second + 1, 0);
            }

            inLast++;
            return (int)(last - second);
        }
    }

    private void Advance()
    {
        var now = (long)clock.GetElapsedTime(started).TotalSeconds;
        if (now == second)
        {
            return;
        }

        for (var passed = Math.Max(second + 1, now - MostSeconds + 1); passed <= now; passed++)
        {
            served[passed % MostSeconds] = 0;
        }

        second = now;
        perSecond = Math.Max(LeastPerSecond, served.Max() / 2);
    }
}
