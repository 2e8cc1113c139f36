using System.Diagnostics;
using System.Reflection;

namespace Attribution.Local.Processes;

/// <summary>Where the npm tools of <c>package.json</c> are, and how to run them. The build installs them.</summary>
public static class NodeTools
{
    /// <summary>Root of the checkout that this was built from.</summary>
    public static string RepositoryRoot { get; } = typeof(NodeTools).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The <c>node_modules</c> folder.</summary>
    public static string Modules { get; } = Path.Combine(RepositoryRoot, "node_modules");

    /// <summary>Describes a run of one of our scripts in <c>Tools/</c>.</summary>
    /// <param name="script">File name of the script.</param>
    /// <param name="arguments">Arguments for the script.</param>
    public static ProcessStartInfo Run(string script, IEnumerable<string> arguments) =>
        new("node", [Script(script), .. arguments])
        {
            WorkingDirectory = RepositoryRoot,
        };

    /// <summary>Path of one of our scripts in <c>Tools/</c>.</summary>
    /// <param name="script">File name of the script.</param>
    public static string Script(string script) => Path.Combine(RepositoryRoot, "src", "Attribution.Local", "Tools", script);
}
