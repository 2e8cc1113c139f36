using Attribution.Domain.Leads;
using Attribution.Functions.Tests.People;
using FsCheck;
using FsCheck.Fluent;

namespace Attribution.Functions.Tests.Reattribution;

/// <summary>Something that happens.</summary>
public enum StepKind
{
    /// <summary>A touch is delivered, perhaps long after it happened, perhaps again.</summary>
    Touch,

    /// <summary>A form is delivered; it may make one person of two.</summary>
    Form,

    /// <summary>A lead is rejected, or it becomes known that it was.</summary>
    Reject,

    /// <summary>A lead is restored, or it becomes known that it was.</summary>
    Restore,

    /// <summary>A plan takes another shape.</summary>
    Plan,

    /// <summary>Days go by, and journeys are closed in the night.</summary>
    Nights,

    /// <summary>A report of a week is frozen.</summary>
    CloseWeek,
}

/// <summary>One step.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Number">To which form or touch; how many days; which shape.</param>
/// <param name="Hour">For rejections: when that was said, whatever the order in which it becomes known.</param>
public sealed record Step(StepKind Kind, int Number, int Hour)
{
    public override string ToString() => $"{Kind} {Number}{(Kind is StepKind.Reject or StepKind.Restore ? $" said at {Hour}" : "")}";
}

/// <summary>A few people, their touches, and everything that happens to them in random order.</summary>
/// <param name="Forms">The forms.</param>
/// <param name="Touches">The touches; hours are those of two weeks.</param>
/// <param name="Steps">What happens, one after the other.</param>
/// <param name="Choices">What the scheduler does with the work that follows.</param>
public sealed record ReattributionCase(FormSpec[] Forms, TouchSpec[] Touches, Step[] Steps, int[] Choices)
{
    public const int Days = 14;

    private const int FormCount = 4;
    private const int TouchCount = 9;

    public static Gen<ReattributionCase> Any { get; } =
        from forms in Gen.ArrayOf(Form, FormCount)
        from touches in Gen.ArrayOf(Touch, TouchCount)
        from others in Gen.ArrayOf(Other, 10)
        let deliveries = Enumerable.Range(0, FormCount).Select(i => new Step(StepKind.Form, i, 0)).Concat(Enumerable.Range(0, TouchCount).Select(i => new Step(StepKind.Touch, i, 0)))
        from steps in Gen.Shuffle([.. deliveries, .. others])
        from choices in Gen.ArrayOf(Gen.Choose(0, 9), 30)
        select new ReattributionCase(forms, touches, [.. steps], choices);

    public Lead Lead(int number, string own, DateOnly monday)
    {
        var lead = People.Lead(number, own, monday);
        return lead with { Channel = Forms[number].Channel == 0 ? null : lead.Channel };
    }

    public Touchpoint Touchpoint(int number, string own, DateOnly monday) => People.Touchpoint(number, own, monday);

    private PeopleCase People => new(Forms, Touches, [], []);

    public override string ToString() =>
        $"forms: {string.Join<FormSpec>("; ", Forms)}\ntouches: {string.Join<TouchSpec>("; ", Touches)}\nsteps: {string.Join<Step>("; ", Steps)}\nchoices: {string.Join(' ', Choices)}";

    private static Gen<FormSpec> Form =>
        from email in Gen.Choose(0, 2)
        from phone in Gen.Choose(0, 2)
        from visitor in Gen.Choose(0, 3)
        from click in Gen.Choose(0, 2)
        from hour in Gen.Choose(0, 24 * Days)
        from channel in Gen.Choose(0, 2)
        select new FormSpec(email == 0 && phone == 0 ? 1 : email, phone, visitor, click, hour, channel);

    private static Gen<TouchSpec> Touch =>
        from visitor in Gen.Choose(0, 3)
        from click in Gen.Choose(0, 2)
        from email in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        from hour in Gen.Choose(-48, 24 * Days)
        from channel in Gen.Choose(1, 3)
        select new TouchSpec(visitor == 0 && click == 0 && email == 0 ? 1 : visitor, click, email, hour, channel);

    private static Gen<Step> Other =>
        from kind in Gen.Frequency(
            (2, Gen.Constant(StepKind.Touch)), (1, Gen.Constant(StepKind.Form)), (3, Gen.Constant(StepKind.Reject)), (2, Gen.Constant(StepKind.Restore)),
            (2, Gen.Constant(StepKind.Plan)), (5, Gen.Constant(StepKind.Nights)), (1, Gen.Constant(StepKind.CloseWeek)))
        from number in Gen.Choose(0, TouchCount - 1)
        from hour in Gen.Choose(0, 5)
        select new Step(kind, kind is StepKind.Form or StepKind.Reject or StepKind.Restore ? number % FormCount : number, hour);
}
