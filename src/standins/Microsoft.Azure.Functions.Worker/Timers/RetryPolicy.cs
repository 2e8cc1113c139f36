using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>How often and when a failed run is repeated.</summary>
/// <param name="MaxRetries">Minus one: until it succeeds.</param>
/// <param name="Delay">Pause before the first, second, … retry.</param>
internal sealed record RetryPolicy(int MaxRetries, Func<int, TimeSpan> Delay)
{
    public static readonly RetryPolicy None = new(0, _ => TimeSpan.Zero);

    /// <exception cref="InvalidOperationException">An interval cannot be read; the message quotes it.</exception>
    public static RetryPolicy From(RetryAttribute? attribute)
    {
        switch (attribute)
        {
            case FixedDelayRetryAttribute retry:
                var delay = Interval(retry.DelayInterval);
                return new RetryPolicy(retry.MaxRetryCount, _ => delay);
            case ExponentialBackoffRetryAttribute retry:
                var (shortest, longest) = (Interval(retry.MinimumInterval), Interval(retry.MaximumInterval));
                return new RetryPolicy(retry.MaxRetryCount, n => Doubled(shortest, longest, n));
            default:
                return None;
        }
    }

    public bool Allows(int retry) => MaxRetries < 0 || retry <= MaxRetries;

    private static TimeSpan Doubled(TimeSpan shortest, TimeSpan longest, int retry) =>
        TimeSpan.FromTicks((long)Math.Min(longest.Ticks, shortest.Ticks * Math.Pow(2, retry - 1)));

    private static TimeSpan Interval(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval >= TimeSpan.Zero
            ? interval
            : throw new InvalidOperationException($"'{text}' is not a retry interval of the form 'hh:mm:ss'.");
}
