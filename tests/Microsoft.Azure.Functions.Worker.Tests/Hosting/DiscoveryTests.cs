using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Embedded.Discovery;
using Microsoft.Azure.Functions.Worker.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Hosting;

#pragma warning disable CA1052, CA1849 // The classes are wrong on purpose.

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData(typeof(SameName),         "The function name 'Twice' is used more than once: ")]
    [InlineData(typeof(NoTrigger),        "Function 'NoTrigger': no parameter has a trigger attribute.")]
    [InlineData(typeof(TwoTriggers),      "Function 'TwoTriggers': it has more than one trigger.")]
    [InlineData(typeof(AsyncVoid),        "Function 'AsyncVoid': an async method must return a Task")]
    [InlineData(typeof(NotPublic),        "Function 'NotPublic': method and class must be public.")]
    [InlineData(typeof(Hidden),           "Function 'Hidden': method and class must be public.")]
    [InlineData(typeof(Unbound),          "Function 'Unbound': nothing can be bound to the parameter 'String other'.")]
    [InlineData(typeof(UnboundType),      "Function 'UnboundType': nothing can be bound to the parameter 'Uri id'.")]
    [InlineData(typeof(WrongTriggerType), "Function 'WrongTriggerType': nothing can be bound to the parameter 'String timer'.")]
    // Schedules and settings.
    [InlineData(typeof(BadSchedule),      "Function 'BadSchedule': 'every hour' is not an NCRONTAB expression")]
    [InlineData(typeof(UnsetSchedule),    "Function 'UnsetSchedule': '%Reports:Schedule%' refers to the setting 'Reports:Schedule', which is not set.")]
    [InlineData(typeof(UnsetQueue),       "Function 'UnsetQueue': '%Queue%' refers to the setting 'Queue', which is not set.")]
    [InlineData(typeof(UnsetConnection),  "Function 'UnsetConnection': the connection 'Elsewhere' is not set.")]
    [InlineData(typeof(BadRetry),         "Function 'BadRetry': 'soon' is not a retry interval")]
    [InlineData(typeof(QueueRetry),       "Function 'QueueRetry': retry attributes only work on timers")]
    // Routes.
    [InlineData(typeof(SameRoute),        "More than one function answers GET /api/campaigns/{id}: First, Second.")]
    [InlineData(typeof(AnyAndOne),        "More than one function answers GET /api/anything: All, One.")]
    public void Host_RefusesToStart_WhenFunctionIsWrong(Type function, string problem)
    {
        var setup = new HostSetup(function) { Settings = new() { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" } };

        var refused = Assert.Throws<InvalidOperationException>(setup.Build);

        Assert.Contains($"- {problem}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_NamesAllProblems_WhenThereAreSeveral()
    {
        var refused = Assert.Throws<InvalidOperationException>(new HostSetup(typeof(NoTrigger), typeof(BadSchedule)).Build);

        Assert.Contains("'NoTrigger'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'BadSchedule'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Set AzureWebJobsStorage", new HostSetup(typeof(GoodTimer)).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Host_RefusesToStart_WhenWebApplicationIsNotConfigured() =>
        Assert.Contains("ConfigureFunctionsWebApplication()", new HostSetup(typeof(DifferentMethods)) { Configure = _ => { } }.Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Routes_DoNotCollide_WhenMethodsDiffer()
    {
        var problems = new StartProblems();

        var functions = FunctionCatalog.Discover([typeof(DifferentMethods)], problems);
        Embedded.Http.HttpRoute.Check(functions, "api", problems);

        problems.ThrowIfAny();
        Assert.Equal(["Get", "Put"], functions.Select(f => f.Name));
    }

    [Fact]
    public void Route_IsRefused_WhenItBelongsToTheHost() =>
        Assert.Contains(
            "Function 'Intruder': the route /admin/page belongs to the host.",
            new HostSetup(typeof(Intruder)) { HostJson = """{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""" }.Refusal(),
            StringComparison.Ordinal);

    [Fact]
    public async Task Function_IsFound_WhenItsMethodIsStatic()
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Static)));

        Assert.Equal("static", await host.Client.GetStringAsync("/api/static"));
    }

    public sealed class SameName
    {
        [Function("Twice")]
        public void First([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;

        [Function("TWICE")]
        public void Second([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }

    public sealed class NoTrigger
    {
        [Function("NoTrigger")]
        public void Run(string message) => _ = message;
    }

    public sealed class TwoTriggers
    {
        [Function("TwoTriggers")]
        public void Run([QueueTrigger("q")] string message, [TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = (message, timer);
    }

    public sealed class AsyncVoid
    {
        [Function("AsyncVoid")]
        public async void Run([QueueTrigger("q")] string message) => await Task.FromResult(message);
    }

    public sealed class NotPublic
    {
        [Function("NotPublic")]
        internal void Run([QueueTrigger("q")] string message) => _ = message;
    }

    internal sealed class Hidden
    {
        [Function("Hidden")]
        public void Run([QueueTrigger("q")] string message) => _ = message;
    }

    public sealed class Unbound
    {
        [Function("Unbound")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{id}")] HttpRequest request, string other) => _ = (request, other);
    }

    public sealed class UnboundType
    {
        [Function("UnboundType")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{id}")] HttpRequest request, Uri id) => _ = (request, id);
    }

    public sealed class WrongTriggerType
    {
        [Function("WrongTriggerType")]
        public void Run([TimerTrigger("0 0 * * * *")] string timer) => _ = timer;
    }

    public sealed class BadSchedule
    {
        [Function("BadSchedule")]
        public void Run([TimerTrigger("every hour")] TimerInfo timer) => _ = timer;
    }

    public sealed class UnsetSchedule
    {
        [Function("UnsetSchedule")]
        public void Run([TimerTrigger("%Reports:Schedule%")] TimerInfo timer) => _ = timer;
    }

    public sealed class UnsetQueue
    {
        [Function("UnsetQueue")]
        public void Run([QueueTrigger("%Queue%")] string message) => _ = message;
    }

    public sealed class UnsetConnection
    {
        [Function("UnsetConnection")]
        public void Run([QueueTrigger("q", Connection = "Elsewhere")] string message) => _ = message;
    }

    public sealed class BadRetry
    {
        [Function("BadRetry")]
        [FixedDelayRetry(3, "soon")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }

    public sealed class QueueRetry
    {
        [Function("QueueRetry")]
        [FixedDelayRetry(3, "00:00:01")]
        public void Run([QueueTrigger("q")] string message) => _ = message;
    }

    public sealed class SameRoute
    {
        [Function("First")]
        public void First([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "campaigns/{id}")] HttpRequest request, string id) => _ = (request, id);

        [Function("Second")]
        public void Second([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "/Campaigns/{name}/")] HttpRequest request, string name) => _ = (request, name);
    }

    public sealed class AnyAndOne
    {
        [Function("All")]
        public void All([HttpTrigger(AuthorizationLevel.Anonymous, Route = "anything")] HttpRequest request) => _ = request;

        [Function("One")]
        public void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "anything")] HttpRequest request) => _ = request;
    }

    public sealed class DifferentMethods
    {
        [Function("Get")]
        public void Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns/{id}")] HttpRequest request, string id) => _ = (request, id);

        [Function("Put")]
        public void Put([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "campaigns/{id}")] HttpRequest request, string id) => _ = (request, id);
    }

    public sealed class Intruder
    {
        [Function("Intruder")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/page")] HttpRequest request) => _ = request;
    }

    public sealed class GoodTimer
    {
        [Function("GoodTimer")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }

    public static class Static
    {
        [Function("Static")]
        public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            new ContentResult { Content = $"static{request.QueryString}" };
    }
}
