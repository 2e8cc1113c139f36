using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>Gives a queue function its message in the type that it asks for.</summary>
internal static class QueueArgument
{
    public static Func<FunctionContext, object?> For(Type type) =>
        type == typeof(string) ? context => Body(context).ToString()
        : type == typeof(BinaryData) ? Body
        : type == typeof(byte[]) ? context => Body(context).ToArray()
        : type == typeof(QueueMessage) ? Decoded
        : context => Deserialize(context, type);

    private static BinaryData Body(FunctionContext context) => Message(context).Decode();

    private static QueueMessage Decoded(FunctionContext context)
    {
        var raw = Message(context).Raw;
        return QueuesModelFactory.QueueMessage(
            raw.MessageId, raw.PopReceipt, Body(context), raw.DequeueCount, raw.NextVisibleOn, raw.InsertedOn, raw.ExpiresOn);
    }

    private static object Deserialize(FunctionContext context, Type type)
    {
        ObjectSerializer serializer = context.InstanceServices.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;
        return serializer.Deserialize(Body(context).ToStream(), type, context.CancellationToken)
            ?? throw new FormatException($"The message is the JSON value null, not a {type.Name}.");
    }

    private static IncomingMessage Message(FunctionContext context) =>
        context.Features.Get<IncomingMessage>() ?? throw new InvalidOperationException("The invocation has no queue message.");
}
