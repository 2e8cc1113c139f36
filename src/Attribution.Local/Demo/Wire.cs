using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attribution.Local.Demo;

/// <summary>Something that happened once, as it is sent.</summary>
internal sealed record EventBody(string Source, string Id, string? Channel, string? Campaign, string OccurredAt)
{
    public string? VisitorId { get; init; }

    public IReadOnlyDictionary<string, string>? ClickIds { get; init; }

    public string? Amount { get; init; }

    public string? Currency { get; init; }

    public ContactBody? Contact { get; init; }
}

/// <summary>Who filled a form, as it is sent.</summary>
internal sealed record ContactBody(string? Name, string? Email, string? Phone, string? Company)
{
    public string? Interest { get; init; }

    public string? Temperature { get; init; }
}

/// <summary>A platform's count of a day, or for reach of a range of days, as it is sent.</summary>
internal sealed record TotalBody(string Source, string Channel, string? Campaign, string ReportedAt)
{
    public string? Day { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public long? Value { get; init; }

    public string? Amount { get; init; }

    public string? Currency { get; init; }
}

/// <summary>Spelling of bodies, times and amounts.</summary>
internal static class Wire
{
    public const string Currency = "EUR";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Letters of every script as they are, as platforms send them; these bodies are never part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One object, or an array when there are several.</summary>
    public static PushItem AsJson<T>(int wave, string path, IReadOnlyList<T> items, int rejected = 0) =>
        Post(wave, path, "application/json", items.Count == 1 ? JsonSerializer.Serialize(items[0], Json) : JsonSerializer.Serialize(items, Json), items.Count, rejected);

    /// <summary>One object a line.</summary>
    public static PushItem AsLines<T>(int wave, string path, IReadOnlyList<T> items, int rejected = 0) =>
        Post(wave, path, "application/x-ndjson", string.Join('\n', items.Select(item => JsonSerializer.Serialize(item, Json))), items.Count, rejected);

    /// <summary>An object that replaces the one of that address.</summary>
    public static PushItem Put(int wave, string path, object body) =>
        new(wave, HttpMethod.Put, path, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, Json), new Answer(200));

    /// <summary>A platform's own body, to the platform's own address.</summary>
    public static PushItem Webhook(int wave, string path, string body, int status) =>
        new(wave, HttpMethod.Post, path, "application/json", Encoding.UTF8.GetBytes(body), new Answer(status));

    /// <summary>An export as a file, with a dry run before it.</summary>
    public static PushItem File(int wave, string path, string contentType, string body, int rows) =>
        new(wave, HttpMethod.Post, path, contentType, Encoding.UTF8.GetBytes(body), new Answer(200, rows)) { IsRehearsed = true };

    public static string Text(object body) => JsonSerializer.Serialize(body, Json);

    public static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Money(long micros) => (micros / 1_000_000m).ToString("0.00####", CultureInfo.InvariantCulture);

    private static PushItem Post(int wave, string path, string contentType, string body, int received, int rejected) =>
        new(wave, HttpMethod.Post, path, contentType, Encoding.UTF8.GetBytes(body), new Answer(rejected > 0 && rejected == received ? 422 : 200, received, rejected));
}
