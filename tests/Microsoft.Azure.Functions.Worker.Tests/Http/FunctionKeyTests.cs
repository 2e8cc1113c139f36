using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class FunctionKeyTests
{
    private static readonly Dictionary<string, string?> Keys = new()
    {
        ["FunctionKeys:Master"] = "the-master-key",
        ["FunctionKeys:Host:default"] = "the-host-key",
        ["FunctionKeys:Host:old"] = "the-old-host-key",
        ["FunctionKeys:Host:empty"] = "",
        ["FunctionKeys:Function:guarded:partner"] = "the-partners-key",
        ["FunctionKeys:Function:Other:partner"] = "the-other-functions-key",
    };

    [Theory]
    // Level function: its own keys, the host's keys, the master key.
    [InlineData("/api/Guarded",                         "the-partners-key",        200)]
    [InlineData("/api/Guarded",                         "the-host-key",            200)]
    [InlineData("/api/Guarded",                         "the-old-host-key",        200)]
    [InlineData("/api/Guarded",                         "the-master-key",          200)]
    [InlineData("/api/Guarded",                         "the-other-functions-key", 401)]
    [InlineData("/api/Guarded",                         "THE-HOST-KEY",            401)]
    [InlineData("/api/Guarded",                         "the-host-key2",           401)]
    [InlineData("/api/Guarded",                         "",                        401)]
    [InlineData("/api/Guarded",                         null,                      401)]
    // In the query; a header counts more, even a wrong one.
    [InlineData("/api/Guarded?code=the-host-key",       null,                      200)]
    [InlineData("/api/Guarded?code=wrong",              null,                      401)]
    [InlineData("/api/Guarded?code=",                   null,                      401)]
    [InlineData("/api/Guarded?code=the-host-key",       "wrong",                   401)]
    [InlineData("/api/Guarded?code=wrong",              "the-host-key",            200)]
    // Levels above function: the master key only.
    [InlineData("/api/ForAdmins",                       "the-master-key",          200)]
    [InlineData("/api/ForAdmins",                       "the-host-key",            401)]
    [InlineData("/api/ForSystem",                       "the-master-key",          200)]
    [InlineData("/api/ForSystem",                       "the-host-key",            401)]
    // Anonymous: with or without.
    [InlineData("/api/Open",                            null,                      200)]
    [InlineData("/api/Open",                            "wrong",                   200)]
    public async Task Request_IsLetIn_WhenKeyFitsTheLevel(string path, string? header, int status)
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions)) { Settings = Keys });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var response = await host.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal(status == 200 ? "in" : "", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Request_IsLetIn_WhenKeysAreDisabled()
    {
        await using var host = await TestHost.Start(new HostSetup(typeof(Functions)) { Settings = new() { ["FunctionKeys:Disabled"] = "true" } });

        Assert.Equal("in", await host.Client.GetStringAsync("/api/Guarded"));
        Assert.Equal("in", await host.Client.GetStringAsync("/api/ForAdmins"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Host_RefusesToStart_WhenNoKeyIsSet(string? key)
    {
        var setup = new HostSetup(typeof(Functions)) { Settings = new() { ["FunctionKeys:Host:default"] = key } };

        var refused = Assert.Throws<InvalidOperationException>(setup.Build);

        Assert.Contains("Set FunctionKeys__Host__default", refused.Message, StringComparison.Ordinal);
    }

    public sealed class Functions
    {
        [Function("Guarded")]
        public IActionResult Guarded([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => In(request);

        [Function("Other")]
        public IActionResult Other([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => In(request);

        [Function("ForAdmins")]
        public IActionResult ForAdmins([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => In(request);

        [Function("ForSystem")]
        public IActionResult ForSystem([HttpTrigger(AuthorizationLevel.System, "get")] HttpRequest request) => In(request);

        [Function("Open")]
        public IActionResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => In(request);

        private static ContentResult In(HttpRequest request) => new() { Content = request.Method == "GET" ? "in" : "" };
    }
}
