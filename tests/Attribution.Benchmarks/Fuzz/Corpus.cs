using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>At least one valid request of every route.</summary>
internal static partial class Corpus
{
    public const string Channel = "fuzz-channel";
    public const string Connection = "fuzz-google";
    public const string GoogleKey = "fuzz-google-key";

    private static readonly string Samples = Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Local", "Samples");

    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Json("POST /clicks", "/clicks", """{"source":"web","id":"c-1","channel":"fuzz-channel","campaign":"21873450912","occurredAt":"2026-03-23T04:00:00Z","visitorId":"v-1","clickIds":{"gclid":"CjwKCAjw"}}"""),
        Sample.Json("POST /clicks", "/clicks", """[{"source":"web","id":1,"channel":"fuzz-channel","occurredAt":"2026-03-23T04:00:00.5+02:00"},{"source":"web","id":"2","channel":"fuzz-channel","campaign":7,"occurredAt":"2026-03-22T04:00:00Z"}]"""),
        Sample.Of("POST /clicks", "/clicks", "application/x-ndjson", """
            {"source":"web","id":"n-1","channel":"fuzz-channel","occurredAt":"2026-03-23T04:00:00Z","visitorId":"v-1"}

            {"source":"google-ads","channel":"fuzz-channel","campaign":"21873450912","day":"2026-03-16","value":96,"reportedAt":"2026-03-17T03:00:00Z"}
            """),
        Sample.Json("POST /impressions", "/impressions", """{"source":"google-ads","channel":"fuzz-channel","campaign":"1","day":"2026-03-16","value":960,"reportedAt":"2026-03-17T03:00:00Z"}"""),
        Sample.Json("POST /reach", "/reach", """{"source":"meta","channel":"fuzz-channel","campaign":"1","from":"2026-03-16","to":"2026-03-22","value":9600,"reportedAt":"2026-03-23T03:00:00Z"}"""),
        Sample.Json("POST /costs", "/costs", """[{"source":"web","id":"i-1","channel":"fuzz-channel","occurredAt":"2026-03-23T04:00:00Z","amount":"12.345678","currency":"EUR"},{"source":"meta","channel":"fuzz-channel","day":"2026-03-16","amount":7.5,"currency":"EUR","reportedAt":"2026-03-17T03:00:00Z"}]"""),
        Sample.Json("POST /applications", "/applications", """{"source":"web","id":"a-1","channel":"fuzz-channel","occurredAt":"2026-03-23T04:00:00Z","visitorId":"v-1","clickIds":{"gclid":"CjwKCAjw"},"contact":{"name":"Anna Bērziņa","email":"anna@example.com","phone":"+12025550123","company":"Example","Why?":"ქართული Հայերեն"}}"""),
        Sample.Json("POST /webhooks/google-ads/{connection}", $"/webhooks/google-ads/{Connection}", Google("google-lead.json")),
        Sample.Json("POST /webhooks/google-ads/{connection}", $"/webhooks/google-ads/{Connection}", Google("google-lead-test.json")),
        Sample.Json("PUT /channels/{id}", $"/channels/{Channel}", """{"name":"Paid search","platform":"google-ads","direct":false,"truth":{"clicks":"events","cost":"platform"},"slices":24,"shards":2}"""),
        Sample.Json("PUT /campaigns/{id}", "/campaigns/21873450912", """{"name":"Spring","channel":"fuzz-channel"}"""),
        Sample.Json("PUT /marketers/{id}", "/marketers/anna", """{"name":"Anna","email":"anna@example.com","timeZone":"Europe/Riga","role":"head","sendOn":"monday","sendAt":"07:00"}"""),
        Sample.Json("PUT /plans/{id}", "/plans/riga-q1", """{"marketer":"anna","from":"2026-03-01","to":"2026-03-31","targetLeads":100,"allowedCpl":"25.5","budget":1000,"channels":["fuzz-channel"],"campaigns":["21873450912"],"model":"timeDecay"}"""),
        .. Entries("GET"),
        .. Entries("DELETE"),
        Sample.Of("GET /channels", "/channels"),
        Sample.Of("GET /campaigns", "/campaigns"),
        Sample.Of("GET /marketers", "/marketers"),
        Sample.Of("GET /plans", "/plans"),
        Sample.Of("GET /figures/{week}", "/figures/2026-W13"),
        Sample.Of("GET /reports/{week}/{marketer}", "/reports/2026-W12/anna"),
        Sample.Of("GET /health/live", "/health/live"),
        Sample.Of("GET /health/ready", "/health/ready"),
    ];

    /// <summary>Routes of the README without a sample, and samples whose route the README does not know.</summary>
    public static IEnumerable<string> Gaps()
    {
        var documented = Documented();
        var covered = All.Select(s => s.Route).ToHashSet(StringComparer.Ordinal);
        return documented.Except(covered).Select(route => $"{route} has no sample.").Concat(covered.Except(documented).Select(route => $"{route} is sampled, but not documented."));
    }

    /// <summary>The codes of all problems, as the README lists them.</summary>
    public static IReadOnlySet<string> Codes() => CodeOfProblem().Matches(Readme()).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Retires what no other sample needs.</summary>
    private static IEnumerable<Sample> Entries(string method) =>
        from entry in new[] { ("channels", "fuzz-retired"), ("campaigns", "21873450977"), ("marketers", "bruno"), ("plans", "riga-q2") }
        select Sample.Of($"{method} /{entry.Item1}/{{id}}", $"/{entry.Item1}/{entry.Item2}");

    private static string Google(string file) => KeyOfSample().Replace(File.ReadAllText(Path.Combine(Samples, "webhooks", file)), $"\"google_key\": \"{GoogleKey}\"");

    private static HashSet<string> Documented() =>
        [.. File.ReadLines(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions", "README.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Route().Matches(line.Split('|')[1])).Select(m => m.Groups["route"].Value)];

    private static string Readme() => File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions", "README.md"));

    [GeneratedRegex(@"`(?<route>(GET|PUT|POST|DELETE|OPTIONS) /[^`]*)`")]
    private static partial Regex Route();

    [GeneratedRegex(@"^\| `(?<code>[a-z]+(-[a-z]+)*)` \| \d", RegexOptions.Multiline)]
    private static partial Regex CodeOfProblem();

    [GeneratedRegex("\"google_key\"\\s*:\\s*\"[^\"]*\"")]
    private static partial Regex KeyOfSample();
}
