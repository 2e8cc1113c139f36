using System.Net;
using System.Net.Sockets;

namespace Azure.Data.Tables.Tests;

public sealed class RetryTests
{
    private static readonly TableSharedKeyCredential Credential = new("acme", "c2VjcmV0");

    [Fact]
    public async Task SubmitTransaction_SendsTheSameBodyAgain_WhenTheServiceIsBusy()
    {
        using var service = new ScriptedService(ScriptedService.Busy, ScriptedService.Dropped, Committed);

        var result = await Table(service).SubmitTransactionAsync([Add("r")]);

        Assert.Equal(204, Assert.Single(result.Value).Status);
        Assert.Equal(3, service.Requests.Count);
        Assert.NotEmpty(service.Requests[0].Body);
        Assert.All(service.Requests, r => Assert.Equal(service.Requests[0].Body, r.Body));
        Assert.All(service.Requests, r => Assert.StartsWith("SharedKeyLite acme:", r.Headers["Authorization"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task AddEntity_TriesAgain_WhenTheAnswerIs(HttpStatusCode status)
    {
        using var service = new ScriptedService(() => ScriptedService.Error(status, "Passing", "Try again."), ScriptedService.NoContent);

        await Table(service).AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    public async Task AddEntity_FailsAtOnce_WhenTheAnswerIs(HttpStatusCode status)
    {
        using var service = new ScriptedService(() => ScriptedService.Error(status, "Lasting", "No."));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table(service).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(((int)status, "Lasting"), (failure.Status, failure.ErrorCode));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task AddEntity_GivesUpWithTheServicesReason_WhenItStaysBusy()
    {
        using var service = new ScriptedService(ScriptedService.Busy);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => Table(service).AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((503, "ServerBusy"), (failure.Status, failure.ErrorCode));
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public async Task AddEntity_TriesAgain_WhenTheConnectionIsDroppedUnanswered()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = DropThenAnswer(listener);
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        var table = new TableClient(new Uri($"http://{listener.LocalEndpoint}/acme"), "t", Credential, options);

        var response = await table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(204, response.Status);
        Assert.Equal(2, await served);
    }

    [Fact]
    public async Task AddEntity_StopsWaiting_WhenCancelledInFlight()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var cancellation = new CancellationTokenSource();
        var table = new TableClient(new Uri($"http://{listener.LocalEndpoint}/acme"), "t", Credential);

        var add = table.AddEntityAsync(new TableEntity("p", "r"), cancellation.Token);
        using var connection = await listener.AcceptTcpClientAsync();
        Assert.False(add.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => add);
    }

    private static TableClient Table(ScriptedService service) => new(new Uri("https://acme.table.core.windows.net"), "t", Credential, service.Options());

    private static TableTransactionAction Add(string row) => new(TableTransactionActionType.Add, new TableEntity("p", row));

    private static HttpResponseMessage Committed() => TransactionAnswers.Of(TransactionAnswers.Committed(1));

    private static async Task<int> DropThenAnswer(TcpListener listener)
    {
        var connections = 0;
        using (var dropped = await listener.AcceptTcpClientAsync())
        {
            connections++;
            await dropped.GetStream().ReadExactlyAsync(new byte[64]);
        }

        using var answered = await listener.AcceptTcpClientAsync();
        connections++;
        await ReadRequest(answered.GetStream());
        await answered.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n"u8.ToArray());
        return connections;
    }

    /// <summary>Reads up to the brace that ends the body.</summary>
    private static async Task ReadRequest(NetworkStream stream)
    {
        var last = new byte[1];
        do
        {
            await stream.ReadExactlyAsync(last);
        }
        while (last[0] != '}');
    }
}
