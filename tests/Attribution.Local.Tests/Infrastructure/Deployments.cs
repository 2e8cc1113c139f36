namespace Attribution.Local.Tests.Infrastructure;

/// <summary>Two deployments, each predicted once: the least that must be said, and everything that can be.</summary>
public sealed class Deployments : IAsyncLifetime
{
    public const string DeployerId = "00000000-0000-0000-0000-000000000003";

    /// <summary>Exactly the variables that must be set.</summary>
    public static readonly IReadOnlyDictionary<string, string> Least = new Dictionary<string, string>
    {
        ["AZURE_ENV_NAME"] = "least",
        ["AZURE_LOCATION"] = "westeurope",
        ["ATTRIBUTION_CURRENCY"] = "EUR",
        ["ATTRIBUTION_TIME_ZONE"] = "Europe/Riga",
        ["ATTRIBUTION_MAIL_HOST"] = "smtp.example.com",
        ["ATTRIBUTION_MAIL_FROM"] = "reports@example.com",
        ["ATTRIBUTION_ALERT_ADDRESSES"] = "ops@example.com",
    };

    private static readonly Dictionary<string, string> Most = new(Least)
    {
        ["AZURE_ENV_NAME"] = "most",
        ["AZURE_PRINCIPAL_ID"] = DeployerId,
        ["AZURE_PRINCIPAL_TYPE"] = "ServicePrincipal",
        ["ATTRIBUTION_MAIL_PORT"] = "465",
        ["ATTRIBUTION_MAIL_FROM_NAME"] = "Reports",
        ["ATTRIBUTION_MAIL_USER_NAME"] = "reports",
        ["ATTRIBUTION_DASHBOARD_ADDRESS"] = "https://reports.example.com",
        ["ATTRIBUTION_SETTINGS"] = """{ "Attribution__Country": "LV", "Attribution__Currency": "USD" }""",
        ["ATTRIBUTION_INSTANCE_MEMORY_MB"] = "4096",
        ["ATTRIBUTION_MAXIMUM_INSTANCES"] = "100",
        ["ATTRIBUTION_ALWAYS_READY_HTTP"] = "2",
        ["ATTRIBUTION_REQUESTS_PER_INSTANCE"] = "100",
        ["ATTRIBUTION_EVENT_ACCOUNTS"] = """["2026-05-04", "2026-06-01"]""",
        ["ATTRIBUTION_REDUNDANCY"] = "Standard_GZRS",
        ["ATTRIBUTION_PROTECT_DATA"] = "false",
        ["ATTRIBUTION_ALERT_ADDRESSES"] = "ops@example.com,head@example.com",
        ["ATTRIBUTION_BUDGET_AMOUNT"] = "200",
        ["ATTRIBUTION_BUDGET_START"] = "2026-12-01",
    };

    private Deployment? least;
    private Deployment? most;

    /// <summary>Environment variables that must be set.</summary>
    public static IEnumerable<string> Required => Least.Keys;

    /// <summary>All environment variables.</summary>
    public static IReadOnlyCollection<string> Known => Most.Keys;

    internal Deployment WithLeast => least!;

    internal Deployment WithMost => most!;

    public async Task InitializeAsync()
    {
        if (Bicep.Program is null)
        {
            return;
        }

        var predictions = await Task.WhenAll(Deployment.Predict(Least), Deployment.Predict(Most));
        (least, most) = (predictions[0], predictions[1]);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class DeploymentsCollection : ICollectionFixture<Deployments>
{
    public const string Name = "predicted deployments";
}
