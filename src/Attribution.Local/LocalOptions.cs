namespace Attribution.Local;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Exit">Quit when the reports have been checked, instead of serving on.</param>
/// <param name="Out">Where reports, mails and logs are written; null for a new temporary folder.</param>
/// <param name="Help">Only say how to use it.</param>
/// <param name="Fault">Why the command line cannot be understood; null when it can.</param>
internal sealed record LocalOptions(bool Exit, string? Out, bool Help, string? Fault)
{
    public const string Usage = """
        Runs the whole product on this machine and pushes a month of sample traffic through it.

          dotnet run --project src/Attribution.Local -- [--exit] [--out DIR]

          --exit      quit when the reports have arrived and been checked; exit code 0 only if
                      every report came by mail and its numbers equal what was pushed
          --out DIR   write reports, mails and logs to DIR (a temporary folder otherwise)
          --help      this text

        Without --exit it keeps serving until Ctrl-C.

          attribute   instead, attributes a file of paths to channels: see attribute --help
        """;

    /// <summary>Reads the command line.</summary>
    public static LocalOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LocalOptions(false, null, false, null);
        for (var index = 0; index < arguments.Count && options.Fault is null; index++)
        {
            options = arguments[index] switch
            {
                "--exit" => options with { Exit = true },
                "--help" or "-h" => options with { Help = true },
                "--out" when index + 1 < arguments.Count && !arguments[index + 1].StartsWith("--", StringComparison.Ordinal) => options with { Out = arguments[++index] },
                "--out" => options with { Fault = "--out needs a folder." },
                var unknown => options with { Fault = $"'{unknown}' is not an option." },
            };
        }

        return options;
    }
}
