using System.Numerics;
using System.Runtime.InteropServices;

namespace Attribution.Domain.Paths.Chains;

/// <summary>
/// Removal effects of small chains, without a subtraction. A state is eliminated by leading what enters it on to where it leads (Grassmann,
/// Taksar, Heyman, Operations Research 33(5), 1985), so every number is a sum of products of probabilities and right to the last places
/// however long journeys loop.
/// </summary>
/// <remarks>
/// When only states of one channel are left, what goes straight from the start to conversion avoids the channel, and what goes through
/// them does not: that is the removal effect. Halving the channels shares the work of getting there; all effects together cost about
/// as much as inverting one matrix.
/// </remarks>
internal sealed class StateElimination
{
    /// <summary>Above this the sparse solution is faster.</summary>
    public const int MostStates = 200;

    // Columns behind those of the states.
    private const int Convert = 0;
    private const int Fail = 1;
    private const int Worth = 2;
    private const int Ends = 3;

    private readonly Chain chain;
    private readonly RemovalEffects effects;

    private StateElimination(Chain chain)
    {
        this.chain = chain;
        effects = new RemovalEffects(new double[chain.StatesWith.Length], new double[chain.StatesWith.Length]);
    }

    public static RemovalEffects Effects(Chain chain)
    {
        var elimination = new StateElimination(chain);
        if (chain.Count > 0)
        {
            elimination.Descend(0, chain.StatesWith.Length, Remaining.Of(chain));
        }

        return elimination.effects;
    }

    // Keeps the states with one of the channels of a range, and goes on with each half of it.
    private void Descend(int first, int end, Remaining all)
    {
        var keep = new HashSet<int>();
        for (var channel = first; channel < end; channel++)
        {
            keep.UnionWith(chain.StatesWith[channel]);
        }

        var remaining = all.With(keep);
        if (end - first == 1)
        {
            (effects.Conversions[first], effects.Values[first]) = remaining.ShareThroughStates();
            return;
        }

        var middle = (first + end) / 2;
        Descend(first, middle, remaining);
        Descend(middle, end, remaining);
    }

    /// <summary>Start and the states that are left, as rows of where they lead: to each of these states, then to the ends.</summary>
    private sealed class Remaining(int[] states, double[][] rows)
    {
        public static Remaining Of(Chain chain)
        {
            var rows = new double[chain.Count + 1][];
            rows[0] = [.. chain.Start, .. new double[Ends]];
            for (var state = 0; state < chain.Count; state++)
            {
                var row = rows[state + 1] = new double[chain.Count + Ends];
                for (var step = chain.Onward.Begin[state]; step < chain.Onward.Begin[state + 1]; step++)
                {
                    row[chain.Onward.Other[step]] = chain.Onward.Probability[step];
                }

                row[chain.Count + Convert] = chain.Convert[state];
                row[chain.Count + Fail] = Math.Max(0, chain.Absorb[state] - chain.Convert[state]);
                row[chain.Count + Worth] = chain.Worth[state];
            }

            return new Remaining([.. Enumerable.Range(0, chain.Count)], rows);
        }

        /// <summary>A copy in which the other states are eliminated.</summary>
        public Remaining With(HashSet<int> keep)
        {
            var work = rows.Select(row => row.ToArray()).ToArray();
            Eliminate(work, [.. Enumerable.Range(0, states.Length).Where(place => !keep.Contains(states[place]))]);
            var kept = Enumerable.Range(0, states.Length).Where(place => keep.Contains(states[place])).ToArray();
            int[] columns = [.. kept, .. Enumerable.Range(states.Length, Ends)];
            return new Remaining(
                [.. kept.Select(place => states[place])],
                [.. kept.Select(place => place + 1).Prepend(0).Select(row => columns.Select(column => work[row][column]).ToArray())]);
        }

        /// <summary>How much of conversions and of value passes through the states that are left.</summary>
        public (double Conversions, double Value) ShareThroughStates()
        {
            var count = states.Length;
            var work = rows.Select(row => row.ToArray()).ToArray();
            var (straight, straightWorth) = (work[0][count + Convert], work[0][count + Worth]);
            work[0][count + Convert] = work[0][count + Worth] = 0;
            Eliminate(work, [.. Enumerable.Range(0, count)]);
            return (Share(work[0][count + Convert], straight), Share(work[0][count + Worth], straightWorth));
        }

        private static double Share(double part, double rest) => part > 0 ? part / (part + rest) : 0;

        private static void Eliminate(double[][] work, int[] places)
        {
            var count = work.Length - 1;
            var gone = new bool[count + 1];
            foreach (var place in places)
            {
                gone[place + 1] = true;
                var row = work[place + 1];

                // What stays in the state leaves it later in the same proportions; the value is no way to leave.
                row[place] = 0;
                var leaving = 0.0;
                foreach (var probability in row.AsSpan(0, count + Worth))
                {
                    leaving += probability;
                }

                for (var other = 0; other <= count; other++)
                {
                    if (!gone[other] && work[other][place] is > 0 and var entering)
                    {
                        AddTimes(work[other], row, entering / leaving);
                        work[other][place] = 0;
                    }
                }
            }
        }

        private static void AddTimes(double[] target, double[] source, double factor)
        {
            var to = MemoryMarshal.Cast<double, Vector<double>>(target.AsSpan());
            var from = MemoryMarshal.Cast<double, Vector<double>>(source.AsSpan());
            for (var i = 0; i < to.Length; i++)
            {
                to[i] += from[i] * factor;
            }

            for (var i = to.Length * Vector<double>.Count; i < target.Length; i++)
            {
                target[i] += source[i] * factor;
            }
        }
    }
}
