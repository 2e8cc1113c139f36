using System.Globalization;
using Attribution.Benchmarks.Attributing;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Ingest;
using Attribution.Benchmarks.Kill;
using Attribution.Benchmarks.Report;
using Attribution.Benchmarks.Scale;
using Attribution.Benchmarks.Soak;

namespace Attribution.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal abstract record Command
{
    public sealed record Ingest(IngestOptions Options) : Command;

    public sealed record Soak(SoakOptions Options) : Command;

    public sealed record Fuzz(FuzzOptions Options) : Command;

    public sealed record Attribute(AttributeSettings Settings) : Command;

    public sealed record Report(ReportSettings Settings) : Command;

    public sealed record Scale(ScaleOptions Options) : Command;

    public sealed record Kill(KillOptions Options) : Command;

    /// <param name="Fault">Why the command line cannot be understood; null when help was asked for.</param>
    public sealed record Help(string? Fault) : Command;
}

/// <summary>Reads the command line.</summary>
internal static class Arguments
{
    public const string Usage = """
        Measures and tries the product on this machine. Always built in Release:

          dotnet run -c Release --project tests/Attribution.Benchmarks -- COMMAND [OPTIONS]

          ingest     events per second beside what the storage emulator itself can take
            --json               print JSON and nothing else
            --seconds N          of each part of each repetition (4)
            --repetitions N      (3)
            --batch-shards N     of the channel that batches go to (6)
            --single-shards N    of the channel that single events go to (3)
            --visitors PERCENT   of clicks that name a visitor (20)

          soak       steady traffic with repetitions and a store that goes away in the middle
            --minutes N          (10)
            --rate N             events per second (1000)
            --outage N           seconds that the store refuses, and then hangs (15)
            --seed N             (1)

          fuzz       requests that no sender should send, to every route
            --requests N         (100000)
            --seed N             (1)
            --go-on              after a violation, and show the first of each kind
            --only N             send only request N, and show it and its answer

          kill       the app killed in the middle of everything that it does, again and again
            --rounds N           (100)
            --seed N             (1)

          attribute  paths per second, read and credited under each model
            --json               print JSON and nothing else
            --paths N            lines of the generated file (1000000)
            --channels N         (12)
            --repetitions N      of which the fastest counts (3)
            --seed N             (1)

          report     pages per second, mails of one morning, and time of a report against the events stored
            --json               print JSON and nothing else
            --renderings N       of each report by the writer alone (200)
            --marketers N        who are due at once; 0 leaves that part out (200)
            --events LIST        numbers of stored events, ascending; 0 leaves that part out (10000,100000,1000000)
            --reports N          at each number of events (15)

          scale      what much traffic takes of storage, queues and instances in Azure, where it ends, and what a month costs; a model, nothing is started
            --channel NAME=EVENTS_PER_SECOND[,shards=N][,slice=SECONDS][,batch=N]
                                 once for each channel, on average over the day (a dozen that bring 10,000)
            --file FILE          the same as JSON
            --peak X             the busiest hour, as a multiple of the average (1.5)
            --leads PER_DAY      (50000)
            --marketers N        with a plan each (200)
            --visitors PERCENT   of clicks that name a visitor (20)
            --gather MS          Attribution__GatherMilliseconds (chosen)
            --accounts N         storage accounts for events alone (chosen)
            --latency MS         of a transaction of one row (10)
            --cpu MS             of an event that comes alone (0.09)
            --seed N             (1)
            --json               print JSON and nothing else
        """;

    public static Command Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i < arguments.Count; i++)
        {
            var isSwitch = arguments[i] is "--json" or "--go-on";
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || (!isSwitch && i + 1 == arguments.Count))
            {
                return new Command.Help($"'{arguments[i]}' is no option, or its value is missing.");
            }

            var name = arguments[i];
            var value = isSwitch ? "1" : arguments[++i];
            given[name] = name == "--channel" && given.TryGetValue(name, out var before) ? $"{before}\n{value}" : value;
        }

        try
        {
            Command command = (arguments.Count > 0 ? arguments[0] : null) switch
            {
                "ingest" => new Command.Ingest(Ingest(given)),
                "soak" => new Command.Soak(Soak(given)),
                "fuzz" => new Command.Fuzz(Fuzz(given)),
                "kill" => new Command.Kill(Kill(given)),
                "attribute" => new Command.Attribute(Attribute(given)),
                "report" => new Command.Report(Report(given)),
                "scale" => new Command.Scale(Scale(given)),
                null or "--help" or "-h" => new Command.Help(null),
                var unknown => new Command.Help($"'{unknown}' is not a command."),
            };
            return command is not Command.Help && given.Keys.FirstOrDefault() is { } left ? new Command.Help($"'{left}' is not an option of {arguments[0]}.") : command;
        }
        catch (FormatException e)
        {
            return new Command.Help(e.Message);
        }
    }

    private static IngestOptions Ingest(Dictionary<string, string> given)
    {
        var unset = new IngestOptions();
        return new IngestOptions
        {
            Json = given.Remove("--json"),
            Seconds = Number(given, "--seconds", unset.Seconds),
            Repetitions = Number(given, "--repetitions", unset.Repetitions),
            BatchShards = Number(given, "--batch-shards", unset.BatchShards),
            SingleShards = Number(given, "--single-shards", unset.SingleShards),
            Visitors = Number(given, "--visitors", unset.Visitors, least: 0),
        };
    }

    private static SoakOptions Soak(Dictionary<string, string> given)
    {
        var unset = new SoakOptions();
        return new SoakOptions
        {
            Minutes = Number(given, "--minutes", (int)unset.Minutes),
            Rate = Number(given, "--rate", unset.Rate),
            Outage = Number(given, "--outage", unset.Outage),
            Seed = Number(given, "--seed", unset.Seed),
        };
    }

    private static FuzzOptions Fuzz(Dictionary<string, string> given)
    {
        var unset = new FuzzOptions();
        return new FuzzOptions
        {
            GoOn = given.Remove("--go-on"),
            Requests = Number(given, "--requests", unset.Requests),
            Seed = Number(given, "--seed", unset.Seed),
            Only = given.ContainsKey("--only") ? Number(given, "--only", 0, least: 0) : null,
        };
    }

    private static KillOptions Kill(Dictionary<string, string> given)
    {
        var unset = new KillOptions();
        return new KillOptions { Rounds = Number(given, "--rounds", unset.Rounds), Seed = Number(given, "--seed", unset.Seed) };
    }

    private static AttributeSettings Attribute(Dictionary<string, string> given)
    {
        var unset = new AttributeSettings();
        return new AttributeSettings
        {
            Json = given.Remove("--json"),
            Paths = Number(given, "--paths", unset.Paths),
            Channels = Number(given, "--channels", unset.Channels, least: 2),
            Repetitions = Number(given, "--repetitions", unset.Repetitions),
            Seed = Number(given, "--seed", unset.Seed),
        };
    }

    private static ReportSettings Report(Dictionary<string, string> given)
    {
        var unset = new ReportSettings();
        return new ReportSettings
        {
            Json = given.Remove("--json"),
            Renderings = Number(given, "--renderings", unset.Renderings),
            Marketers = Number(given, "--marketers", unset.Marketers, least: 0),
            Events = given.Remove("--events", out var list) ? Numbers(list) : unset.Events,
            Reports = Number(given, "--reports", unset.Reports),
        };
    }

    private static ScaleOptions Scale(Dictionary<string, string> given)
    {
        var traffic = given.Remove("--file", out var file) ? ScaleArguments.File(file) : ScaleTraffic.Default;
        var assumed = new ScaleAssumptions();
        return new ScaleOptions
        {
            Json = given.Remove("--json"),
            Traffic = ScaleArguments.Checked(traffic with
            {
                Channels = given.Remove("--channel", out var channels) ? [.. channels.Split('\n').Select(ScaleArguments.Channel)] : traffic.Channels,
                Peak = Number("--peak", traffic.Peak, 1, 12),
                LeadsPerDay = Number("--leads", traffic.LeadsPerDay, 0, 100_000_000),
                Marketers = (int)Number("--marketers", traffic.Marketers, 0, 100_000),
                Visitors = Number("--visitors", traffic.Visitors * 100, 0, 100) / 100,
            }),
            GatherMilliseconds = given.ContainsKey("--gather") ? (int)Number("--gather", 0, 50, 60_000) : null,
            EventAccounts = given.ContainsKey("--accounts") ? (int)Number("--accounts", 0, 0, 100) : null,
            Assumptions = assumed with
            {
                TransactionMilliseconds = Number("--latency", assumed.TransactionMilliseconds, 0.1, 1_000),
                CpuMillisecondsPerEvent = Number("--cpu", assumed.CpuMillisecondsPerEvent, 0.001, 100),
                Seed = (ulong)Number("--seed", assumed.Seed, 1, int.MaxValue),
            },
        };

        double Number(string name, double unless, double least, double most) => given.Remove(name, out var text) ? ScaleArguments.Number(text, name, least, most) : unless;
    }

    private static List<int> Numbers(string list)
    {
        var numbers = list.Split(',').Select(n => int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers is [0] ? []
            : numbers[0] > 0 && numbers.Zip(numbers.Skip(1)).All(pair => pair.First < pair.Second) ? numbers
            : throw new FormatException("--events needs whole numbers in ascending order with commas between them, or 0.");
    }

    private static int Number(Dictionary<string, string> given, string name, int unless, int least = 1)
    {
        if (!given.Remove(name, out var text))
        {
            return unless;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name} needs a whole number from {least} on.");
    }
}
