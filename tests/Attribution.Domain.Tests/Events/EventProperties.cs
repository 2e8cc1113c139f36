using Attribution.Domain.Bookings;
using Attribution.Domain.Events;
using Attribution.Domain.Facts;
using Attribution.Domain.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Domain.Tests.Events;

/// <summary>What holds for every event, whatever is told of it and in whatever order.</summary>
public sealed class EventProperties
{
    private static readonly string[] Told =
    [
        "registered a", "registered b+67", "registered 67", "registered a+68", "attended a", "attended 68", "attended c", "scheduled m by:ivars about:d1",
        "held m with:customer", "held m with:prospect for:deal by:rita", "held n for:growth", "demo a", "demo 67", "demo", "opportunity m", "opportunity f4",
        "won d1 500 EUR", "won d1 300 USD", "won d2 100 EUR at:n", "interview", "before 1 10", "after 4 10", "survey yes", "survey no", "followed a day:2",
        "followed 68 day:9", "retracted f1", "retracted f3", "retracted f5",
    ];

    private static readonly Gen<IReadOnlyList<RecordedFact>> Histories = Gen.Elements(Told).ListOf().Select(lines => EventStory.Facts(string.Join(';', lines)));

    private static readonly Gen<(IReadOnlyList<RecordedFact> Facts, IReadOnlyList<RecordedFact> Shuffled)> Shuffled =
        from facts in Histories
        from doubled in Gen.SubListOf<RecordedFact>(facts)
        from shuffled in Gen.Shuffle<RecordedFact>(facts.Concat(doubled))
        select (facts, (IReadOnlyList<RecordedFact>)[.. shuffled]);

    [Fact]
    public void Bookings_AreTheSame_HoweverFactsAreShuffledAndDoubled() => Properties.Hold(Shuffled, pair =>
    {
        Assert.Equal(Books(pair.Facts), Books(pair.Shuffled));
        Assert.Equal(Idle(pair.Facts), Idle(pair.Shuffled));
    });

    [Fact]
    public void Cuts_AddUpToTheTotal_WhateverHappened() => Properties.Hold(Histories, facts =>
    {
        var sums = BookedSums.Of(Books(facts).Concat(EventBookings.Of(EventStory.Fair with { Id = "other" }, EventState.Of(EventStory.Fair, facts))));

        foreach (var (cut, measure, amounts) in sums.All.Where(sum => sum.Cut == Cut.Total))
        {
            Assert.Equal(amounts, Sum(CutKind.Event, measure));
            Assert.True(!measure.StartsWith("eventMeeting", StringComparison.Ordinal) || amounts.Equals(Sum(CutKind.Manager, measure)));
        }

        Amounts Sum(CutKind kind, string measure) => sums.Lines(kind).Select(line => sums[line, measure]).Aggregate(Amounts.None, (sum, part) => sum + part);
    });

    [Fact]
    public void Parts_AreNeverMoreThanTheWhole_WhateverHappened() => Properties.Hold(Histories, facts =>
    {
        var state = EventState.Of(EventStory.Fair, facts);

        Assert.InRange(state.NoShows, 0, state.Registered.Count);
        Assert.Subset(state.Attended.ToHashSet(), state.FollowedUpInTime.ToHashSet());
        Assert.InRange(state.SurveyKnowing, 0, state.SurveyAnswers);
        Assert.All(state.Deals, deal => Assert.Contains(state.Meetings, meeting => meeting.IsHeld));
    });

    private static IReadOnlyList<Booking> Books(IEnumerable<RecordedFact> facts) => EventBookings.Of(EventStory.Fair, EventState.Of(EventStory.Fair, facts));

    private static IEnumerable<string> Idle(IEnumerable<RecordedFact> facts) => EventState.Of(EventStory.Fair, facts).WithoutEffect.Select(fact => fact.Id);
}
