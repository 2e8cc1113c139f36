namespace Azure.Data.Tables;

/// <summary>A transaction was refused, and nothing of it was written.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <param name="requestFailedException">The refusal of the action at fault.</param>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException?.Status ?? throw new ArgumentNullException(nameof(requestFailedException)),
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException) =>
        FailedTransactionActionIndex = LeadingIndex(requestFailedException.Message);

    /// <summary>Position of the action at fault, from zero; null when the service did not name one.</summary>
    public int? FailedTransactionActionIndex { get; }

    /// <summary>The service starts its message with the index and a colon: "3:The specified entity already exists."</summary>
    private static int? LeadingIndex(ReadOnlySpan<char> message)
    {
        var colon = message.IndexOf(':');
        return colon > 0 && int.TryParse(message[..colon], System.Globalization.NumberStyles.None, null, out var index) ? index : null;
    }
}
