using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Attribution.Benchmarks.Load;

/// <summary>
/// Clicks as a web site sends them, written straight as bytes. Of a hundred, as many as asked for name a visitor, and half of
/// these a click id too; they spread over twelve campaigns.
/// </summary>
internal sealed class Clicks(string channel, int percentIdentified)
{
    public const int Campaigns = 12;

    private readonly byte[] middle = Encoding.UTF8.GetBytes($"\",\"channel\":\"{channel}\",\"campaign\":\"2187345091");

    /// <summary>Appends one click.</summary>
    /// <param name="body">Where to.</param>
    /// <param name="number">Makes the click another than all others.</param>
    /// <param name="at">When it happened.</param>
    public void Write(MemoryStream body, long number, DateTimeOffset at)
    {
        Span<byte> digits = stackalloc byte[40];
        body.Write("{\"source\":\"web\",\"id\":\"c-"u8);
        Number(body, digits, number);
        body.Write(middle);
        Number(body, digits, 10 + number % Campaigns);
        body.Write("\",\"occurredAt\":\""u8);
        at.UtcDateTime.TryFormat(digits, out var written, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        body.Write(digits[..written]);
        if (number % 100 < percentIdentified)
        {
            body.Write("\",\"visitorId\":\"v-4c1f-"u8);
            Number(body, digits, number);
            if (number % 2 == 0)
            {
                body.Write("\",\"clickIds\":{\"gclid\":\"CjwKCAjw0aS3BhA3EiwAKaD2ZY"u8);
                Number(body, digits, number);
                body.Write("\"}}"u8);
                return;
            }
        }

        body.Write("\"}"u8);
    }

    private static void Number(MemoryStream body, Span<byte> digits, long number)
    {
        Utf8Formatter.TryFormat(number, digits, out var written);
        body.Write(digits[..written]);
    }
}
