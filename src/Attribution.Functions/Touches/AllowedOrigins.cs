using Attribution.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Attribution.Functions.Touches;

/// <summary>Origins whose pages may send touches, and what a browser has to be told about it.</summary>
public sealed class AllowedOrigins(IOptions<AttributionOptions> options)
{
    private const string PreflightSeconds = "7200";

    private readonly HashSet<string> origins = new(
        options.Value.Origins.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);

    /// <summary>Whether a request comes from a page of one of them, compared character by character; tells the browser so.</summary>
    public bool Admit(HttpContext http)
    {
        // Told in any case: what is answered depends on the origin, and caches have to know.
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (http.Request.Headers.Origin is not [{ } origin] || !origins.Contains(origin))
        {
            return false;
        }

        http.Response.Headers.AccessControlAllowOrigin = origin;
        return true;
    }

    /// <summary>As <see cref="Admit"/>; and what may be sent.</summary>
    public bool AdmitPreflight(HttpContext http)
    {
        if (!Admit(http))
        {
            return false;
        }

        http.Response.Headers.AccessControlAllowMethods = HttpMethods.Post;
        http.Response.Headers.AccessControlAllowHeaders = "content-type, x-functions-key";
        http.Response.Headers.AccessControlMaxAge = PreflightSeconds;
        return true;
    }
}
