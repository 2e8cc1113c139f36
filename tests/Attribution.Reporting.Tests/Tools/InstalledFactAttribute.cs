namespace Attribution.Reporting.Tests.Tools;

/// <summary>A fact that needs a program which is not on every machine; says so where it is missing.</summary>
internal sealed class InstalledFactAttribute : FactAttribute
{
    public InstalledFactAttribute(string program) => Skip = Installed.Reason(program);
}

/// <summary>A theory that needs a program which is not on every machine.</summary>
internal sealed class InstalledTheoryAttribute : TheoryAttribute
{
    public InstalledTheoryAttribute(string program) => Skip = Installed.Reason(program);
}

/// <summary>Which programs the machine has.</summary>
internal static class Installed
{
    /// <summary>Why a test is skipped; null when the program is there.</summary>
    public static string? Reason(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".exe"))) ? null : $"{program} is not installed.";
    }
}
