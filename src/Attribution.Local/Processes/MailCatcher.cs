using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Attribution.Local.Processes;

/// <summary>An SMTP server on a free port that writes every mail to a folder, shows it in a browser and delivers none.</summary>
internal sealed partial class MailCatcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ChildProcess process;
    private readonly HashSet<string> fromEarlierRuns;

    private MailCatcher(ChildProcess process, string folder, Match ports, HashSet<string> fromEarlierRuns)
    {
        this.process = process;
        Folder = folder;
        Port = int.Parse(ports.Groups["smtp"].Value, CultureInfo.InvariantCulture);
        Pages = new Uri($"http://127.0.0.1:{ports.Groups["web"].Value}/");
        this.fromEarlierRuns = fromEarlierRuns;
    }

    /// <summary>Where the mails are written.</summary>
    public string Folder { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Where a browser shows the mails.</summary>
    public Uri Pages { get; }

    /// <summary>Starts the catcher and waits until it listens.</summary>
    public static async Task<MailCatcher> Start(string folder, string logFolder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        var before = Summaries(folder).ToHashSet(StringComparer.Ordinal);
        var start = NodeTools.Run("run-with-parent.mjs", [NodeTools.Script("mail-catcher.mjs"), "--out", Path.GetFullPath(folder)]);
        var (process, ports) = await ChildProcess.Start(
            "mail-catcher", start, logFolder, line => Listening().Match(line) is { Success: true } m ? m : null, Patience, ct).ConfigureAwait(false);
        return new MailCatcher(process, folder, ports, before);
    }

    /// <summary>The mails that this run has received, in order.</summary>
    public IReadOnlyList<CaughtMail> Received() =>
        [.. Summaries(Folder).Where(path => !fromEarlierRuns.Contains(path)).Select(path => JsonSerializer.Deserialize<CaughtMail>(File.ReadAllBytes(path), Json)!)];

    /// <inheritdoc />
    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static IEnumerable<string> Summaries(string folder) => Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^catching on port (?<smtp>\d+), showing on port (?<web>\d+)$")]
    private static partial Regex Listening();
}

/// <summary>A mail as the catcher describes it.</summary>
internal sealed record CaughtMail(string From, IReadOnlyList<string> To, string Subject, string MessageId, string Text, string Html, IReadOnlyList<CaughtAttachment> Attachments);

/// <summary>An attachment; <paramref name="File"/> is its name in the mail folder.</summary>
internal sealed record CaughtAttachment(string FileName, string MimeType, string File, long Length, string Sha256);
