using System.Net;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Operations;

/// <summary>What changes weeks of credits or reports is for whoever has the master key, and leaves a row. The weeks are 2024-W08 and 2024-W09.</summary>
[Collection(SalesAppCollection.Name)]
public sealed class AuditTests(AppFixture app)
{
    [Theory]
    [InlineData("/attribution/recompute?from=2024-02-20&to=2024-02-28", "")]
    [InlineData("/reports/2024-W08/revisions", """{"reason":"Meta billed a day twice."}""")]
    public async Task Operation_IsRefused_WithAKeyOfASender(string path, string body) =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Api.Post(path, body)).Status);

    [Fact]
    public async Task Operation_LeavesARow_WithWhatCameOfIt()
    {
        Assert.True((await app.Api.PostAsMaster("/attribution/recompute?from=2024-02-20&to=2024-02-28")).IsSuccess);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api.PostAsMaster("/reports/2024-W08/revisions", """{"reason":"Meta billed a day twice."}""")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Api.PostAsMaster("/reports/2024-W08/revisions", "{}")).Status);

        var operations = new Operator(app);
        Assert.Equal(["2 Weeks whose leads are credited again, from 2024-W08 to 2024-W09."], await operations.Audit("recompute-leads", "2024-02-20..2024-02-28"));
        Assert.Equal(["0 No report of the week has been built."], await operations.Audit("reopen-week", "2024-W08"));
    }
}
