using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.Logging;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Hosting;

public sealed partial class LoggingTests
{
    [Theory]
    // What a function's own code says follows the function's level, whatever the category.
    [InlineData("""{ "default": "Warning", "Function": "Information" }""",                             "Product.Talk Information: hello, Host.Startup Information: Functions ready: 1")]
    [InlineData("""{ "default": "Warning" }""",                                                        "Host.Startup Information: Functions ready: 1")]
    [InlineData("""{ "default": "Warning", "Function": "Information", "Function.Talk": "Error" }""",   "Host.Startup Information: Functions ready: 1")]
    [InlineData("""{ "default": "Information", "Host": "None" , "Host.Startup": "None" }""",           "Product.Talk Information: hello")]
    public async Task Line_IsWritten_WhenHostJsonAllows(string levels, string expected)
    {
        var lines = new Lines();
        await using var host = await Start(lines, levels);

        await host.Client.GetStringAsync("/api/talk");

        Assert.Equal(expected.Split(", ").Order(), lines.Of("Product.Talk", "Host.Startup").Order());
    }

    [Theory]
    [InlineData("talk",  "Host.Results Information: Function Talk succeeded")]
    [InlineData("fail",  "Host.Results Error: Function Talk failed")]
    public async Task Result_IsOneLine_PerInvocation(string how, string expected)
    {
        var lines = new Lines();
        await using var host = await Start(lines, """{ "default": "Warning", "Host.Results": "Information" }""");

        using var response = await host.Client.GetAsync($"/api/talk?{how}");

        Assert.StartsWith(expected, Assert.Single(lines.Of("Host.Results")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_IsSaid_EvenIfTheDefaultIsWarning()
    {
        var lines = new Lines();
        await using var host = await Start(lines, """{ "default": "Warning" }""");

        Assert.Contains(lines.Of("Microsoft.Hosting.Lifetime"), l => l.Contains($"Now listening on: {host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal));
    }

    private static Task<TestHost> Start(Lines lines, string levels) => TestHost.Start(new HostSetup(typeof(Talk))
    {
        HostJson = $$"""{ "version": "2.0", "logging": { "logLevel": {{levels}} } }""",
        Configure = builder =>
        {
            Builder.FunctionsApplicationBuilderAspNetCoreExtensions.ConfigureFunctionsWebApplication(builder);
            builder.Logging.AddProvider(lines);
        },
    });

    public sealed partial class Talk(ILoggerFactory loggers)
    {
        [Function("Talk")]
        public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            var logger = loggers.CreateLogger("Product.Talk");
            Log.Hello(logger);
            return request.QueryString.Value == "?fail" ? throw new InvalidOperationException("as told") : new OkObjectResult("said");
        }

        private static partial class Log
        {
            [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "hello")]
            public static partial void Hello(ILogger logger);
        }
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Line)> all = new();

        public IEnumerable<string> Of(params string[] categories) =>
            all.Where(l => categories.Contains(l.Category)).Select(l => $"{l.Category} {l.Line}");

        public ILogger CreateLogger(string categoryName) => new Writer(categoryName, all);

        public void Dispose()
        {
        }

        private sealed class Writer(string category, ConcurrentQueue<(string Category, string Line)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, $"{logLevel}: {formatter(state, exception)}"));
        }
    }
}
