using System.Diagnostics;

namespace Attribution.Functions.Telemetry;

/// <summary>
/// The trace context of a message: a member <c>traceparent</c> (W3C) of its JSON. Readers of messages pass over members that they do not know, so messages without it, and
/// programs that know nothing of it, work as before. It is there only while somebody records the trace.
/// </summary>
internal static class MessageTrace
{
    private const string Start = ",\"traceparent\":\"";
    private const string End = "\"}";
    private const int IdLength = 55;

    /// <summary>The message with the context of what is being done now; as it is when nobody records that.</summary>
    /// <param name="body">A JSON object with at least one member.</param>
    public static string Mark(string body) =>
        Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C, Id: { } id } ? string.Concat(body.AsSpan(0, body.Length - 1), Start, id, End) : body;

    /// <summary>The context in which a message was written; none when it names none.</summary>
    public static ActivityContext Of(string body)
    {
        var start = body.LastIndexOf(Start, StringComparison.Ordinal);
        return start >= 0 && body.Length == start + Start.Length + IdLength + End.Length && body.EndsWith(End, StringComparison.Ordinal)
            && ActivityContext.TryParse(body.Substring(start + Start.Length, IdLength), null, isRemote: true, out var context) ? context : default;
    }
}
