namespace Attribution.Benchmarks.Scale;

/// <summary>Chooses what is not given: the least of each setting with which the busiest hour fits.</summary>
internal static class SetupChoice
{
    /// <summary>How much of an account is aimed at.</summary>
    private const double Full = 0.95;

    private const int MostAccounts = 20;

    /// <summary>Figures should follow within seconds.</summary>
    private static readonly int[] Gatherings = [200, 500, 1_000, 2_000, 5_000, 10_000];

    /// <summary>The setup, and the busiest hour with it.</summary>
    public static (ScaleSetup Setup, Moment Peak) For(ScaleOptions options)
    {
        var traffic = options.Traffic;
        var setup = new ScaleSetup { Layouts = [.. traffic.Channels.Select(channel => LayoutChoice.For(channel, traffic.Peak))] };
        Moment? peak = null;
        foreach (var gathering in options.GatherMilliseconds is { } given ? [given] : Gatherings)
        {
            setup = setup with { GatherMilliseconds = gathering };
            peak = Moment.Of(traffic, setup, options.Assumptions, traffic.Peak);
            if (peak.FoldingFits)
            {
                break;
            }
        }

        var needed = peak!.EventEntities + peak.OtherEntities <= Targets.Account * Full ? 0 : (int)Math.Ceiling(peak.EventEntities / (Targets.Account * Full));
        setup = setup with { EventAccounts = options.EventAccounts ?? Math.Min(needed, MostAccounts) };
        return (setup, peak.With(setup));
    }
}
