namespace Attribution.Domain.Paths.Chains;

/// <summary>Journeys that went from one state straight to another.</summary>
internal readonly record struct Flow(int From, int To, double Journeys);

/// <summary>Journeys that began in a state, and that ended there: all, and those that converted, with their value.</summary>
internal readonly record struct Ends(double Started, double Ended, double Converted, double Value);

/// <summary>What would be lost without each channel, as a share of everything; zeros where there is nothing to lose.</summary>
internal sealed record RemovalEffects(double[] Conversions, double[] Values);

/// <summary>
/// An absorbing chain. From each state a journey goes on to others, converts, or ends without; every state that is visited is left for good
/// in the end, because real journeys did.
/// </summary>
internal sealed class Chain
{
    private Chain(int count, int channels)
    {
        Count = count;
        StatesWith = new int[channels][];
        (Start, Convert, Worth, Absorb, Visits) = (new double[count], new double[count], new double[count], new double[count], new double[count]);
    }

    /// <summary>Number of states.</summary>
    public int Count { get; }

    /// <summary>States that a journey came through.</summary>
    public int Visited { get; private set; }

    /// <summary>For each channel the states that contain it, in order.</summary>
    public int[][] StatesWith { get; }

    /// <summary>Probability that a journey begins in the state.</summary>
    public double[] Start { get; }

    /// <summary>Probability that it converts next.</summary>
    public double[] Convert { get; }

    /// <summary>Expected value of what it converts to next: that probability times the mean value of conversions in this state.</summary>
    public double[] Worth { get; }

    /// <summary>Probability that it ends next, converted or not.</summary>
    public double[] Absorb { get; }

    /// <summary>
    /// Expected visits by a journey. They need not be solved for: probabilities that are shares of counts give back the counts.
    /// </summary>
    public double[] Visits { get; }

    /// <summary>Probabilities from state to state, sorted by the state they leave.</summary>
    public Transitions Onward { get; private init; } = Transitions.None;

    /// <summary>Computes the probabilities from counts.</summary>
    /// <param name="channels">Number of channels.</param>
    /// <param name="states">Channels of each state.</param>
    /// <param name="ends">Beginnings and ends of journeys, by state.</param>
    /// <param name="flows">What went from state to state, in any order.</param>
    public static Chain Of(int channels, int[][] states, Ends[] ends, Flow[] flows)
    {
        var all = ends.Sum(end => end.Started);
        var leaving = ends.Select(end => end.Ended).ToArray();
        Array.Sort(flows, (left, right) => (left.From, left.To).CompareTo((right.From, right.To)));
        foreach (var flow in flows)
        {
            leaving[flow.From] += flow.Journeys;
        }

        var chain = new Chain(states.Length, channels)
        {
            Onward = Transitions.Of(states.Length, [.. flows.Select(flow => new Transition(flow.From, flow.To, flow.Journeys / leaving[flow.From]))]),
        };
        for (var state = 0; state < states.Length; state++)
        {
            if (leaving[state] == 0)
            {
                continue;
            }

            chain.Visited++;
            chain.Visits[state] = leaving[state] / all;
            chain.Start[state] = ends[state].Started / all;
            chain.Absorb[state] = ends[state].Ended / leaving[state];
            chain.Convert[state] = ends[state].Converted / leaving[state];
            chain.Worth[state] = ends[state].Converted > 0 ? ends[state].Value / leaving[state] : 0;
        }

        var containing = Enumerable.Range(0, channels).Select(_ => new List<int>()).ToArray();
        for (var state = 0; state < states.Length; state++)
        {
            foreach (var channel in states[state].Distinct())
            {
                containing[channel].Add(state);
            }
        }

        for (var channel = 0; channel < channels; channel++)
        {
            chain.StatesWith[channel] = [.. containing[channel]];
        }

        return chain;
    }
}
