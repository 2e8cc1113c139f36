using System.Diagnostics;
using System.Text.Json;
using Attribution.Local.Processes;

namespace Attribution.Local.Tests.Repository;

/// <summary>Promises that the repository makes about itself.</summary>
public sealed class RepositoryTests
{
    private const int MostLines = 300;

    [Theory]
    [InlineData("src/Attribution.Storage", "Azure.Data.Tables")]
    [InlineData("src/Attribution.Reporting", "QuestPDF")]
    [InlineData("src/Attribution.Functions",
        "Microsoft.Azure.Functions.Worker",
        "Microsoft.Azure.Functions.Worker.Sdk",
        "Microsoft.Azure.Functions.Worker.Extensions.Http",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
        "Microsoft.Azure.Functions.Worker.Extensions.Timer")]
    public async Task PackageReferences_NameTheRealPackages_OnlyWithoutStandIns(string project, params string[] packages)
    {
        Assert.Empty(packages.Except(await Packages(project, standIns: false)));
        Assert.Empty(packages.Intersect(await Packages(project, standIns: true)));
    }

    [Fact]
    public void ProductFiles_StayShort()
    {
        var tooLong =
            from file in Directory.EnumerateFiles(Path.Combine(NodeTools.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
            let lines = File.ReadLines(file).Count()
            where lines > MostLines
            select $"{Path.GetRelativePath(NodeTools.RepositoryRoot, file)}: {lines}";

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Folders_AreThoseOfTheArchitecture()
    {
        var known = new[] { "src", "tests", "infra", "artifacts", "node_modules", "out" };

        var folders = Directory.EnumerateDirectories(NodeTools.RepositoryRoot).Select(d => Path.GetFileName(d)!).Where(d => d[0] != '.');

        Assert.Empty(folders.Except(known));
    }

    private static async Task<IReadOnlyList<string>> Packages(string project, bool standIns)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-getItem:PackageReference", $"-p:StandIns={(standIns ? "true" : "false")}", "-nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = NodeTools.RepositoryRoot,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        using var items = JsonDocument.Parse(output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(i => i.GetProperty("Identity").GetString()!)];
    }
}
