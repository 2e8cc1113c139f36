namespace Attribution.Domain.Paths.Chains;

/// <summary>A step from one state to another, and how probable it is.</summary>
internal readonly record struct Transition(int From, int To, double Probability);

/// <summary>Steps between states as a sparse matrix: those of row s lie from <c>Begin[s]</c> to <c>Begin[s + 1]</c>.</summary>
internal sealed class Transitions
{
    private Transitions(int[] begin, int[] other, double[] probability)
    {
        Begin = begin;
        Other = other;
        Probability = probability;
    }

    public static Transitions None { get; } = new([0], [], []);

    public int[] Begin { get; }

    /// <summary>The state at the other end.</summary>
    public int[] Other { get; }

    public double[] Probability { get; }

    /// <summary>By the state they leave.</summary>
    /// <param name="states">Number of states.</param>
    /// <param name="steps">Sorted by the state they leave.</param>
    public static Transitions Of(int states, IReadOnlyList<Transition> steps) =>
        new(Begins(states, steps.Select(step => step.From)), [.. steps.Select(step => step.To)], [.. steps.Select(step => step.Probability)]);

    /// <summary>The same steps by the state they reach.</summary>
    public Transitions Reversed()
    {
        var states = Begin.Length - 1;
        var begin = Begins(states, Other);
        var (next, other, probability) = (begin.ToArray(), new int[Other.Length], new double[Other.Length]);
        for (var from = 0; from < states; from++)
        {
            for (var step = Begin[from]; step < Begin[from + 1]; step++)
            {
                var place = next[Other[step]]++;
                other[place] = from;
                probability[place] = Probability[step];
            }
        }

        return new Transitions(begin, other, probability);
    }

    private static int[] Begins(int states, IEnumerable<int> rows)
    {
        var begin = new int[states + 1];
        foreach (var row in rows)
        {
            begin[row + 1]++;
        }

        for (var row = 0; row < states; row++)
        {
            begin[row + 1] += begin[row];
        }

        return begin;
    }
}
