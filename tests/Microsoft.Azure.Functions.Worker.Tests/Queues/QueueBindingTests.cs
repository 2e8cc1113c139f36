using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

#pragma warning disable format // The columns of tables stay aligned.

namespace Microsoft.Azure.Functions.Worker.Tests.Queues;

public sealed class QueueBindingTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private const string Message = """{"LEADID":"l-1","count":2}""";

    [Theory]
    [InlineData(typeof(AsText),     "base64", Message)]
    [InlineData(typeof(AsText),     "none",   Message)]
    [InlineData(typeof(AsBytes),    "base64", Message)]
    [InlineData(typeof(AsData),     "base64", Message)]
    [InlineData(typeof(AsMessage),  "base64", $"1 {Message}")]
    [InlineData(typeof(AsMessage),  "none",   $"1 {Message}")]
    [InlineData(typeof(AsRecord),   "base64", "l-1 2")]
    [InlineData(typeof(AsRecord),   "none",   "l-1 2")]
    public async Task Message_IsBound_WhenParameterIs(Type function, string encoding, string expected)
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, function, $""" "messageEncoding": "{encoding}" """);

        await (encoding == "none" ? queue.SendRaw(Message) : queue.Send(Message));

        await host.Journal.Has(expected);
        await queue.HasCount(0);
    }

    [Fact]
    public async Task Record_IsReadBySerializer_WhenWorkerOptionsNameOne()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(AsRecord), configure: b =>
            b.Services.Configure<WorkerOptions>(o =>
                o.Serializer = new JsonObjectSerializer(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower })));

        await queue.Send("""{"lead-id":"l-2","count":3}""");

        await host.Journal.Has("l-2 3");
    }

    [Fact]
    public async Task Metadata_IsInBindingDataAndParameters_WhenMessageRuns()
    {
        var queue = await TestQueue.Create(azurite.ConnectionString);
        await using var host = await QueueHost.Start(azurite, queue, typeof(WithMetadata));

        await queue.Send("hello");

        await host.Journal.Has("hello hello 1", "same id: True", "inserted: True", "receipt: True");
    }

    public sealed record Lead(string LeadId, int Count);

    public sealed class AsText(Journal journal)
    {
        [Function("AsText")]
        public void Run([QueueTrigger("%Queue%")] string message) => journal.Add(message);
    }

    public sealed class AsBytes(Journal journal)
    {
        [Function("AsBytes")]
        public void Run([QueueTrigger("%Queue%")] byte[] message) => journal.Add(System.Text.Encoding.UTF8.GetString(message));
    }

    public sealed class AsData(Journal journal)
    {
        [Function("AsData")]
        public void Run([QueueTrigger("%Queue%")] BinaryData message) => journal.Add(message.ToString());
    }

    public sealed class AsMessage(Journal journal)
    {
        [Function("AsMessage")]
        public void Run([QueueTrigger("%Queue%")] QueueMessage message) => journal.Add($"{message.DequeueCount} {message.Body}");
    }

    public sealed class AsRecord(Journal journal)
    {
        [Function("AsRecord")]
        public void Run([QueueTrigger("%Queue%")] Lead lead) => journal.Add($"{lead.LeadId} {lead.Count}");
    }

    public sealed class WithMetadata(Journal journal)
    {
        [Function("WithMetadata")]
        public Task Run([QueueTrigger("%Queue%")] string message, string id, long dequeueCount, FunctionContext context)
        {
            var data = context.BindingContext.BindingData;
            journal.Add($"{message} {data["QueueTrigger"]} {dequeueCount}");
            journal.Add($"same id: {id == (string?)data["Id"]}");
            journal.Add($"inserted: {data["InsertionTime"] is DateTimeOffset { Year: > 2000 }}");
            journal.Add($"receipt: {data["PopReceipt"] is string { Length: > 0 }}");
            return Task.CompletedTask;
        }
    }
}
