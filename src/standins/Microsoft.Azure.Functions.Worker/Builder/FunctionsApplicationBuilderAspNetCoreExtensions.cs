using Microsoft.Azure.Functions.Worker.Embedded.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.Services.AddMvc();
        builder.UseWhen<HttpResultMiddleware>(HttpResultMiddleware.Applies);
        return builder;
    }
}
