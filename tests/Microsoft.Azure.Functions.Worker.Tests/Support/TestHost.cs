using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Embedded.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Tests.Support;

/// <summary>A host in this process, with the functions, settings and host.json of one test.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly IHost host;

    private TestHost(IHost host, Journal journal)
    {
        this.host = host;
        Journal = journal;
        Client = new HttpClient { BaseAddress = new Uri(((WebApplication)host).Urls.Single()) };
    }

    public Journal Journal { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => host.Services;

    public static async Task<TestHost> Start(HostSetup setup)
    {
        var host = setup.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await ((IAsyncDisposable)host).DisposeAsync();
            throw;
        }

        return new TestHost(host, setup.Journal);
    }

    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Journal.Open();
        Client.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}

/// <summary>What a test varies about its host.</summary>
internal sealed record HostSetup(params Type[] Functions)
{
    public Journal Journal { get; init; } = new();

    public string HostJson { get; init; } = """{ "version": "2.0" }""";

    public string? LocalSettings { get; init; }

    public string[] Arguments { get; init; } = ["--port", "0"];

    public Dictionary<string, string?> Settings { get; init; } = [];

    public Action<FunctionsApplicationBuilder> Configure { get; init; } = builder => builder.ConfigureFunctionsWebApplication();

    public Func<EmbeddedHostOptions, EmbeddedHostOptions> Options { get; init; } = options => options;

    /// <summary>Why such a host does not start.</summary>
    public string Refusal() => Assert.Throws<InvalidOperationException>(Build).Message;

    public IHost Build()
    {
        var folder = Directory.CreateTempSubdirectory("functions-host-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "host.json"), HostJson);
            if (LocalSettings is not null)
            {
                File.WriteAllText(Path.Combine(folder, "local.settings.json"), LocalSettings);
            }

            var builder = new FunctionsApplicationBuilder(Arguments, Options(new EmbeddedHostOptions
            {
                FunctionTypes = Functions,
                ContentRoot = folder,
                ReadEnvironment = false,
            }));
            builder.Configuration.AddInMemoryCollection(Settings);
            builder.Services.AddSingleton(Journal);
            Configure(builder);
            return builder.Build();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
