using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>Turns the text of a route value into the type of the parameter of the same name.</summary>
internal static class RouteValue
{
    private delegate bool Parser(string text, out object? value);

    private static readonly Dictionary<Type, Parser> Parsers = new()
    {
        [typeof(string)] = (string text, out object? value) => (value = text) is not null,
        [typeof(bool)] = Parse<bool>,
        [typeof(int)] = Parse<int>,
        [typeof(long)] = Parse<long>,
        [typeof(double)] = Parse<double>,
        [typeof(decimal)] = Parse<decimal>,
        [typeof(Guid)] = Parse<Guid>,
        [typeof(DateOnly)] = Parse<DateOnly>,
        [typeof(TimeOnly)] = Parse<TimeOnly>,
        [typeof(DateTime)] = Parse<DateTime>,
        [typeof(DateTimeOffset)] = Parse<DateTimeOffset>,
    };

    public static Func<FunctionContext, object?>? For(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var parser = type.IsEnum ? EnumParser(type) : Parsers.GetValueOrDefault(type);
        if (parser is null)
        {
            return null;
        }

        var name = parameter.Name!;
        var fallback = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return context => context.GetHttpContext()!.GetRouteValue(name) is not { } raw ? fallback
            : parser(Convert.ToString(raw, CultureInfo.InvariantCulture)!, out var value) ? value
            : throw new InvalidRouteValueException(name, type);
    }

    private static bool Parse<T>(string text, out object? value)
        where T : IParsable<T>
    {
        var parsed = T.TryParse(text, CultureInfo.InvariantCulture, out var result);
        value = result;
        return parsed;
    }

    /// <summary>By name, whatever the case; numbers that name no member are refused.</summary>
    private static Parser EnumParser(Type type) =>
        (string text, out object? value) => Enum.TryParse(type, text, ignoreCase: true, out value) && Enum.IsDefined(type, value!);
}

/// <summary>The caller's mistake, answered with 400.</summary>
internal sealed class InvalidRouteValueException(string parameter, Type type)
    : Exception($"The route value '{parameter}' is not a valid {type.Name}.");
