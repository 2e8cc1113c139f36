using System.Text.Json;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>The lists that the templates load.</summary>
internal static class Declared
{
    /// <summary>Names of <c>tables</c>, <c>queues</c> or <c>containers</c>.</summary>
    public static IReadOnlyList<string> Storage(string kind)
    {
        using var file = Read("storage.json");
        return [.. file.RootElement.GetProperty(kind).EnumerateArray().Select(name => name.GetString()!)];
    }

    /// <summary>Names of roles by the last part of their ids.</summary>
    public static IReadOnlyDictionary<string, string> RolesById()
    {
        using var file = Read("roles.json");
        return file.RootElement.EnumerateObject().ToDictionary(role => role.Value.GetString()!, role => role.Name);
    }

    private static JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, file)));
}
