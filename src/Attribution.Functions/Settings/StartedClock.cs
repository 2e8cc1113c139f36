namespace Attribution.Functions.Settings;

/// <summary>A clock that started at a chosen moment and runs on from there: for development with historic data.</summary>
public sealed class StartedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(startedAt);
}
