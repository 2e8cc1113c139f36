using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Embedded.Configuration;

/// <summary>
/// The keys that Azure keeps in its own store: <c>FunctionKeys__Master</c>, <c>FunctionKeys__Host__{name}</c> and
/// <c>FunctionKeys__Function__{function}__{name}</c>. <c>FunctionKeys__Disabled=true</c> lets everybody in, like Core Tools.
/// </summary>
internal sealed class FunctionKeys
{
    private readonly byte[][] master;
    private readonly byte[][] host;
    private readonly Dictionary<string, byte[][]> byFunction;

    private FunctionKeys(IConfigurationSection section)
    {
        Disabled = section.GetValue("Disabled", false);
        master = Hashes([section["Master"]]);
        host = Hashes(section.GetSection("Host").GetChildren().Select(k => k.Value));
        byFunction = section.GetSection("Function").GetChildren().ToDictionary(
            f => f.Key, f => Hashes(f.GetChildren().Select(k => k.Value)), StringComparer.OrdinalIgnoreCase);
    }

    public bool Disabled { get; }

    public bool Any => master.Length > 0 || host.Length > 0 || byFunction.Values.Any(k => k.Length > 0);

    public static FunctionKeys Read(IConfiguration settings) => new(settings.GetSection("FunctionKeys"));

    /// <summary>Whether a key opens a function of that level. The levels meant for the platform ask for the master key.</summary>
    public bool Allow(AuthorizationLevel level, string? function, string? key) =>
        Disabled || level == AuthorizationLevel.Anonymous || (!string.IsNullOrEmpty(key) && Matches(level, function, Hash(key)));

    private bool Matches(AuthorizationLevel level, string? function, byte[] key)
    {
        var accepted = level == AuthorizationLevel.Function && function is not null
            ? [.. master, .. host, .. byFunction.GetValueOrDefault(function, [])]
            : master;

        // All of them, so that the time taken says nothing about which one came close.
        var matches = false;
        foreach (var candidate in accepted)
        {
            matches |= CryptographicOperations.FixedTimeEquals(candidate, key);
        }

        return matches;
    }

    private static byte[][] Hashes(IEnumerable<string?> keys) =>
        [.. keys.Where(k => !string.IsNullOrWhiteSpace(k)).Select(k => Hash(k!))];

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
