using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>At least one valid request of every route.</summary>
internal static partial class Corpus
{
    public const string Channel = "fuzz-channel";
    public const string Key = "fuzz-key";

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
        Delivered("google-ads", Google("google-lead.json")),
        Delivered("google-ads", Google("google-lead-test.json")),
        // Signed senders refuse what is not signed; TikTok's connection takes it as it comes, so that its reading is tried too.
        Delivered("meta", File.ReadAllText(Path.Combine(Samples, "webhooks", "meta-leadgen.json"))),
        Delivered("linkedin", File.ReadAllText(Path.Combine(Samples, "webhooks", "linkedin-lead.json"))),
        Delivered("tiktok", File.ReadAllText(Path.Combine(Samples, "webhooks", "tiktok-lead.json"))),
        Delivered("vk", """{"type":"lead_forms_new","group_id":1,"event_id":"e","secret":"fuzz-key","object":{"lead_id":7,"answers":[{"key":"email","answer":"anna@example.com"},{"key":"days","answer":["1","2"]}]}}"""),
        Delivered("standard-webhooks", """{"type":"lead.created","timestamp":"2026-03-18T14:05:09.512Z","data":{"contact":{"email":"anna@example.com"},"touch":{"utm_source":"google"}}}"""),
        Sample.Of("GET /webhooks/{platform}/{connection}", "/webhooks/meta/fuzz-meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=fuzz-key"),
        Sample.Of("GET /webhooks/{platform}/{connection}", "/webhooks/linkedin/fuzz-linkedin?challengeCode=3f0c2a52-6d0e-4c59-9f57-1f2f6f6c9a10"),
        Sample.Json("PUT /connections/{id}", "/connections/fuzz-put", """{"platform":"meta","name":"Page","channel":"fuzz-channel","campaign":"1","fields":{"q":"interest"},"rules":[{"source":"google","medium":"cpc","campaign":"x","channel":"fuzz-channel"}],"settings":{"pages":"1,2","signatureRequired":false}}"""),
        Sample.Json("PUT /connections/{id}/secrets/{kind}", "/connections/fuzz-put/secrets/appSecret", """{"value":"fuzz-secret","overlapHours":24}"""),
        Sample.Of("DELETE /connections/{id}/secrets/{kind}", "/connections/fuzz-retired/secrets/appSecret"),
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
        Sample.Of("GET /connections", "/connections"),
        Sample.Of("GET /figures/{week}", "/figures/2026-W13"),
        Sample.Of("GET /reports/{week}/{marketer}", "/reports/2026-W12/anna"),
        Sample.Of("GET /health/live", "/health/live"),
        Sample.Of("GET /health/ready", "/health/ready"),
    ];

    /// <summary>The platforms that deliver by webhook, with the kind of secret that proves it.</summary>
    public static IReadOnlyList<(string Platform, string Secret)> Senders { get; } =
        [("google-ads", "key"), ("meta", "verifyToken"), ("linkedin", "clientSecret"), ("tiktok", "appSecret"), ("vk", "secret")];

    public static string Connection(string platform) => $"fuzz-{platform}";

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
        from entry in new[] { ("channels", "fuzz-retired"), ("campaigns", "21873450977"), ("marketers", "bruno"), ("plans", "riga-q2"), ("connections", "fuzz-retired") }
        select Sample.Of($"{method} /{entry.Item1}/{{id}}", $"/{entry.Item1}/{entry.Item2}");

    private static Sample Delivered(string platform, string body) =>
        Sample.Json("POST /webhooks/{platform}/{connection}", $"/webhooks/{platform}/{Connection(platform)}", body);

    private static string Google(string file) => KeyOfSample().Replace(File.ReadAllText(Path.Combine(Samples, "webhooks", file)), $"\"google_key\": \"{Key}\"");

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
