using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Embedded.Timers;

/// <summary>An NCRONTAB expression of five fields, or of six with seconds in front. Always UTC.</summary>
internal sealed class Schedule
{
    private const int FieldsWithSeconds = 6;
    private readonly CrontabSchedule crontab;

    private Schedule(CrontabSchedule crontab) => this.crontab = crontab;

    /// <exception cref="InvalidOperationException">The expression cannot be read; the message quotes it.</exception>
    public static Schedule Parse(string expression)
    {
        var fields = expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == FieldsWithSeconds };
        return CrontabSchedule.TryParse(expression, options) is { } crontab
            ? new Schedule(crontab)
            : throw new InvalidOperationException(
                $"'{expression}' is not an NCRONTAB expression of the form '{{second}} {{minute}} {{hour}} {{day}} {{month}} {{day-of-week}}'.");
    }

    /// <summary>The first occurrence later than that.</summary>
    public DateTime Next(DateTime after) => DateTime.SpecifyKind(crontab.GetNextOccurrence(after), DateTimeKind.Utc);
}
