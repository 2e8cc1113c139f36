using System.Globalization;

namespace Attribution.Functions.Tests.Support;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SetClock(string now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => Now;
}
