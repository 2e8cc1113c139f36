namespace Attribution.Benchmarks.Kill.Facts;

/// <summary>Somebody who filled a form with a way to reach them.</summary>
internal sealed class Person(int number, Form card)
{
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(30);

    public int Number => number;

    public string Email => EmailOf(number);

    public string Visitor => VisitorOf(number);

    /// <summary>The earliest form: the lead.</summary>
    public Form Card => card;

    /// <summary>Clicks, in no order, each at a time of its own.</summary>
    public List<(DateTimeOffset At, string Channel)> Touches { get; } = [];

    public bool IsErased { get; set; }

    public bool IsContacted { get; set; }

    public bool IsQualified { get; set; }

    public bool IsCustomer { get; set; }

    public bool IsRejected { get; set; }

    /// <summary>When the last thing of them happened.</summary>
    public DateTimeOffset LastAt { get; set; } = card.At;

    public static string EmailOf(int number) => FormattableString.Invariant($"person-{number}@example.com");

    public static string VisitorOf(int number) => FormattableString.Invariant($"visitor-{number}");

    /// <summary>Channels of the journey to the form, in order of time. The form is part of it unless it names its click.</summary>
    public IReadOnlyList<string> Journey() =>
    [
        .. Touches.Append((card.At, card.Channel))
            .Where((touch, place) => place == Touches.Count ? !card.HasClick : touch.At <= card.At && touch.At >= card.At - Lookback)
            .OrderBy(touch => touch.At).Select(touch => touch.Channel),
    ];
}

/// <summary>A form.</summary>
/// <param name="SenderField">How its sender is named where facts are told: <c>leadSource</c> or <c>connection</c>.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Id">The sender's id of it.</param>
/// <param name="At">When it was filled.</param>
/// <param name="Channel">What it came through.</param>
/// <param name="HasClick">Whether it names a click that is among the touches.</param>
internal sealed record Form(string SenderField, string Sender, string Id, DateTimeOffset At, string Channel, bool HasClick)
{
    /// <summary>How its sender is named where a lead is asked for: <c>source</c> or <c>connection</c>.</summary>
    public string Field => SenderField == "connection" ? "connection" : "source";

    /// <summary>Where who got how much of it is told.</summary>
    public string Explanation => $"/leads/attribution?{Field}={Sender}&id={Id}";
}
