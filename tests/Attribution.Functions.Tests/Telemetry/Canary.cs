using System.Text;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>A text that must not come out anywhere, and the forms in which it could.</summary>
/// <param name="Text">The text, in letters whose encodings nothing else produces by chance.</param>
internal sealed record Canary(string Text)
{
    /// <summary>The forms in which the bytes hold it; none is right.</summary>
    public IEnumerable<string> FoundIn(byte[] bytes) => Forms().Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{Text} {form.Name}");

    private IEnumerable<(string Name, byte[] Bytes)> Forms()
    {
        var own = Encoding.UTF8.GetBytes(Text);
        yield return ("plain", own);
        yield return ("without regard to case", Encoding.UTF8.GetBytes(Text.ToLowerInvariant()));
        yield return ("percent-encoded", Encoding.UTF8.GetBytes(Uri.EscapeDataString(Text)));
        yield return ("as a form's field", Encoding.UTF8.GetBytes(System.Net.WebUtility.UrlEncode(Text)));
        yield return ("as JSON", Encoding.UTF8.GetBytes(System.Text.Json.JsonEncodedText.Encode(Text).ToString()));
        yield return ("in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(own)));
        yield return ("in capital hex", Encoding.ASCII.GetBytes(Convert.ToHexString(own)));
        for (var before = 0; before < 3; before++)
        {
            // Base64 depends on how many bytes stand before; what those and the next ones share with it is left out.
            var encoded = Convert.ToBase64String([.. new byte[before], .. own]);
            var first = before == 0 ? 0 : before + 1;
            var last = (before + own.Length) / 3 * 4;
            yield return ($"in Base64 after {before}", Encoding.ASCII.GetBytes(encoded[first..last]));
            yield return ($"in Base64 of URLs after {before}", Encoding.ASCII.GetBytes(encoded[first..last].Replace('+', '-').Replace('/', '_')));
        }
    }
}
