using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attribution.Domain.Figures;
using Attribution.Domain.Plans;

namespace Attribution.Functions.Plans;

/// <summary>Figures as JSON: the value, the two numbers that it is the quotient of, and why there is none.</summary>
internal static class FigureView
{
    /// <summary>The value has up to twelve decimals; numerator and denominator are exact.</summary>
    public static object Of(PlanFigure figure)
    {
        var exact = figure.InFiniteDecimals();
        return new
        {
            Value = figure.Value?.ToDecimal(),
            Numerator = Exact(exact.Numerator),
            Denominator = Exact(exact.Denominator),
            Unit = Name(figure.Unit),
            Because = figure.Missing is { } missing ? Sentence(missing) : null,
        };
    }

    public static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Sentence(NoValue missing) => missing switch
    {
        NoValue.NoLeads => "No lead was credited.",
        NoValue.NoCost => "No cost was reported, which is not a cost of zero.",
        NoValue.NoBudget => "The plan has no budget.",
        NoValue.NothingAllowed => "The allowed cost per lead is zero.",
        NoValue.NotBegun => "No day of the plan has passed.",
        NoValue.Over => "No day of the plan is left.",
        _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "Unknown reason."),
    };

    /// <summary>A finite decimal, digit for digit: JSON numbers have no limit, decimals do.</summary>
    private static JsonNode? Exact(Fraction? number)
    {
        if (number is not { } fraction)
        {
            return null;
        }

        var decimals = 0;
        for (var scaled = fraction; !scaled.Denominator.IsOne; scaled *= 10)
        {
            decimals++;
        }

        var digits = (BigInteger.Abs(fraction.Numerator) * BigInteger.Pow(10, decimals) / fraction.Denominator).ToString(System.Globalization.CultureInfo.InvariantCulture)
            .PadLeft(decimals + 1, '0');
        var point = digits.Length - decimals;
        var text = decimals == 0 ? digits : $"{digits[..point]}.{digits[point..]}";
        return JsonNode.Parse(fraction.Numerator.Sign < 0 ? "-" + text : text);
    }
}
