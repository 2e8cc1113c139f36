using System.Globalization;

namespace Attribution.Reporting.Mail;

/// <summary>When something that failed for now is tried again: after waits that grow, until it has taken long enough.</summary>
public sealed class RetryPlan
{
    private const double MostMinutes = 24 * 60;

    private readonly IReadOnlyList<TimeSpan> waits;
    private readonly TimeSpan longest;

    private RetryPlan(IReadOnlyList<TimeSpan> waits, TimeSpan longest) => (this.waits, this.longest) = (waits, longest);

    /// <summary>Tries once.</summary>
    public static RetryPlan None { get; } = new([TimeSpan.Zero], TimeSpan.MinValue);

    /// <summary>How long to wait after a failure.</summary>
    /// <param name="failures">How often it has failed, this time included; from 1.</param>
    /// <returns>Null when all waits together would be longer than the plan allows: give up.</returns>
    public TimeSpan? After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var inAll = TimeSpan.Zero;
        for (var failure = 1; failure <= failures; failure++)
        {
            inAll += Wait(failure);
        }

        return inAll <= longest ? Wait(failures) : null;
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="minutes">Waits in minutes, such as <c>1 2 5 15 30 60</c>; the last one stands for all that follow.</param>
    /// <param name="longest">What all waits may add up to.</param>
    /// <param name="plan">The plan; <see cref="None"/> when it cannot be read.</param>
    /// <returns>What is wrong; null when all is right.</returns>
    public static string? Parse(string minutes, TimeSpan longest, out RetryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        plan = None;
        var waits = new List<TimeSpan>();
        foreach (var part in minutes.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wait) || wait is not (> 0 and <= MostMinutes))
            {
                return $"'{part}' is no number of minutes above 0 and up to {MostMinutes}; for example 1 2 5 15 30 60.";
            }

            waits.Add(TimeSpan.FromMinutes(wait));
        }

        if (waits.Count == 0)
        {
            return "it names no minutes; for example 1 2 5 15 30 60.";
        }

        plan = new RetryPlan(waits, longest);
        return null;
    }

    private TimeSpan Wait(int failure) => waits[Math.Min(failure, waits.Count) - 1];
}
