using Microsoft.Azure.Functions.Worker.Embedded.Configuration;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    private FunctionsApplication()
    {
    }

    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, new EmbeddedHostOptions());
}
