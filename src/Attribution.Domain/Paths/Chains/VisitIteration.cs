using System.Runtime.CompilerServices;

namespace Attribution.Domain.Paths.Chains;

/// <summary>
/// Removal effects of large sparse chains. Expected visits without a channel's states, f = a (I - Q)^-1, are found by Gauss-Seidel sweeps
/// that go through the states as journeys do. After each sweep they are scaled so that as many journeys end as begin (aggregation with
/// one aggregate), which removes the slow part of the error where journeys are long. It ends when only the last places move.
/// </summary>
/// <remarks>
/// Without states C, the visits give the probability g_s that a journey's first touch of C is s; from there it converts with the
/// probability h_s that the whole chain has. So the share of conversions through C is the sum of g_s h_s over P: no difference of two
/// nearly equal numbers, and h is found once.
/// </remarks>
internal sealed class VisitIteration
{
    // Chains that hardly ever end, and hardly mix either, stop here: as many steps are a few seconds for each channel.
    private const long MostSteps = 2_000_000_000;
    private const int LeastSweeps = 1_000;

    // Scaling helps when every state has an estimate; before, it would blow up those that have.
    private const double NearlySolved = 0.5;

    private readonly Chain chain;
    private readonly Transitions entering;
    private readonly int[] order;
    private readonly bool[] removed;
    private readonly int mostSweeps;

    private VisitIteration(Chain chain)
    {
        this.chain = chain;
        entering = chain.Onward.Reversed();
        order = AlongJourneys(chain);
        removed = new bool[chain.Count];
        mostSweeps = (int)Math.Clamp(MostSteps / (chain.Onward.Other.Length + chain.Count), LeastSweeps, int.MaxValue);
    }

    public static RemovalEffects Effects(Chain chain) => new VisitIteration(chain).Solve();

    private RemovalEffects Solve()
    {
        var (all, allWorth) = (Dot(chain.Visits, chain.Convert), Dot(chain.Visits, chain.Worth));
        var converts = Outcomes(chain.Convert, all);
        var worth = Outcomes(chain.Worth, allWorth);
        var effects = new RemovalEffects(new double[chain.StatesWith.Length], new double[chain.StatesWith.Length]);
        for (var channel = 0; channel < chain.StatesWith.Length; channel++)
        {
            var states = chain.StatesWith[channel];
            var visits = VisitsWithout(states);
            var (through, throughWorth) = (0.0, 0.0);
            foreach (var state in states)
            {
                var first = chain.Start[state] + Entering(state, visits);
                through += first * converts[state];
                throughWorth += first * worth[state];
            }

            effects.Conversions[channel] = all > 0 ? through / all : 0;
            effects.Values[channel] = allWorth > 0 ? throughWorth / allWorth : 0;
        }

        return effects;
    }

    // Expected visits of every state when some are struck; theirs are zero. The visits of the whole chain are an upper bound to begin with.
    private double[] VisitsWithout(int[] struck)
    {
        var visits = chain.Visits.ToArray();
        foreach (var state in struck)
        {
            removed[state] = true;
            visits[state] = 0;
        }

        var beginning = 0.0;
        for (var state = 0; state < visits.Length; state++)
        {
            beginning += removed[state] ? 0 : chain.Start[state];
        }

        var rest = new Rest(mostSweeps);
        while (beginning > 0 && rest.Moves(Sweep(visits, struck, beginning)))
        {
        }

        foreach (var state in struck)
        {
            removed[state] = false;
        }

        return beginning > 0 ? visits : new double[chain.Count];
    }

    private double Sweep(double[] visits, int[] struck, double beginning)
    {
        var moved = 0.0;
        foreach (var state in order)
        {
            if (!removed[state])
            {
                var visit = chain.Start[state] + Entering(state, visits);
                moved = Math.Max(moved, Moved(visits[state], visit));
                visits[state] = visit;
            }
        }

        if (moved > NearlySolved)
        {
            return moved;
        }

        // What ends, or enters a struck state, is to be what began.
        var ending = Dot(visits, chain.Absorb);
        foreach (var state in struck)
        {
            ending += Entering(state, visits);
        }

        Scale(visits, beginning / ending);
        return Math.Max(moved, Math.Abs((beginning / ending) - 1));
    }

    // Expected outcome from each state on: h = r + Q h, scaled so that from the start it is what all visits bring.
    private double[] Outcomes(double[] next, double whole)
    {
        var outcomes = next.ToArray();
        var rest = new Rest(mostSweeps);
        while (whole > 0 && rest.Moves(Sweep(outcomes, next, whole)))
        {
        }

        return outcomes;
    }

    private double Sweep(double[] outcomes, double[] next, double whole)
    {
        var moved = 0.0;
        for (var place = order.Length - 1; place >= 0; place--)
        {
            var state = order[place];
            var outcome = next[state] + Along(chain.Onward, state, outcomes);
            moved = Math.Max(moved, Moved(outcomes[state], outcome));
            outcomes[state] = outcome;
        }

        if (moved > NearlySolved)
        {
            return moved;
        }

        var factor = whole / Dot(chain.Start, outcomes);
        Scale(outcomes, factor);
        return Math.Max(moved, Math.Abs(factor - 1));
    }

    private static double Moved(double was, double now) => was == now ? 0 : Math.Abs(now - was) / Math.Max(was, now);

    private static void Scale(double[] values, double factor)
    {
        for (var state = 0; state < values.Length; state++)
        {
            values[state] *= factor;
        }
    }

    // States in such an order that, as far as there is one, each comes behind those that lead to it: reverse postorder of a depth-first walk.
    private static int[] AlongJourneys(Chain chain)
    {
        var order = new int[chain.Count];
        var place = chain.Count;
        var next = chain.Onward.Begin[..^1];
        var reached = new bool[chain.Count];
        var way = new Stack<int>();
        foreach (var root in Enumerable.Range(0, chain.Count).OrderBy(state => chain.Start[state] > 0 ? 0 : 1).ThenBy(state => state))
        {
            if (!reached[root])
            {
                reached[root] = true;
                way.Push(root);
            }

            while (way.TryPeek(out var state))
            {
                if (next[state] == chain.Onward.Begin[state + 1])
                {
                    order[--place] = way.Pop();
                }
                else if (chain.Onward.Other[next[state]++] is var following && !reached[following])
                {
                    reached[following] = true;
                    way.Push(following);
                }
            }
        }

        return order;
    }

    private double Entering(int state, double[] visits) => Along(entering, state, visits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Along(Transitions steps, int state, double[] values)
    {
        var sum = 0.0;
        var (other, probability) = (steps.Other, steps.Probability);
        for (var step = steps.Begin[state]; step < steps.Begin[state + 1]; step++)
        {
            sum += probability[step] * values[other[step]];
        }

        return sum;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>Says when sweeps no longer move anything but the last places.</summary>
    private sealed class Rest(int mostSweeps)
    {
        private const double LastPlaces = 4e-15;
        private const double NearLastPlaces = 1e-13;
        private const int Patience = 4;

        private double least = double.MaxValue;
        private int since;
        private int sweeps;

        public bool Moves(double moved)
        {
            (least, since) = moved < least * 0.9 ? (moved, 0) : (least, since + 1);
            return moved > LastPlaces && !(least < NearLastPlaces && since >= Patience) && ++sweeps < mostSweeps;
        }
    }
}
