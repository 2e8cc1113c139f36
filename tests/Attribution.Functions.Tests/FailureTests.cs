using System.Net.Sockets;
using Attribution.Functions.Http;
using Attribution.Storage;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Tests;

/// <summary>Which failures are an outage, that asks to try again, and which are our fault.</summary>
public sealed class FailureTests
{
    public static TheoryData<int, Exception> Failures => new()
    {
        // The store.
        { 503, new SocketException((int)SocketError.NotConnected) },
        { 503, new IOException("Connection reset by peer.") },
        { 503, new RequestFailedException(0, "No answer.") },
        { 503, new RequestFailedException(500, "Operation timed out.") },
        { 503, new AggregateException(new RequestFailedException("Retry failed."), new SocketException((int)SocketError.ConnectionRefused)) },
        { 503, new TaskCanceledException("No answer in time.") },
        { 503, new StoreBusyException("Too many writers.") },
        // The request.
        { 400, new BadHttpRequestException("Unexpected end of request content.") },
        // We.
        { 500, new RequestFailedException(400, "InvalidInput") },
        { 500, new InvalidOperationException("A bug.") },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Failure_IsAnsweredWithStatus_WhenItIs(int status, Exception failure)
    {
        var problem = Assert.IsAssignableFrom<ObjectResult>(FailuresAsProblems.ToProblem(failure, "00-1-2-00"));

        Assert.Equal(status, problem.StatusCode);
    }
}
