using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>The key that a caller sends: the header <c>x-functions-key</c>, or else the query's <c>code</c>.</summary>
internal static class PresentedKey
{
    private const string Header = "x-functions-key";

    public static string? Of(HttpRequest request) =>
        request.Headers.TryGetValue(Header, out var header) ? header.ToString() : request.Query["code"].ToString();
}
