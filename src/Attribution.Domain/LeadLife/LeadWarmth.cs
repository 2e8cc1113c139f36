using Attribution.Domain.Leads;

namespace Attribution.Domain.LeadLife;

/// <summary>
/// How warm a lead is, by stated rules. It begins cold, and each sign of it may warm it: enough recent touches, or being qualified, make it warm; a contact through a
/// channel of high intent, or a demo, makes it hot. What its form, its connection or a person says holds as it is said. Without any sign it cools: hot to warm, warm to cold.
/// </summary>
public static class LeadWarmth
{
    /// <summary>
    /// How warm the lead was when it came, which is what its figures are told by: as its form or its connection said; else as somebody first said; else as its way to the
    /// form tells. Nothing that happens later changes it, but a first statement, so figures by temperature say what was known before the outcome was.
    /// </summary>
    /// <param name="lead">The lead.</param>
    /// <param name="touches">Contacts with channels on its way to the form, in order.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="settings">The rules.</param>
    public static LeadTemperature OnArrival(Lead lead, IReadOnlyList<LeadTouch> touches, LeadState state, LeadLifeSettings settings) =>
        lead.Temperature ?? (state.Temperatures is [var said, ..] ? said.Temperature : At(lead.ConvertedAt, Signs(lead, touches, null), settings));

    /// <summary>How warm the lead is at a moment.</summary>
    public static LeadTemperature At(DateTimeOffset moment, Lead lead, IReadOnlyList<LeadTouch> touches, LeadState state, LeadLifeSettings settings) =>
        At(moment, Signs(lead, touches, state), settings);

    /// <summary>From when on the lead was how warm, and why, up to a moment; in order of time.</summary>
    public static IReadOnlyList<WarmthChange> History(DateTimeOffset until, Lead lead, IReadOnlyList<LeadTouch> touches, LeadState state, LeadLifeSettings settings) =>
        Walk(until, Signs(lead, touches, state), settings);

    /// <summary>How warm by signs up to a moment; cold before the first.</summary>
    private static LeadTemperature At(DateTimeOffset moment, IReadOnlyList<Sign> signs, LeadLifeSettings settings) =>
        Walk(moment, signs, settings) is [.., var last] ? last.Temperature : LeadTemperature.Cold;

    private static IReadOnlyList<WarmthChange> Walk(DateTimeOffset until, IReadOnlyList<Sign> signs, LeadLifeSettings settings)
    {
        var walk = new WarmthWalk(settings);
        foreach (var sign in signs.Where(sign => sign.At <= until))
        {
            walk.Take(sign);
        }

        walk.Cool(until);
        return walk.Changes;
    }

    private static IReadOnlyList<Sign> Signs(Lead lead, IReadOnlyList<LeadTouch> touches, LeadState? state)
    {
        IEnumerable<Sign> said = lead.Temperature is { } told ? [new Sign(lead.ConvertedAt, "form", null, told)] : [];
        var lived = state?.History.Where(told => told.Idle is null).Select(told => told.Fact).Select(fact => fact.Kind switch
        {
            LeadFactKind.Temperature => new Sign(fact.At, "said", null, fact.Details.Temperature),
            LeadFactKind.DemoHeld or LeadFactKind.Qualified or LeadFactKind.Contacted or LeadFactKind.Reactivated => new Sign(fact.At, fact.Kind.Name(), null, null),
            _ => null,
        }).OfType<Sign>() ?? [];
        return
        [
            .. touches.Select(touch => new Sign(touch.At, "touch", touch.Channel, null))
                .Append(new Sign(lead.ConvertedAt, "arrived", lead.Channel, null)).Concat(said).Concat(lived).OrderBy(sign => sign.At),
        ];
    }
}

/// <summary>From when on a lead was how warm.</summary>
/// <param name="From">Since when.</param>
/// <param name="Temperature">How warm.</param>
/// <param name="Why">
/// <c>arrived</c>, <c>form</c> (it or its connection said so), <c>said</c> (by somebody), <c>touches</c>, <c>highIntent</c>, <c>qualified</c>, <c>demo-held</c>, or <c>cooled</c>.
/// </param>
public sealed record WarmthChange(DateTimeOffset From, LeadTemperature Temperature, string Why);

/// <summary>A sign of a lead.</summary>
/// <param name="At">When.</param>
/// <param name="What">What it was.</param>
/// <param name="Channel">Channel of a touch or the form; null for any other sign.</param>
/// <param name="Said">How warm it was said to be; null when that was not said.</param>
internal sealed record Sign(DateTimeOffset At, string What, string? Channel, LeadTemperature? Said);

/// <summary>Takes signs in order of time.</summary>
internal sealed class WarmthWalk(LeadLifeSettings settings)
{
    private readonly List<WarmthChange> changes = [];
    private readonly List<DateTimeOffset> touches = [];
    private DateTimeOffset lastSign;

    public IReadOnlyList<WarmthChange> Changes => changes;

    private LeadTemperature Now => changes is [] ? LeadTemperature.Cold : changes[^1].Temperature;

    public void Take(Sign sign)
    {
        Cool(sign.At);
        lastSign = sign.At;
        if (sign.What == "touch")
        {
            touches.Add(sign.At);
        }

        var (warmth, why) = Of(sign);
        if (changes is [] || warmth != Now)
        {
            changes.Add(new WarmthChange(sign.At, warmth, why));
        }
    }

    /// <summary>What passes without a sign.</summary>
    public void Cool(DateTimeOffset until)
    {
        var coolsAt = lastSign;
        while (changes is not [] && Now != LeadTemperature.Cold && (coolsAt = coolsAt.AddDays(Now == LeadTemperature.Hot ? settings.HotDays : settings.WarmDays)) <= until)
        {
            changes.Add(new WarmthChange(coolsAt, Now - 1, "cooled"));
        }
    }

    private (LeadTemperature Warmth, string Why) Of(Sign sign) =>
        sign.Said is { } said ? (said, sign.What)
        : sign.What == LeadFactKind.DemoHeld.Name() ? (LeadTemperature.Hot, sign.What)
        : sign.Channel is not null && settings.HighIntentChannels.Contains(sign.Channel) ? (LeadTemperature.Hot, "highIntent")
        : Now != LeadTemperature.Cold ? (Now, sign.What)
        : sign.What == LeadFactKind.Qualified.Name() ? (LeadTemperature.Warm, sign.What)
        : touches.Count(touch => touch >= sign.At.AddDays(-settings.RecentDays)) >= settings.WarmTouches ? (LeadTemperature.Warm, "touches")
        : (LeadTemperature.Cold, sign.What);
}
