namespace Attribution.Local.Demo;

/// <summary>The sample files beside the program.</summary>
internal static class SampleFiles
{
    public static string Text(string folder, string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", folder, file));
}
