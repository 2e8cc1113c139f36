using Attribution.Functions.Ingestion;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Attribution.Functions.Imports;

/// <summary>A request whose body is a file of any size.</summary>
internal static class FileRequest
{
    /// <summary>What headers alone decide; null when the file may be read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="contentTypes">What the file may be sent as, the usual type first.</param>
    /// <param name="most">Largest file, in bytes.</param>
    public static FileFault? Refusal(HttpRequest request, IReadOnlyList<string> contentTypes, long most) =>
        RequestBody.IsCompressed(request)
                ? new(FileFaultKind.WrongType, new ItemFault("", "compressed-body", "Send the file as it is, without Content-Encoding."))
            : !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !contentTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
                ? new(FileFaultKind.WrongType, new ItemFault("", "wrong-content-type", $"The body is {request.ContentType ?? "of no type"}; send {contentTypes[0]}."))
            : type.Charset.HasValue && !type.Charset.Value.Trim('"').StartsWith("utf-", StringComparison.OrdinalIgnoreCase)
                ? new(FileFaultKind.WrongType, new ItemFault("", "wrong-encoding", "Save the file as UTF-8 (in Excel: 'CSV UTF-8') and send it as charset=utf-8."))
            : request.ContentLength > most
                ? ImportRun.TooLarge(most)
            : null;

    /// <summary>The server's limit for other bodies gives way to the one for files.</summary>
    public static void Lift(HttpRequest request, long most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }
    }

    /// <summary>Its parameters.</summary>
    public static Dictionary<string, string> Query(HttpRequest request) =>
        request.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase);
}
