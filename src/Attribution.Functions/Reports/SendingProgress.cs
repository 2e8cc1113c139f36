namespace Attribution.Functions.Reports;

/// <summary>How far a report has come after one more message asked for it.</summary>
public abstract record SendingProgress
{
    private SendingProgress()
    {
    }

    /// <summary>Nothing is left to do.</summary>
    public sealed record Finished : SendingProgress;

    /// <summary>The mail server does not take it now, or another delivery of the message is at it.</summary>
    /// <param name="At">When to ask again.</param>
    public sealed record Later(DateTimeOffset At) : SendingProgress;

    /// <summary>It was tried for as long as mails are tried.</summary>
    /// <param name="Reason">What happened the last time.</param>
    public sealed record GivenUp(string Reason) : SendingProgress;
}
