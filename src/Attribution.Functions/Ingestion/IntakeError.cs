namespace Attribution.Functions.Ingestion;

/// <summary>Why a whole request cannot be taken in. <c>Http/Problems.cs</c> says it in HTTP.</summary>
public abstract record IntakeError
{
    /// <summary>The body is larger than we read.</summary>
    /// <param name="MostBytes">Largest body that is read.</param>
    public sealed record BodyTooLarge(int MostBytes) : IntakeError;

    /// <summary>The batch holds more items than we take at once.</summary>
    /// <param name="MostItems">Largest batch.</param>
    public sealed record BatchTooLarge(int MostItems) : IntakeError;

    /// <summary>The body is of a type we do not read.</summary>
    /// <param name="ContentType">What the request said.</param>
    /// <param name="Accepted">What we read.</param>
    public sealed record WrongContentType(string? ContentType, string Accepted) : IntakeError;

    /// <summary>The body is compressed: what it holds could be of any size.</summary>
    public sealed record CompressedBody : IntakeError;

    /// <summary>The body is not JSON.</summary>
    /// <param name="Where">Position of the first fault.</param>
    public sealed record MalformedBody(string Where) : IntakeError;

    /// <summary>The body holds nothing.</summary>
    public sealed record EmptyBody : IntakeError;

    private IntakeError()
    {
    }
}

/// <summary>Either what was asked for, or why not.</summary>
/// <param name="Value">What was asked for; null when there is an error.</param>
/// <param name="Error">Why not; null when there is a value.</param>
public readonly record struct Outcome<T>(T? Value, IntakeError? Error)
    where T : class
{
    /// <summary>Success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Failure.</summary>
    public static implicit operator Outcome<T>(IntakeError error) => new(null, error);
}
