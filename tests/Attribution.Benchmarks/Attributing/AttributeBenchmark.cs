using System.Diagnostics;
using Attribution.Domain.Paths;
using Attribution.Local.Attributing;

namespace Attribution.Benchmarks.Attributing;

/// <summary>How fast a file of paths is read, and credited under each model, on one thread of this process.</summary>
internal sealed class AttributeBenchmark(AttributeSettings settings, Action<string> progress)
{
    private static readonly string[] Models =
    [
        "first", "last", "last-non-direct", "linear", "time-decay", "position-based", "j-shaped", "inverse-j", "w-shaped", "full-path",
        "markov", "markov --order 2", "markov --order 3", "shapley", "shapley-ordered", "shapley-rate",
    ];

    public AttributeResult Run()
    {
        var folder = Directory.CreateTempSubdirectory("attribute-").FullName;
        try
        {
            var (plain, complete) = (Path.Combine(folder, "paths.csv"), Path.Combine(folder, "complete.csv"));
            progress("Writing paths");
            var distinct = SamplePaths.Write(settings, plain, complete);
            var reading = Fastest("reading", () => Read(plain));
            var models = Models.Select(model => Fastest(model, () => Credit(model, plain, complete))).ToList();
            return new AttributeResult(settings, distinct, new FileInfo(plain).Length, reading, models, PeakBytes());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private ModelTime Fastest(string name, Func<ModelTime> measure)
    {
        progress(name);
        return Enumerable.Range(0, settings.Repetitions).Select(_ => Once()).MinBy(time => time.Seconds)!;

        ModelTime Once()
        {
            var before = Environment.CpuUsage.TotalTime;
            return measure() with { Name = name, CpuSeconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds };
        }
    }

    private static ModelTime Read(string file)
    {
        var started = Stopwatch.GetTimestamp();
        Feed(Options("linear", file), new Nothing());
        return new ModelTime("", Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 0, 0);
    }

    private static ModelTime Credit(string line, string plain, string complete)
    {
        var needs = ModelChoice.Needs(line.Split(' ')[0]);
        var options = Options(line, needs is { Ages: false, Milestones: false } ? plain : complete);
        var started = Stopwatch.GetTimestamp();
        var names = new ChannelNames();
        var model = ModelChoice.Create(options, names);
        var files = new PathFiles(options, () => Stream.Null, _ => { }, names);
        ThrowIfFault(files.ReadInto(model));
        var read = Stopwatch.GetTimestamp();
        var credits = model.Credits(names.All);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return credits.Channels.Sum(channel => channel.Conversions) == credits.Conversions
            ? new ModelTime("", seconds, 0, Stopwatch.GetElapsedTime(read).TotalSeconds, credits.States)
            : throw new InvalidDataException($"The conversions of {line} do not add up to the total.");
    }

    private static void Feed(AttributeOptions options, IPathSink sink) =>
        ThrowIfFault(new PathFiles(options, () => Stream.Null, _ => { }, new ChannelNames()).ReadInto(sink));

    private static void ThrowIfFault(string? fault)
    {
        if (fault is not null)
        {
            throw new InvalidDataException(fault);
        }
    }

    private static AttributeOptions Options(string model, string file) => AttributeOptions.Parse(["--paths", file, "--model", .. model.Split(' ')]);

    private static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private sealed class Nothing : IPathSink
    {
        public void Add(in PathRow row)
        {
        }
    }
}
