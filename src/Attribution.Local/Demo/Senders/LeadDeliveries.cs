namespace Attribution.Local.Demo.Senders;

/// <summary>The forms of the demo through the door that each of them was filled at, at times more than once.</summary>
internal static class LeadDeliveries
{
    private const int MostLeads = 3;

    /// <summary>All requests. What a platform sends together may come again in another company.</summary>
    public static IEnumerable<PushItem> Requests(DemoSize size, SenderSecrets secrets)
    {
        var dice = new Dice(7007);
        foreach (var day in Journeys.Generate(size).GroupBy(journey => DemoCalendar.Day(Wire.Parse(journey.Form.OccurredAt))))
        {
            var wave = DemoCalendar.WaveOfForms(size, day.Key);
            foreach (var item in day.GroupBy(journey => journey.Door).SelectMany(door => Through(door.Key, [.. door.Select(journey => journey.Form)], wave, secrets, dice)))
            {
                yield return item;
                if (dice.Chance(10))
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>What Meta and LinkedIn say about the leads that they announced, by their ids.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fetchable(DemoSize size, Door door) =>
        Journeys.Generate(size).Where(journey => journey.Door == door)
            .Select(journey => KeyValuePair.Create(journey.Form.Id, door == Door.Meta ? MetaForms.Lead(journey.Form) : LinkedInForms.Lead(journey.Form)));

    private static IEnumerable<PushItem> Through(Door door, IReadOnlyList<EventBody> forms, int wave, SenderSecrets secrets, Dice dice) => door switch
    {
        Door.Google => forms.Select(form => GoogleForms.Delivery(wave, form, secrets)),
        Door.LinkedIn => forms.Select(form => LinkedInForms.Notification(wave, form, secrets)),
        Door.Meta => Together(forms, some => MetaForms.Notification(wave, some, secrets), dice),
        Door.TikTok => Together(forms, some => TikTokForms.Delivery(wave, some, secrets), dice),
        _ => forms.Select(form => Wire.AsJson(wave, "/applications", [form])),
    };

    private static IEnumerable<PushItem> Together(IReadOnlyList<EventBody> forms, Func<IReadOnlyList<EventBody>, PushItem> deliver, Dice dice)
    {
        foreach (var some in forms.Chunk(MostLeads))
        {
            yield return deliver(some);
        }

        if (forms.Count > 1 && dice.Chance(50))
        {
            yield return deliver([.. forms.Reverse()]);
        }
    }
}
