using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>
/// host.json, with the platform's defaults for what it leaves out. A setting <c>AzureFunctionsJobHost__a__b</c> overrides <c>a.b</c>.
/// </summary>
internal sealed record HostJson
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(30);

    /// <summary>How long one invocation may take; null when unbounded.</summary>
    public TimeSpan? FunctionTimeout { get; private init; } = DefaultTimeout;

    public string RoutePrefix { get; private init; } = "api";

    public IReadOnlyDictionary<string, string> CustomHeaders { get; private init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> LogLevels { get; private init; } = new Dictionary<string, string>();

    public QueuesOptions Queues { get; private init; } = new();

    public static HostJson Read(string contentRoot, IConfiguration settings)
    {
        var path = Path.Combine(contentRoot, "host.json");
        var json = new ConfigurationBuilder()
            .AddJsonFile(path, optional: true)
            .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
            .Build();
        if (File.Exists(path) && json["version"] != "2.0")
        {
            throw new InvalidOperationException($"{path} must say \"version\": \"2.0\".");
        }

        var http = json.GetSection("extensions:http");
        return new HostJson
        {
            FunctionTimeout = json["functionTimeout"] switch
            {
                null or "" => DefaultTimeout,
                "-1" => null,
                var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero => limit,
                var text => throw new InvalidOperationException($"functionTimeout in host.json must be of the form 'hh:mm:ss' or -1, not '{text}'."),
            },
            RoutePrefix = (http["routePrefix"] ?? "api").Trim('/'),
            CustomHeaders = Pairs(http.GetSection("customHeaders")),
            LogLevels = Pairs(json.GetSection("logging:logLevel")),
            Queues = QueuesOptions.Read(json.GetSection("extensions:queues")),
        };
    }

    private static Dictionary<string, string> Pairs(IConfigurationSection section) =>
        section.GetChildren().ToDictionary(c => c.Key, c => c.Value ?? "", StringComparer.OrdinalIgnoreCase);
}
