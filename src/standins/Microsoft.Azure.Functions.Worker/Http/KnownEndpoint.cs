using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Embedded.Http;

/// <summary>Marks the host's endpoints. Whatever else routing comes up with, such as 405 for a wrong method, is 404, as in Azure.</summary>
internal sealed class KnownEndpoint
{
    public static readonly KnownEndpoint Mark = new();

    public static void UseNotFoundForTheRest(IApplicationBuilder app) =>
        app.Use(next => http =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<KnownEndpoint>() is not null)
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
}
