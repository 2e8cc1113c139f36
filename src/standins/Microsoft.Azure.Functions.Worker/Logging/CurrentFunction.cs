namespace Microsoft.Azure.Functions.Worker.Embedded.Logging;

/// <summary>The function on whose behalf the current code runs; its log lines are filtered by that function's level.</summary>
internal static class CurrentFunction
{
    private static readonly AsyncLocal<string?> Current = new();

    public static string? Name => Current.Value;

    public static IDisposable Enter(string name)
    {
        Current.Value = name;
        return new Leave();
    }

    private sealed class Leave : IDisposable
    {
        public void Dispose() => Current.Value = null;
    }
}
