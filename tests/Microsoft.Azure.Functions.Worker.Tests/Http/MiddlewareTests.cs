using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_RunsInOrder_WhenRegisteredBeforeAndAfterTheWebApplication()
    {
        await using var host = await Start(b =>
        {
            b.Use(Named("before"));
            b.ConfigureFunctionsWebApplication();
            b.UseMiddleware<Second>();
            b.UseMiddleware(async (context, next) =>
            {
                Note(context, "third");
                await next();
            });
            b.UseWhen<Second>(context => context.FunctionDefinition.Name == "Other");
            b.UseWhen(context => context.FunctionDefinition.Name == "Page", async (context, next) =>
            {
                await next();
                Note(context, "last");
            });
        });

        Assert.Equal("page", await host.Client.GetStringAsync("/api/page"));

        // Only what follows the web application sees the request.
        Assert.Equal(["before without request", "second with request", "third with request", "function", "last with request"], host.Journal.Entries);
    }

    [Fact]
    public async Task Exception_BecomesProblem_WhenMiddlewareSetsTheResult()
    {
        await using var host = await Start(b =>
        {
            b.ConfigureFunctionsWebApplication();
            b.UseMiddleware<Problems>();
        });

        using var response = await host.Client.GetAsync("/api/broken");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("as told", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_IsAnsweredWithEmpty500_WhenNobodyHandlesIt()
    {
        await using var host = await Start(b => b.ConfigureFunctionsWebApplication());

        using var response = await host.Client.GetAsync("/api/broken");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Context_DescribesTheInvocation_WhenFunctionRuns()
    {
        await using var host = await Start(b => b.ConfigureFunctionsWebApplication());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/context/42");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(
            "Context httpTrigger http 42 0/0 trace 0af7651916cd43dd8448eb211c80319c current True scope True Microsoft.Azure.Functions.Worker.Tests.Http.MiddlewareTests+Functions.Describe",
            await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Services_AreScoped_ToTheInvocation()
    {
        await using var host = await Start(b =>
        {
            b.ConfigureFunctionsWebApplication();
            b.Services.AddScoped<Scoped>();
        });

        Assert.Equal("same True", await host.Client.GetStringAsync("/api/scoped"));
        Assert.Equal("same True", await host.Client.GetStringAsync("/api/scoped"));

        await host.Journal.HasCount(4);
        Assert.Equal(["created", "disposed", "created", "disposed"], host.Journal.Entries);
    }

    [Fact]
    public async Task Token_IsCancelled_WhenCallerGoesAway()
    {
        await using var host = await Start(b => b.ConfigureFunctionsWebApplication());
        using var caller = new CancellationTokenSource();

        var request = host.Client.GetAsync("/api/waiting", caller.Token);
        await host.Journal.Has("waiting");
        await caller.CancelAsync();

        await host.Journal.Has("cancelled");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    private static Task<TestHost> Start(Action<FunctionsApplicationBuilder> configure) =>
        TestHost.Start(new HostSetup(typeof(Functions), typeof(UsesScope)) { Configure = configure });

    private static Func<FunctionExecutionDelegate, FunctionExecutionDelegate> Named(string name) => next => context =>
    {
        Note(context, name);
        return next(context);
    };

    private static void Note(FunctionContext context, string name) =>
        context.InstanceServices.GetRequiredService<Journal>().Add($"{name} {(context.GetHttpContext() is null ? "without" : "with")} request");

    private sealed class Second : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            Note(context, "second");
            return next(context);
        }
    }

    private sealed class Problems : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (InvalidOperationException e)
            {
                context.GetInvocationResult().Value = new ObjectResult(new ProblemDetails { Status = 503, Detail = e.Message });
            }
        }
    }

    public sealed class Scoped : IDisposable
    {
        private readonly Journal journal;

        public Scoped(Journal journal)
        {
            this.journal = journal;
            journal.Add("created");
        }

        public void Dispose() => journal.Add("disposed");
    }

    public sealed class UsesScope(IServiceProvider services)
    {
        [Function("UsesScope")]
        public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request, FunctionContext context)
        {
            var scoped = services.GetRequiredService<Scoped>();
            var same = scoped == context.InstanceServices.GetRequiredService<Scoped>() && scoped == request.HttpContext.RequestServices.GetRequiredService<Scoped>();
            return new ContentResult { Content = $"same {same}" };
        }
    }

    public sealed class Functions(Journal journal)
    {
        [Function("Page")]
        public IActionResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            journal.Add("function");
            return new ContentResult { Content = request.Method == "GET" ? "page" : "" };
        }

        [Function("Broken")]
        public Task<IActionResult> Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            throw new InvalidOperationException($"as told{request.QueryString}");

        [Function("Context")]
        public IActionResult Describe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context/{id}")] HttpRequest request, FunctionContext context)
        {
            var function = context.FunctionDefinition;
            var trace = ActivityContext.Parse(context.TraceContext.TraceParent, context.TraceContext.TraceState);
            return new ContentResult
            {
                Content = $"{function.Name} {function.InputBindings["request"].Type} {function.OutputBindings.Single().Value.Type} " +
                    $"{context.BindingContext.BindingData["id"]} {context.RetryContext.RetryCount}/{context.RetryContext.MaxRetryCount} " +
                    $"trace {trace.TraceId} current {Activity.Current?.Id == context.TraceContext.TraceParent} " +
                    $"scope {context.InstanceServices == request.HttpContext.RequestServices} {function.EntryPoint}",
            };
        }

        [Function("Waiting")]
        public async Task<IActionResult> Wait([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken ct)
        {
            journal.Add(request.Method == "GET" ? "waiting" : "");
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
            }
            catch (OperationCanceledException)
            {
                journal.Add("cancelled");
            }

            return new NoContentResult();
        }
    }
}
