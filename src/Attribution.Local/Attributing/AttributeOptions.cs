using System.Globalization;
using Attribution.Domain.Paths;

namespace Attribution.Local.Attributing;

/// <summary>What <c>attribute</c> was asked for on the command line.</summary>
internal sealed record AttributeOptions
{
    public const string Usage = """
        Attributes conversions and their value to channels, from a file of paths.

          dotnet run -c Release --project src/Attribution.Local -- attribute --paths FILE --model MODEL [OPTIONS]

        FILE is a CSV in UTF-8, or - for standard input; several files count as one. Its header names

          path,total_conversions,total_conversion_value,total_null

        in any order; the channels of a path are separated by ' > '. Some models need more columns:
        days (age of each touch in days before the conversion, separated by ' > ' too), lead_index
        and opp_index (place of the touch that created the lead, and of the last one before the
        opportunity, counted from 0; empty when there is none yet). Other columns are passed over.

        The answer goes to standard output as channel,conversions,value, sorted by channel, with 17
        significant digits. Conversions and values add up to the totals of the file. The order of
        the lines, and how they are spread over files, changes no byte of it.

        Models
          first, last         all to one touch
          last-non-direct     all to the last touch that is not direct; to the last when all are
          linear              equal parts for each touch
          time-decay          halved with every half-life of age; needs days
          position-based      40 % first, 40 % last, 20 % shared by those between
          j-shaped            20 % first, 60 % last, 20 % between
          inverse-j           60 % first, 20 % last, 20 % between
          w-shaped            30 % each to first, lead and opportunity, 10 % to the others before
                              the opportunity; needs lead_index and opp_index
          full-path           22.5 % each to first, lead, opportunity and last, 10 % to the others;
                              needs lead_index and opp_index
          markov              removal effect in a Markov chain, solved exactly
          shapley             each conversion shared equally by its distinct channels
          shapley-ordered     the same by position, added up per channel
          shapley-rate        Shapley values of the conversion rates of sets of channels

        Options (those that a model has no use for change nothing)
          --order K           touches in a row that make a state of the Markov chain (1)
          --no-null           leave out journeys without a conversion (markov)
          --half-life DAYS    of time-decay (7)
          --direct NAME       channel that is direct (direct); may be repeated
          --transform NAME    before the model, in the order given; may be repeated:
                                collapse     a channel's touches in a row count once
                                unique       only the first touch of each channel counts
                                drop-direct  direct touches do not count, unless all are direct
                                drop:NAME    the same for a channel of this name
          --choose-order K    instead of a model: print order,auc,penalised for chains of order 1 to K;
                              the greatest penalised is the order to take
          --positions         print channel,position,conversions,value (shapley-ordered)
          --negatives RULE    shown, or floored at zero with the rest scaled (shown; shapley-rate)
          --min-count N       journeys that a set needs to have a rate; smaller sets count as never
                              seen, and share their conversions equally (0; shapley-rate)
          --skip-bad          count lines that cannot be read, and go on
          --help              this text
        """;

    public IReadOnlyList<string> Paths { get; init; } = [];

    public string Model { get; init; } = "";

    public int Order { get; init; } = 1;

    public bool WithNulls { get; init; } = true;

    public double HalfLifeDays { get; init; } = 7;

    /// <summary>Empty as long as nobody named one: then a channel called <c>direct</c>.</summary>
    public IReadOnlyList<string> Direct { get; init; } = [];

    public IReadOnlyList<string> Transforms { get; init; } = [];

    /// <summary>Greatest order to compare, instead of a model; 0 for a model.</summary>
    public int OrdersToCompare { get; init; }

    public bool Positions { get; init; }

    public NegativeCredit Negatives { get; init; } = NegativeCredit.Shown;

    public double MinimumCount { get; init; }

    public bool SkipBad { get; init; }

    public bool Help { get; init; }

    /// <summary>Why the command line cannot be understood; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Reads what follows <c>attribute</c>.</summary>
    public static AttributeOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new AttributeOptions();
        for (var index = 0; index < arguments.Count && options is { Fault: null, Help: false }; index++)
        {
            var name = arguments[index];
            string? Value() => index + 1 < arguments.Count && !IsOption(arguments[index + 1]) ? arguments[++index] : null;
            options = name switch
            {
                "--paths" => options.WithPaths(Following(arguments, ref index)),
                "--model" => Value() is { } model ? options with { Model = model } : Missing(options, name, "a model"),
                "--order" => WholeNumber(Value()) is { } order ? options with { Order = order } : Missing(options, name, "a whole number from 1 on"),
                "--choose-order" => WholeNumber(Value()) is { } order ? options with { OrdersToCompare = order } : Missing(options, name, "a whole number from 1 on"),
                "--no-null" => options with { WithNulls = false },
                "--half-life" => Number(Value()) is > 0 and var days ? options with { HalfLifeDays = days } : Missing(options, name, "a number of days above 0"),
                "--direct" => Value() is { } direct ? options with { Direct = [.. options.Direct, direct] } : Missing(options, name, "the name of a channel"),
                "--transform" => options.WithTransform(Value()),
                "--positions" => options with { Positions = true },
                "--negatives" => options.WithNegatives(Value()),
                "--min-count" => Number(Value()) is { } count ? options with { MinimumCount = count } : Missing(options, name, "a number from 0 on"),
                "--skip-bad" => options with { SkipBad = true },
                "--help" or "-h" => options with { Help = true },
                var unknown => options with { Fault = $"'{unknown}' is not an option of attribute." },
            };
        }

        return options is { Fault: null, Help: false } ? options.Checked() : options;
    }

    // Standard input is written as a hyphen, which is no option.
    private static bool IsOption(string argument) => argument.StartsWith("--", StringComparison.Ordinal);

    private static List<string> Following(IReadOnlyList<string> arguments, ref int index)
    {
        var values = new List<string>();
        while (index + 1 < arguments.Count && !IsOption(arguments[index + 1]))
        {
            values.Add(arguments[++index]);
        }

        return values;
    }

    private static AttributeOptions Missing(AttributeOptions options, string name, string what) => options with { Fault = $"{name} needs {what}." };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static int? WholeNumber(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;

    private AttributeOptions WithPaths(List<string> files) =>
        files is [] ? Missing(this, "--paths", "a file, or - for standard input") : this with { Paths = [.. Paths, .. files] };

    private AttributeOptions WithTransform(string? name) =>
        name is "none" or "collapse" or "unique" or "drop-direct" || name?.StartsWith("drop:", StringComparison.Ordinal) == true
            ? this with { Transforms = [.. Transforms, name] }
            : Missing(this, "--transform", "collapse, unique, drop-direct, drop:NAME or none");

    private AttributeOptions WithNegatives(string? rule) => rule switch
    {
        "shown" => this with { Negatives = NegativeCredit.Shown },
        "floored" => this with { Negatives = NegativeCredit.Floored },
        _ => Missing(this, "--negatives", "shown or floored"),
    };

    private AttributeOptions Checked() => this switch
    {
        { Paths: [] } => Missing(this, "attribute", "--paths FILE"),
        { OrdersToCompare: > 0, Model: not "" } => this with { Fault = "--choose-order takes the place of --model." },
        { OrdersToCompare: > 0 } => this,
        { Model: "" } => Missing(this, "attribute", $"--model, one of {string.Join(", ", ModelChoice.Names)}"),
        { Positions: true, Model: not ModelChoice.Ordered } => Missing(this, "--positions", $"--model {ModelChoice.Ordered}"),
        _ when !ModelChoice.Names.Contains(Model) => this with { Fault = $"'{Model}' is not a model; there are {string.Join(", ", ModelChoice.Names)}." },
        _ => this,
    };
}
