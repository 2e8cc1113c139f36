using System.Diagnostics;
using System.Globalization;
using Attribution.Domain.Paths;

namespace Attribution.Local.Attributing;

/// <summary>Feeds the paths of files to whatever takes them.</summary>
internal sealed class PathFiles(AttributeOptions options, Func<Stream> standardInput, Action<string> say, ChannelNames names)
{
    public const string StandardInput = "-";

    // A clock is asked once in so many lines.
    private const int LinesBetweenLooks = 1 << 16;
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    private readonly PathNeeds needs = ModelChoice.Needs(options.Model);
    private readonly Stopwatch sinceProgress = Stopwatch.StartNew();
    private long lines;

    /// <summary>Lines that could not be read and were skipped.</summary>
    public long Skipped { get; private set; }

    /// <summary>Reads all files.</summary>
    /// <returns>What was wrong, where, and what would be right; null when all was read.</returns>
    public string? ReadInto(IPathSink sink)
    {
        var transforms = ModelChoice.Transforms(options, names).ToArray();
        foreach (var file in options.Paths)
        {
            var name = file == StandardInput ? "standard input" : file;
            try
            {
                using var stream = file == StandardInput ? standardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0, FileOptions.SequentialScan);
                if (Read(new CsvLines(stream), name, sink, transforms) is { } fault)
                {
                    return fault;
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return $"{name}: {e.Message}";
            }
        }

        return null;
    }

    private string? Read(CsvLines csv, string file, IPathSink sink, PathTransform[] transforms)
    {
        if (!csv.Read(out var unreadable))
        {
            return $"{file} is empty; its first line has to be the header.";
        }

        var columns = PathColumns.Of(csv, needs.Columns, out var fault);
        if ((unreadable ?? fault) is { } header)
        {
            return $"{file}, line 1: {header}.";
        }

        var line = new PathLine(names, columns, needs);
        while (csv.Read(out fault))
        {
            if (csv.Count == 0 && fault is null)
            {
                continue;
            }

            var known = names.All.Count;
            if ((fault ?? line.Read(csv)) is { } bad)
            {
                names.Forget(known);
                if (!options.SkipBad)
                {
                    return $"{file}, line {csv.Line}: {bad}.";
                }

                if (Skipped++ == 0)
                {
                    say($"Skipping {file}, line {csv.Line}: {bad}.");
                }

                continue;
            }

            var row = line.Row;
            foreach (var transform in transforms)
            {
                row = transform.Apply(row);
            }

            sink.Add(row);
            if ((++lines & (LinesBetweenLooks - 1)) == 0)
            {
                Progress();
            }
        }

        return null;
    }

    private void Progress()
    {
        if (sinceProgress.Elapsed >= ProgressEvery)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines read"));
            sinceProgress.Restart();
        }
    }
}
