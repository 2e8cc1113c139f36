using System.Text.Json;
using Attribution.Local.Tests.Support;

namespace Attribution.Local.Tests.Infrastructure;

/// <summary>What a deployment would create, as the compiler predicts it without Azure; what Azure decides stays an expression.</summary>
internal sealed class Deployment
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string Tenant = "00000000-0000-0000-0000-000000000002";

    private Deployment(JsonElement root) => Resources = [.. root.GetProperty("predictedResources").EnumerateArray().Select(r => new DeployedResource(r))];

    public IReadOnlyList<DeployedResource> Resources { get; }

    public DeployedResource The(string type) => Assert.Single(All(type));

    public IEnumerable<DeployedResource> All(string type) => Resources.Where(r => r.Type == type);

    public IReadOnlyDictionary<string, string> Settings =>
        The("Microsoft.Web/sites/config").Properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);

    /// <summary>Predicts what the parameters in this environment lead to.</summary>
    public static async Task<Deployment> Predict(IReadOnlyDictionary<string, string> environment)
    {
        using var folder = new TemporaryFolder();
        Copy(Bicep.Folder, folder.Path);
        var (exitCode, _, diagnostics) = await Bicep.Run(
            ["snapshot", Path.Combine(folder.Path, "main.bicepparam"), "--mode", "overwrite", "--subscription-id", Subscription, "--tenant-id", Tenant, "--location", "westeurope"], environment);
        Assert.True(exitCode == 0, diagnostics);
        using var snapshot = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "main.snapshot.json")));
        Assert.Empty(snapshot.RootElement.GetProperty("diagnostics").EnumerateArray());
        return new Deployment(snapshot.RootElement.Clone());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>One resource that would be created.</summary>
internal sealed record DeployedResource(JsonElement Json)
{
    public string Type => Json.GetProperty("type").GetString()!;

    public string Id => Json.GetProperty("id").GetString()!;

    /// <summary>The last part of the name: of a table, its name without the account's.</summary>
    public string Name => Json.GetProperty("name").GetString()!.Split('/')[^1];

    public JsonElement Properties => Json.GetProperty("properties");

    public string Text(string property) => Properties.GetProperty(property).ToString();
}
