using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>Where the host listens. On the loopback address, unless a full address is given.</summary>
internal static class ListenAddress
{
    private const int DefaultPort = 7071;

    /// <summary><c>--port</c> or <c>--urls</c>, then <c>ASPNETCORE_URLS</c>, then <c>Host.LocalHttpPort</c> of local.settings.json.</summary>
    public static string Read(string[] args, IConfiguration settings)
    {
        // Not from all settings: PORT is a common variable that means something else.
        var commandLine = new ConfigurationBuilder().AddCommandLine(args).Build();
        return commandLine["port"] is { } port ? Loopback(port, "--port")
            : commandLine["urls"] ?? settings["ASPNETCORE_URLS"] ?? Loopback(settings["Host:LocalHttpPort"] ?? $"{DefaultPort}", "Host:LocalHttpPort");
    }

    private static string Loopback(string port, string source) =>
        ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? $"http://127.0.0.1:{number}"
            : throw new InvalidOperationException($"{source} must be a port number, not '{port}'.");
}
