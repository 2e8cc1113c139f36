namespace Attribution.Domain.Paths.Rules;

/// <summary>The weights of every rule, written once, for leads and for paths. All but those by age are whole numbers.</summary>
internal static class TouchWeights
{
    /// <summary>Fills in one weight per touch, all zero before.</summary>
    public delegate void Weighing(Span<double> weights);

    /// <summary>Weights that are whole numbers already, or times a number that makes what rounding costs too little to matter.</summary>
    public static long[] Whole(int touches, Weighing weigh, double times = 1)
    {
        var weights = new double[touches];
        weigh(weights);
        return Array.ConvertAll(weights, weight => (long)Math.Round(weight * times));
    }

    /// <summary>Equal parts.</summary>
    public static void Equal(Span<double> weights) => weights.Fill(1);

    /// <summary>
    /// Parts for the first touch, for the last, and for all others together. Two touches have half of the others' part each, one has all.
    /// </summary>
    public static void ByPosition(Span<double> weights, int first, int others, int last)
    {
        switch (weights.Length)
        {
            case 1:
                weights[0] = 1;
                break;
            case 2:
                weights[0] = (2 * first) + others;
                weights[1] = (2 * last) + others;
                break;
            default:
                // With m touches between, f : o/m : l is f m : o : l m.
                weights.Fill(others);
                weights[0] = (double)first * (weights.Length - 2);
                weights[^1] = (double)last * (weights.Length - 2);
                break;
        }
    }

    /// <summary>
    /// Parts for each milestone, and for all other touches together. Milestones on one touch add up; without other touches their part goes
    /// to the milestones equally.
    /// </summary>
    /// <param name="weights">Touches that the model looks at; those after it are zero already.</param>
    /// <param name="milestones">Places of the milestones that were reached. The part of one that was not is dropped, and the rest scaled up.</param>
    /// <param name="each">Part of one milestone.</param>
    /// <param name="others">Part of all other touches together.</param>
    public static void ByMilestone(Span<double> weights, ReadOnlySpan<int> milestones, int each, int others)
    {
        foreach (var place in milestones)
        {
            weights[place]++;
        }

        // With m other touches, e : o/m is e m : o.
        var between = weights.Count(0.0);
        for (var i = 0; between > 0 && i < weights.Length; i++)
        {
            weights[i] = weights[i] > 0 ? weights[i] * each * between : others;
        }
    }

    /// <summary>
    /// 2^(-age / half-life): a touch one half-life older than another weighs half as much. Ages count from the youngest touch, so that an
    /// old journey with a short half-life does not underflow to nothing; that changes no ratio.
    /// </summary>
    public static void ByAge(Span<double> weights, ReadOnlySpan<double> ages, double halfLife)
    {
        var youngest = ages[0];
        foreach (var age in ages)
        {
            youngest = Math.Min(youngest, age);
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Pow(2, -((ages[i] - youngest) / halfLife));
        }
    }
}
