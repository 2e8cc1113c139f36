namespace Attribution.Reporting.Tests.Tools;

/// <summary>A fact that needs a program which is not on every machine; says so where it is missing.</summary>
internal sealed class InstalledFactAttribute : FactAttribute
{
    public InstalledFactAttribute(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (!folders.Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".exe"))))
        {
            Skip = $"{program} is not installed.";
        }
    }
}
