using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>The application's settings: local.settings.json, then the environment, then the command line.</summary>
internal static class Settings
{
    private const string EnvironmentPrefix = "AZURE_FUNCTIONS_";

    public static void AddSettings(this IConfigurationBuilder configuration, string[] args, EmbeddedHostOptions options)
    {
        configuration.AddInMemoryCollection(LocalSettings(Path.Combine(options.ContentRoot, "local.settings.json")));
        if (options.ReadEnvironment)
        {
            configuration.AddEnvironmentVariables(EnvironmentPrefix);
            configuration.AddEnvironmentVariables();
        }

        configuration.AddCommandLine(args);
    }

    /// <summary>Name of the environment; as in Azure, production unless something says otherwise.</summary>
    public static string EnvironmentName(IConfiguration configuration) =>
        configuration["AZURE_FUNCTIONS_ENVIRONMENT"] is { Length: > 0 } name ? name : "Production";

    private static Dictionary<string, string?> LocalSettings(string path)
    {
        var file = new ConfigurationBuilder().AddJsonFile(path, optional: true).Build();
        if (file.GetValue("IsEncrypted", false))
        {
            throw new InvalidOperationException($"{path} is encrypted, which only Core Tools can read. Set IsEncrypted to false.");
        }

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in file.AsEnumerable().Where(s => s.Value is not null))
        {
            if (key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
            {
                settings[key["Values:".Length..].Replace("__", ":", StringComparison.Ordinal)] = value;
            }
            else if (key.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) || key.StartsWith("ConnectionStrings:", StringComparison.OrdinalIgnoreCase))
            {
                settings[key] = value;
            }
        }

        return settings;
    }
}
