using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads <c>{"odata.error":{"code":"…","message":{"lang":"…","value":"…"}}}</c>.</summary>
internal sealed class ODataError : RequestFailedDetailsParser
{
    public static readonly ODataError Parser = new();

    /// <summary>The error's code, or null if the answer does not carry one.</summary>
    public static string? CodeOf(Response response) =>
        Parser.TryParse(response, out var error, out _) ? error.Code : null;

    public override bool TryParse(
        Response response, [NotNullWhen(true)] out ResponseError? error, [NotNullWhen(true)] out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null || response.Content.ToMemory() is not { Length: > 0 } body || body.Span[0] != '{')
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(body);
            if (!json.RootElement.TryGetProperty("odata.error", out var fault))
            {
                return false;
            }

            error = new ResponseError(fault.GetProperty("code").GetString(), fault.GetProperty("message").GetProperty("value").GetString());
            data = new Dictionary<string, string>();
            return true;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }
}
