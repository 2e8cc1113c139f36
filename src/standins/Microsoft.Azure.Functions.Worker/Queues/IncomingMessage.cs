using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Microsoft.Azure.Functions.Worker.Embedded.Queues;

/// <summary>A message as it lies in the queue, and how its sender encoded it.</summary>
internal sealed record IncomingMessage(QueueMessage Raw, QueueMessageEncoding Encoding)
{
    /// <exception cref="FormatException">The text is not base64.</exception>
    public BinaryData Decode() =>
        Encoding == QueueMessageEncoding.None ? Raw.Body : new BinaryData(Convert.FromBase64String(Raw.MessageText));

    /// <summary>A message that never lay in a queue.</summary>
    public static IncomingMessage FromText(string text, QueueMessageEncoding encoding)
    {
        var body = encoding == QueueMessageEncoding.None ? text : Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
        return new(QueuesModelFactory.QueueMessage("", "", new BinaryData(body), dequeueCount: 1, null, null, null), encoding);
    }

    /// <summary>The text that was sent; as it lies in the queue when it cannot be decoded.</summary>
    public string Text()
    {
        var buffer = new byte[Raw.MessageText.Length];
        return Encoding == QueueMessageEncoding.Base64 && Convert.TryFromBase64String(Raw.MessageText, buffer, out var length)
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, length)
            : Raw.MessageText;
    }
}
