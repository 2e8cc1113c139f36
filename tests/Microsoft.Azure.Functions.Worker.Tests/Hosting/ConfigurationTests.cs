using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Hosting;

public sealed class ConfigurationTests
{
    private const string LocalSettings = """
        {
          "IsEncrypted": false,
          "Values": {
            "AZURE_FUNCTIONS_ENVIRONMENT": "Development",
            "Plain": "from file",
            "Section:Colon": "1",
            "Section__Underscores": "2",
            "Overridden": "from file"
          },
          "Host": { "LocalHttpPort": 0 },
          "ConnectionStrings": { "Named": "a connection" }
        }
        """;

    [Fact]
    public void Settings_AreRead_FromLocalSettings()
    {
        using var host = new HostSetup { LocalSettings = LocalSettings, Arguments = ["--Overridden", "from command line"] }.Build();
        var settings = host.Services.GetRequiredService<IConfiguration>();

        Assert.Equal("from file", settings["Plain"]);
        Assert.Equal("1", settings["Section:Colon"]);
        Assert.Equal("2", settings["Section:Underscores"]);
        Assert.Equal("a connection", settings.GetConnectionString("Named"));
        Assert.Equal("from command line", settings["Overridden"]);
        Assert.True(host.Services.GetRequiredService<IHostEnvironment>().IsDevelopment());
    }

    [Fact]
    public void Settings_AreRefused_WhenEncrypted() =>
        Assert.Contains("is encrypted", new HostSetup { LocalSettings = """{ "IsEncrypted": true }""" }.Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("00:00:05",      5)] // as tests do that kill the process
    [InlineData("7.00:00:00",    604_800)]
    [InlineData("",              600)]
    [InlineData(null,            600)] // as Azure does
    public void MessageLock_IsTenMinutes_UnlessTheSettingSaysOtherwise(string? setting, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new EmbeddedHostOptions().With(Lock(setting)).MessageLock);

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("8.00:00:00")]
    [InlineData("soon")]
    public void MessageLock_IsRefused_WhenTheServiceWouldNotTakeIt(string setting) =>
        Assert.Contains("EmbeddedHost__MessageLock", Assert.Throws<InvalidOperationException>(() => new EmbeddedHostOptions().With(Lock(setting))).Message, StringComparison.Ordinal);

    private static IConfiguration Lock(string? text) => new ConfigurationBuilder().AddInMemoryCollection([new("EmbeddedHost:MessageLock", text)]).Build();

    [Fact]
    public void Environment_IsProduction_WhenNothingSaysOtherwise()
    {
        using var host = new HostSetup().Build();

        Assert.True(host.Services.GetRequiredService<IHostEnvironment>().IsProduction());
    }

    [Theory]
    //           arguments                              ASPNETCORE_URLS          Host:LocalHttpPort   address
    [InlineData("",                                     null,                    null,                "http://127.0.0.1:7071")]
    [InlineData("",                                     null,                    "7099",              "http://127.0.0.1:7099")]
    [InlineData("",                                     "http://0.0.0.0:8080",   "7099",              "http://0.0.0.0:8080")]
    [InlineData("--port 0",                             "http://0.0.0.0:8080",   "7099",              "http://127.0.0.1:0")]
    [InlineData("--port=5000",                          null,                    null,                "http://127.0.0.1:5000")]
    [InlineData("--urls http://127.0.0.1:0",            null,                    "7099",              "http://127.0.0.1:0")]
    public void ListenAddress_IsTaken_InThisOrder(string arguments, string? urls, string? port, string expected) =>
        Assert.Equal(expected, ListenAddress.Read(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), Configuration(("ASPNETCORE_URLS", urls), ("Host:LocalHttpPort", port))));

    [Fact]
    public void ListenAddress_IsRefused_WhenPortIsNoNumber() =>
        Assert.Throws<InvalidOperationException>(() => ListenAddress.Read(["--port", "http"], Configuration()));

    [Fact]
    public void HostJson_HasThePlatformsDefaults_WhenItSaysNothing()
    {
        var json = Read("""{ "version": "2.0" }""");

        Assert.Equal(TimeSpan.FromMinutes(30), json.FunctionTimeout);
        Assert.Equal("api", json.RoutePrefix);
        Assert.Equal(new QueuesOptions(), json.Queues);
        Assert.Equal(TimeSpan.Zero, json.Queues.VisibilityTimeout);
    }

    [Fact]
    public void HostJson_IsReadWhole_WhenItIsOurs()
    {
        var json = Read(File.ReadAllText(Path.Combine(Attribution.Local.Processes.NodeTools.RepositoryRoot, "host.json")));

        Assert.Equal(TimeSpan.FromMinutes(10), json.FunctionTimeout);
        Assert.Equal("nosniff", json.CustomHeaders["X-Content-Type-Options"]);
        Assert.Equal("Information", json.LogLevels["Host.Results"]);
        Assert.Equal(
            new QueuesOptions
            {
                BatchSize = 16,
                NewBatchThreshold = 8,
                MaxDequeueCount = 5,
                VisibilityTimeout = TimeSpan.FromSeconds(30),
                MaxPollingInterval = TimeSpan.FromSeconds(10),
            },
            json.Queues);
    }

    [Fact]
    public void HostJson_IsOverridden_BySettings()
    {
        var json = Read("""{ "version": "2.0", "functionTimeout": "-1" }""", ("AzureFunctionsJobHost:extensions:queues:batchSize", "2"));

        Assert.Null(json.FunctionTimeout);
        Assert.Equal(2, json.Queues.BatchSize);
    }

    [Theory]
    [InlineData("""{ }""",                                                                            "\"version\": \"2.0\"")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""",          "batchSize in host.json must be between 1 and 32")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "maxDequeueCount": 0 } } }""",     "maxDequeueCount in host.json must be one or more")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "utf8" } } }""", "messageEncoding")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "soon" }""",                                "functionTimeout in host.json")]
    [InlineData("""{ "version": "2.0", "logging": { "logLevel": { "Function": "Loud" } } }""",        "logging.logLevel.Function in host.json")]
    public void HostJson_IsRefused_WhenItSaysNonsense(string json, string problem) =>
        Assert.Contains(problem, new HostSetup { HostJson = json }.Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Reports",  "queue", true)]
    [InlineData("Identity", "queue", true)]
    [InlineData("Identity", "blob",  false)]
    [InlineData("Account",  "blob",  true)]
    [InlineData("Short",    "queue", true)]
    [InlineData("Empty",    "queue", false)]
    [InlineData("Unset",    "queue", false)]
    public void Connection_Exists_WhenSettingsNameItsService(string connection, string service, bool exists)
    {
        var settings = Configuration(
            ("Reports", "UseDevelopmentStorage=true"),
            ("Identity:queueServiceUri", "https://account.queue.core.windows.net"),
            ("Identity:credential", "managedidentity"),
            ("Account:accountName", "account"),
            ("AzureWebJobsShort", "UseDevelopmentStorage=true"),
            ("Empty", ""));

        Assert.Equal(exists, new StorageConnections(settings, new EmbeddedHostOptions()).Exists(connection, service));
    }

    [Fact]
    public void Queues_AreReachedByIdentity_WhenConnectionNamesAService()
    {
        var settings = Configuration(("Identity:accountName", "account"), ("Identity:credential", "managedidentity"), ("Identity:clientId", "an-id"));

        var service = new StorageConnections(settings, new EmbeddedHostOptions()).Queues("Identity");

        Assert.Equal(new Uri("https://account.queue.core.windows.net/"), service.Uri);
    }

    [Fact]
    public void Builder_OffersTheHostsParts_LikeAnyHostBuilder()
    {
        var builder = (IHostApplicationBuilder)FunctionsApplication.CreateBuilder(["--port", "0"]);

        builder.Properties["key"] = "value";
        Assert.Equal("value", builder.Properties["key"]);
        Assert.Equal("0", builder.Configuration["port"]);
        Assert.NotNull(builder.Metrics);
        Assert.NotNull(builder.Logging);
    }

    private static HostJson Read(string json, params (string Name, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("host-json-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "host.json"), json);
            return HostJson.Read(folder, Configuration(settings));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IConfigurationRoot Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => s.Value)).Build();
}
