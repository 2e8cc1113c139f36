using System.Runtime.CompilerServices;

namespace Attribution.Domain.Paths.Chains;

/// <summary>
/// Removal effects of large sparse chains. Expected visits f = a (I - Q)^-1 are found by Gauss-Seidel sweeps; after each sweep they are
/// scaled so that as many journeys end as begin (aggregation with one aggregate), which removes the slow part of the error in chains
/// where journeys are long. It ends when the last places no longer move.
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

    private readonly Chain chain;
    private readonly Transitions entering;
    private readonly bool[] removed;
    private readonly int mostSweeps;

    private VisitIteration(Chain chain)
    {
        this.chain = chain;
        entering = chain.Onward.Reversed();
        removed = new bool[chain.Count];
        mostSweeps = (int)Math.Clamp(MostSteps / (chain.Onward.Other.Length + chain.Count), LeastSweeps, int.MaxValue);
    }

    public static RemovalEffects Effects(Chain chain) => new VisitIteration(chain).Solve();

    private RemovalEffects Solve()
    {
        var whole = Visits([], chain.Start);
        var converts = Outcomes(chain.Convert, whole);
        var worth = Outcomes(chain.Worth, whole);
        var (all, allWorth) = (Dot(chain.Start, converts), Dot(chain.Start, worth));
        var effects = new RemovalEffects(new double[chain.StatesWith.Length], new double[chain.StatesWith.Length]);
        for (var channel = 0; channel < chain.StatesWith.Length; channel++)
        {
            var states = chain.StatesWith[channel];
            var visits = Visits(states, whole);
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

    // Expected visits of every state when the given ones are struck; theirs are zero.
    private double[] Visits(int[] struck, double[] guess)
    {
        foreach (var state in struck)
        {
            removed[state] = true;
        }

        var visits = guess.Select((visit, state) => removed[state] ? 0 : visit).ToArray();
        var beginning = chain.Start.Where((_, state) => !removed[state]).Sum();
        var rest = new Rest(mostSweeps);
        while (beginning > 0 && rest.Moves(SweepVisits(visits) + Balance(visits, struck, beginning)))
        {
        }

        foreach (var state in struck)
        {
            removed[state] = false;
        }

        return beginning > 0 ? visits : new double[chain.Count];
    }

    private double SweepVisits(double[] visits)
    {
        var moved = 0.0;
        for (var state = 0; state < visits.Length; state++)
        {
            if (!removed[state])
            {
                var visit = chain.Start[state] + Entering(state, visits);
                moved = visit > 0 ? Math.Max(moved, Math.Abs(visit - visits[state]) / visit) : moved;
                visits[state] = visit;
            }
        }

        return moved;
    }

    // Scales the visits so that what ends, or enters a struck state, is what began.
    private double Balance(double[] visits, int[] struck, double beginning)
    {
        var ending = Dot(visits, chain.Absorb);
        foreach (var state in struck)
        {
            ending += Entering(state, visits);
        }

        var factor = beginning / ending;
        for (var state = 0; state < visits.Length; state++)
        {
            visits[state] *= factor;
        }

        return Math.Abs(factor - 1);
    }

    // Expected outcome from each state on: h = r + Q h, scaled so that journeys from the start bring what their visits bring.
    private double[] Outcomes(double[] next, double[] visits)
    {
        var outcomes = next.ToArray();
        var whole = Dot(visits, next);
        var rest = new Rest(mostSweeps);
        while (whole > 0 && rest.Moves(SweepOutcomes(outcomes, next)))
        {
            var factor = whole / Dot(chain.Start, outcomes);
            for (var state = 0; double.IsFinite(factor) && state < outcomes.Length; state++)
            {
                outcomes[state] *= factor;
            }
        }

        return outcomes;
    }

    private double SweepOutcomes(double[] outcomes, double[] next)
    {
        var moved = 0.0;
        for (var state = outcomes.Length - 1; state >= 0; state--)
        {
            var outcome = next[state] + Along(chain.Onward, state, outcomes);
            moved = outcome > 0 ? Math.Max(moved, Math.Abs(outcome - outcomes[state]) / outcome) : moved;
            outcomes[state] = outcome;
        }

        return moved;
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
