using System.Numerics;

namespace Attribution.Domain.Paths;

/// <summary>Weights of the channels in the order of their names, in any one unit for the conversions and in any one for the values.</summary>
internal sealed record CreditWeights(IReadOnlyList<BigInteger> Conversions, IReadOnlyList<BigInteger> Values, int States = 0)
{
    public static CreditWeights Of(IReadOnlyList<double> conversions, IReadOnlyList<double> values, int states = 0) =>
        new(ExactFigures.Whole(conversions), ExactFigures.Whole(values), states);
}
