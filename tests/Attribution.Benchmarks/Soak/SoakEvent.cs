namespace Attribution.Benchmarks.Soak;

/// <summary>Something that happened once.</summary>
/// <param name="Number">Makes it another than all others; events with the same number are the same event.</param>
/// <param name="Measure">What is counted, as the path names it.</param>
/// <param name="Channel">Channel id.</param>
/// <param name="Campaign">Campaign id.</param>
/// <param name="At">When it happened.</param>
/// <param name="Cents">Amount of a cost.</param>
/// <param name="Visitor">Visitor of a click; null when unknown.</param>
/// <param name="IsLead">Whether a form says how to reach the person.</param>
internal sealed record SoakEvent(long Number, string Measure, string Channel, string Campaign, DateTimeOffset At, int Cents, string? Visitor, bool IsLead)
{
    /// <summary>As it is sent: the same bytes every time.</summary>
    public void Write(MemoryStream body)
    {
        FormattableString text = $"{{\"source\":\"web\",\"id\":\"s-{Number}\",\"channel\":\"{Channel}\",\"campaign\":\"{Campaign}\",\"occurredAt\":\"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"";
        Append(body, text);
        if (Measure == "costs")
        {
            Append(body, $",\"amount\":\"{Cents / 100}.{Cents % 100:D2}\",\"currency\":\"EUR\"");
        }

        if (Visitor is not null)
        {
            Append(body, $",\"visitorId\":\"{Visitor}\"");
        }

        if (IsLead)
        {
            Append(body, $",\"contact\":{{\"name\":\"Person {Number}\",\"email\":\"person-{Number}@example.com\"}}");
        }

        body.WriteByte((byte)'}');
    }

    private static void Append(MemoryStream body, FormattableString text) => body.Write(System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant(text)));
}
