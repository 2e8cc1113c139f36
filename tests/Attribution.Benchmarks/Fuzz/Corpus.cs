using System.Text.RegularExpressions;
using Attribution.Local.Processes;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>
/// At least one valid request of every route that the README documents. A route without one stops the run; a sample of a route that
/// is not documented is left out.
/// </summary>
internal static partial class Corpus
{
    public const string Channel = "fuzz-channel";

    private static readonly string ReadmeText = System.IO.File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Functions", "README.md"));
    private static readonly HashSet<string> Documented = ReadRoutes();

    public static IReadOnlyList<Sample> All { get; } =
    [.. ((IEnumerable<Sample>)[
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
        Sample.Json("PUT /connections/{id}", "/connections/fuzz-put", """{"platform":"meta","name":"Page","channel":"fuzz-channel","campaign":"1","fields":{"q":"interest"},"rules":[{"source":"google","medium":"cpc","campaign":"x","channel":"fuzz-channel"}],"settings":{"pages":"1,2","signatureRequired":false}}"""),
        Sample.Json("PUT /connections/{id}/secrets/{kind}", "/connections/fuzz-put/secrets/appSecret", """{"value":"fuzz-secret","overlapHours":24}"""),
        Sample.Of("DELETE /connections/{id}/secrets/{kind}", "/connections/fuzz-retired/secrets/appSecret"),
        .. SignedSenders.Samples,
        Sample.Json("POST /touches", "/touches", """{"source":"web","id":"t-1","kind":"visit","occurredAt":"2026-03-23T04:00:00Z","visitorId":"v-1","url":"https://example.com/?utm_source=google&utm_medium=cpc&utm_id=21873450912&gclid=CjwK","referrer":"https://www.google.com/","email":"anna@example.com","phone":"+12025550123"}"""),
        Sample.Json("POST /touches/{connection}", "/touches/fuzz-web", """[{"id":"t-2","occurredAt":"2026-03-23T04:00:00Z","visitorId":"v-1","url":"https://example.com/?utm_source=news&utm_medium=email"}]"""),
        Sample.Of("OPTIONS /touches", "/touches"),
        Sample.Of("OPTIONS /touches/{connection}", "/touches/fuzz-web"),
        .. DealSamples.All,
        Sample.Of("POST /imports/{format}", "/imports/google-ads-csv?channel=fuzz-channel&source=google-ads", "text/csv", File("performance", "google-ads-campaign-daily.csv")),
        Sample.Of("POST /imports/{format}", "/imports/meta-insights?channel=fuzz-channel&source=meta", "application/json", File("performance", "meta-insights.json")),
        Sample.Of("POST /imports/{format}", "/imports/ga4-cost-csv?channel=fuzz-channel&source=ga4&dryRun=true", "text/csv", File("performance", "ga4-cost-import.csv")),
        Sample.Of("POST /imports/{format}", "/imports/csv?channel=fuzz-channel&source=radio&map.day=Datums&map.cost=Summa&decimal=comma&thousands=space&dateFormat=dd.MM.yyyy", "text/csv", "Datums;Summa;Clicks\n16.03.2026;1 234,50;7\n17.03.2026;\"0,99\";\n"),
        Sample.Json("PUT /channels/{id}", $"/channels/{Channel}", """{"name":"Paid search","platform":"google-ads","direct":false,"truth":{"clicks":"events","cost":"platform"},"slices":24,"shards":2}"""),
        Sample.Json("PUT /campaigns/{id}", "/campaigns/21873450912", """{"name":"Spring","channel":"fuzz-channel","persona":"cto","stage":"problem"}"""),
        Sample.Json("PUT /personas/{id}", "/personas/cto", """{"name":"Technology","geography":"Baltics","industry":"Software","firmographics":"50 to 500 people","demographics":"-"}"""),
        Sample.Json("PUT /journey-stages/{id}", "/journey-stages/problem", """{"name":"Problem","place":1}"""),
        Sample.Json("PUT /contents/{id}", "/contents/checklist", """{"title":"A checklist","persona":"cto","stage":"problem","campaign":"21873450912"}"""),
        Sample.Json("PUT /events/{id}", "/events/riga-fair", """{"name":"Riga fair","kind":"exhibition","from":"2026-03-16","to":"2026-03-18","channel":"fuzz-channel","campaign":"fair","cost":"1200.50","currency":"EUR","followUpDays":3,"windowDays":14}"""),
        Sample.Of("POST /events/{id}/facts", "/events/riga-fair/facts", "application/x-ndjson", """
            {"source":"app","id":"r-1","kind":"registered","at":"2026-03-16T09:00:00Z","email":"anna@example.com","phone":"+12025550123","lead":"Rp4hc-ZRvz8Alapffq6PnA"}
            {"source":"app","id":"a-1","kind":"attended","at":"2026-03-16T09:00:00Z","phone":"+12025550123"}
            {"source":"crm","id":"m-1","kind":"meeting","state":"held","meeting":"m","with":"customer","purpose":"growth","representative":"ivars","attendedBy":["expert","executive"],"deal":{"source":"crm","id":"d-1"},"at":"2026-03-16T11:00:00Z"}
            {"source":"crm","id":"d-1","kind":"demo","email":"anna@example.com","at":"2026-03-16T12:00:00Z"}
            {"source":"crm","id":"o-1","kind":"opportunity","of":"m","at":"2026-03-17T12:00:00Z"}
            {"source":"crm","id":"w-1","kind":"deal-won","deal":{"source":"crm","id":"d-1"},"amount":"5000.25","currency":"USD","meeting":"m","at":"2026-03-18T12:00:00Z"}
            {"source":"pr","id":"i-1","kind":"interview","at":"2026-03-16T12:00:00Z"}
            {"source":"pr","id":"n-1","kind":"mentions","own":10,"category":"100","when":"before","at":"2026-03-16T12:00:00Z"}
            {"source":"app","id":"s-1","kind":"survey","knowsBrand":true,"at":"2026-03-16T12:00:00Z"}
            {"source":"crm","id":"f-1","kind":"follow-up","lead":"Rp4hc-ZRvz8Alapffq6PnA","at":"2026-03-19T12:00:00Z"}
            {"source":"pr","id":"x-1","kind":"retracted","retractedSource":"pr","retractedId":"i-1","at":"2026-03-19T12:00:00Z"}
            """),
        Sample.Json("PUT /managers/{id}", "/managers/ilze", """{"name":"Ilze","email":"ilze@example.com","language":"lv","capacity":30,"temperatures":["hot","warm"],"channels":["fuzz-channel"],"closerRank":1}"""),
        Sample.Json("PUT /marketers/{id}", "/marketers/anna", """{"name":"Anna","email":"anna@example.com","timeZone":"Europe/Riga","role":"head","sendOn":"monday","sendAt":"07:00","language":"lv"}"""),
        Sample.Json("PUT /plans/{id}", "/plans/riga-q1", """{"marketer":"anna","from":"2026-03-01","to":"2026-03-31","targetLeads":100,"allowedCpl":"25.5","budget":1000,"channels":["fuzz-channel"],"campaigns":["21873450912"],"model":"timeDecay","holdsFrom":"2026-03-10","pay":{"amount":"1000.00","currency":"EUR","fixedPercent":33.3333,"proportional":{"floorPercent":70,"capPercent":"120"}}}"""),
        .. Entries("GET"),
        .. Entries("DELETE"),
        Sample.Of("GET /channels", "/channels"),
        Sample.Of("GET /campaigns", "/campaigns"),
        Sample.Of("GET /managers", "/managers"),
        Sample.Of("GET /marketers", "/marketers"),
        Sample.Of("GET /plans", "/plans"),
        Sample.Of("GET /connections", "/connections"),
        Sample.Of("GET /events", "/events"),
        Sample.Of("GET /events/{id}/facts", "/events/riga-fair/facts"),
        Sample.Of("GET /personas", "/personas"),
        Sample.Of("GET /journey-stages", "/journey-stages"),
        Sample.Of("GET /contents", "/contents"),
        Sample.Of("GET /plans/{id}/versions", "/plans/riga-q1/versions"),
        Sample.Of("GET /plans/{marketer}/{period}/fulfilment", "/plans/anna/2026-Q1/fulfilment?asOf=2026-03-16&limit=10&offset=1"),
        Sample.Of("GET /plans/{marketer}/{period}/fulfilment", "/plans/anna/2026-03/fulfilment"),
        Sample.Of("GET /plans/{marketer}/{period}/pay", "/plans/anna/2026-03-01..2026-03-15/pay"),
        Sample.Of("POST /plans/{marketer}/{period}/pay/close", "/plans/anna/2026-W01/pay/close"),
        Sample.Of("GET /figures/{week}", "/figures/2026-W13"),
        Sample.Of("GET /attribution/data-driven", "/attribution/data-driven?from=2026-W12&to=2026-W13"),
        Sample.Of("GET /attribution/restatements/{week}", "/attribution/restatements/2026-W13"),
        Sample.Json("POST /leads/{id}/events", "/leads/Rp4hc-ZRvz8Alapffq6PnA/events", """[{"source":"crm","id":"l-1","kind":"rejected","at":"2026-03-23T04:00:00Z","reason":"spam"},{"source":"crm","id":"l-2","kind":"retracted","at":"2026-03-23T04:00:00Z","retractedId":"l-1"}]"""),
        Sample.Json("POST /leads/events", "/leads/events", """[{"leadSource":"web","leadId":"a-1","source":"crm","id":"l-3","kind":"nps","at":"2026-03-23T04:00:00Z","score":9},{"connection":"fuzz-web","leadId":"a-1","source":"crm","id":"l-4","kind":"deferred","at":"2026-03-23T04:00:00Z","until":"2026-09-01"}]"""),
        Sample.Of("POST /imports/crm-leads-csv", "/imports/crm-leads-csv?source=crm&leadSource=web&map.kind=Event&kind.won=converted&timeFormat=dd.MM.yyyy", "text/csv", "leadId;Event;at;customer\na-1;Won;23.03.2026;C-1\n"),
        Sample.Of("GET /leads/{id}/life", "/leads/Rp4hc-ZRvz8Alapffq6PnA/life"),
        Sample.Json("POST /leads/{id}/rejection", "/leads/Rp4hc-ZRvz8Alapffq6PnA/rejection", """{"reason":"spam","at":"2026-03-24T09:00:00Z"}"""),
        Sample.Of("DELETE /leads/{id}/rejection", "/leads/Rp4hc-ZRvz8Alapffq6PnA/rejection"),
        Sample.Of("GET /leads/{id}/attribution", "/leads/Rp4hc-ZRvz8Alapffq6PnA/attribution"),
        Sample.Of("GET /leads/attribution", "/leads/attribution?source=web&id=a-1"),
        Sample.Of("GET /leads/attribution", "/leads/attribution?connection=fuzz-web&id=a-1"),
        Sample.Of("POST /attribution/recompute", "/attribution/recompute?from=2026-03-16&to=2026-03-24"),
        Sample.Of("GET /attribution/compare", "/attribution/compare?from=2026-03-16&to=2026-03-24"),
        Sample.Of("GET /kpis/{area}", "/kpis/lead-life?from=2026-01-01&to=2026-03-24&by=channel&model=linear"),
        Sample.Of("GET /kpis/{area}", "/kpis/pipeline?from=2026-03-16&to=2026-03-24&by=manager"),
        Sample.Of("GET /kpis/{area}", "/kpis/events?from=2026-03-16&to=2026-03-24&by=event"),
        Sample.Of("GET /kpis/{area}", "/kpis/personas?from=2026-03-16&to=2026-03-24&by=cell"),
        Sample.Of("GET /people/{kind}/{value}", "/people/email/anna@example.com"),
        Sample.Of("GET /people/{kind}/{value}", "/people/click:gclid/abc"),
        Sample.Of("DELETE /people/{kind}/{value}", "/people/lead/Rp4hc-ZRvz8Alapffq6PnA"),
        Sample.Json("POST /people/export", "/people/export", """{"kind":"email","value":"anna@example.com"}"""),
        Sample.Json("POST /people/erasure", "/people/erasure", """{"kind":"phone","value":"+37120555001"}"""),
        Sample.Of("GET /reports/{week}", "/reports/2026-W12"),
        Sample.Of("GET /reports/{week}/{marketer}", "/reports/2026-W12/anna"),
        Sample.Of("GET /reports/{week}/{marketer}", "/reports/2026-W12/anna?revision=2"),
        Sample.Json("POST /reports/{week}/revisions", "/reports/2026-W12/revisions", """{"reason":"Meta billed a day twice."}"""),
        Sample.Of("GET /dashboard", "/dashboard?week=2026-W12&marketer=anna&model=timeDecay&language=hy&format=html"),
        Sample.Of("GET /dashboard", "/dashboard?marketer=anna&format=pdf"),
        Sample.Of("GET /dashboard/mine", "/dashboard/mine?link=anna~1777262400~h8dR3bTz1o0Vx5Wc7Qe9Yk2Lm4Np6Rs8Tu0VwXyZa1c&week=2026-W12"),
        .. OperationSamples.All,
        Sample.Of("GET /health/live", "/health/live"),
        Sample.Of("GET /health/ready", "/health/ready"),
        Sample.Of("GET /openapi.json", "/openapi.json"),
        Sample.Of("GET /problems/{code}", "/problems/unknown-channel"),
    ]).Where(sample => Documented.Contains(sample.Route))];

    /// <summary>The connections that deliver, with the secrets that prove it.</summary>
    public static IReadOnlyList<(string Platform, (string Kind, string Value)[] Secrets)> Senders { get; } =
    [
        ("google-ads", [("key", SignedSenders.SecretText)]),
        ("meta", [("verifyToken", SignedSenders.SecretText), ("appSecret", SignedSenders.SecretText)]),
        ("linkedin", [("clientSecret", SignedSenders.SecretText)]),
        ("tiktok", [("appSecret", SignedSenders.SecretText)]),
        ("vk", [("secret", SignedSenders.SecretText), ("confirmation", "fuzz")]),
        ("standard-webhooks", [("secret", SignedSenders.StandardSecret)]),
        ("web", []),
    ];

    public static string Connection(string platform) => $"fuzz-{platform}";

    /// <summary>Routes of the README without a sample.</summary>
    public static IEnumerable<string> Gaps() => Documented.Except(All.Select(s => s.Route)).Select(route => $"{route} has no sample.");

    /// <summary>One of the sample files that the product is tried with.</summary>
    public static string File(string folder, string name) => System.IO.File.ReadAllText(Path.Combine(NodeTools.RepositoryRoot, "src", "Attribution.Local", "Samples", folder, name));

    /// <summary>The codes of all problems, as the README lists them.</summary>
    public static IReadOnlySet<string> Codes() => CodeOfProblem().Matches(ReadmeText).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Retires what no other sample needs.</summary>
    private static IEnumerable<Sample> Entries(string method) =>
        from entry in new[] { ("channels", "fuzz-retired"), ("campaigns", "21873450977"), ("marketers", "bruno"), ("managers", "maris"), ("plans", "riga-q2"), ("connections", "fuzz-retired"), ("events", "old-fair"), ("personas", "old"), ("journey-stages", "old"), ("contents", "old") }
        select Sample.Of($"{method} /{entry.Item1}/{{id}}", $"/{entry.Item1}/{entry.Item2}");

    private static Sample Delivered(string platform, string body) =>
        Sample.Json("POST /webhooks/{platform}/{connection}", $"/webhooks/{platform}/{Connection(platform)}", body);

    private static string Google(string file) => KeyOfSample().Replace(File("webhooks", file), $"\"google_key\": \"{SignedSenders.SecretText}\"");

    private static HashSet<string> ReadRoutes() =>
        [.. ReadmeText.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Route().Matches(line.Split('|')[1])).Select(m => m.Groups["route"].Value)];

    [GeneratedRegex(@"`(?<route>(GET|PUT|POST|DELETE|OPTIONS) /[^`]*)`")]
    private static partial Regex Route();

    [GeneratedRegex(@"^\| `(?<code>[a-z]+(-[a-z]+)*)` \| \d", RegexOptions.Multiline)]
    private static partial Regex CodeOfProblem();

    [GeneratedRegex("\"google_key\"\\s*:\\s*\"[^\"]*\"")]
    private static partial Regex KeyOfSample();
}
