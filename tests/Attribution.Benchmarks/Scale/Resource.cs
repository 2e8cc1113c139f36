namespace Attribution.Benchmarks.Scale;

/// <summary>Something that is limited, and how much of it is taken.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Load">How much is taken.</param>
/// <param name="Target">How much there is.</param>
/// <param name="Unit">Of both.</param>
/// <param name="MovedBy">What makes more of it, or less of it necessary.</param>
internal sealed record Resource(string Name, double Load, double Target, string Unit, string MovedBy)
{
    public double Share => Load / Target;

    public bool Fits => Load <= Target;
}
