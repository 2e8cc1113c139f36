using Attribution.Domain.Leads;

namespace Attribution.Domain.Models;

/// <summary>The touches of one lead that earn credit, in order of time, then id.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Touches">At least one for the weight rules; none means that the lead is unattributed.</param>
/// <param name="Rules">The settings that chose them.</param>
internal sealed record Journey(Lead Lead, IReadOnlyList<Touchpoint> Touches, AttributionRules Rules)
{
    /// <summary>The touches that earn credit by what was decided about each.</summary>
    public static Journey Of(Lead lead, IEnumerable<JudgedTouch> judged, AttributionRules rules) =>
        new(lead, [.. judged.Where(touch => touch.Earns).Select(touch => touch.Touch)], rules);

    /// <summary>The part that a model looks at: up to the conversion, or to a later milestone that it weighs.</summary>
    public Journey For(AttributionModel model)
    {
        var end = Lead.End(model);
        return this with { Touches = [.. Touches.TakeWhile(touch => touch.OccurredAt <= end)] };
    }
}
