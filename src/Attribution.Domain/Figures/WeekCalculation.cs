namespace Attribution.Domain.Figures;

/// <summary>Turns the inputs of a week into its figures.</summary>
public static class WeekCalculation
{
    /// <summary>Computes the figures; the same inputs in any order give the same figures.</summary>
    public static WeekFigures Figures(WeekInputs inputs) => throw new NotImplementedException();
}
