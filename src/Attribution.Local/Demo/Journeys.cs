using System.Globalization;

namespace Attribution.Local.Demo;

/// <summary>Who delivers a form.</summary>
internal enum Door
{
    /// <summary>The website, or whoever writes calls down.</summary>
    Site,

    /// <summary>Google's lead forms.</summary>
    Google,

    /// <summary>Meta's instant forms.</summary>
    Meta,

    /// <summary>LinkedIn's lead forms.</summary>
    LinkedIn,

    /// <summary>TikTok's instant forms.</summary>
    TikTok,
}

/// <summary>The people who filled a form with a way to reach them: their visits before and after, and the form.</summary>
internal static class Journeys
{
    private const int LeadsADay = 9;

    /// <summary>Everything that one lead consists of.</summary>
    /// <param name="Form">The form, as an application.</param>
    /// <param name="Door">Who delivers it.</param>
    /// <param name="Visits">The person's clicks.</param>
    internal sealed record Journey(EventBody Form, Door Door, IReadOnlyList<EventBody> Visits);

    public static IEnumerable<Journey> Generate(DemoSize size)
    {
        var dice = new Dice(2002);
        foreach (var day in DemoCalendar.Days(size))
        {
            var leads = dice.Around(LeadsADay, 30) * size.Percent / 100;
            for (var number = 1; number <= leads; number++)
            {
                yield return Lead(dice, day, string.Create(CultureInfo.InvariantCulture, $"{day:MMdd}-{number}"));
            }
        }
    }

    private static Journey Lead(Dice dice, DateOnly day, string id)
    {
        var formTime = DemoCalendar.At(day, dice.Between(3_600, 86_399));
        return dice.Between(1, 100) switch
        {
            <= 25 => GoogleForm(dice, id, formTime),
            <= 63 => WebsiteForm(dice, id, formTime),
            <= 80 => MetaForm(dice, id, formTime),
            <= 87 => TikTokForm(dice, id, formTime),
            <= 95 => LinkedInForm(dice, id, formTime),
            _ => Call(dice, id, formTime),
        };
    }

    /// <summary>Google's own form, opened from an ad: its click is known by its gclid, most of the time.</summary>
    private static Journey GoogleForm(Dice dice, string id, DateTimeOffset time)
    {
        var gclid = $"Cj0K.{id}";
        var campaign = Visits.Campaign(dice, DemoChannels.ById(DemoChannels.PaidSearch));
        var form = new EventBody("google", $"lead.{id}.{new string('x', 90)}", DemoChannels.PaidSearch, campaign, Wire.Time(time))
        {
            ClickIds = new Dictionary<string, string> { ["gclid"] = gclid },
            Contact = People.Contact(dice, id),
        };
        if (!dice.Chance(80))
        {
            return new Journey(form, Door.Google, []);
        }

        // The ad was seen and clicked on some minutes before; what came earlier is known by the visitor id of that click.
        var adClick = time.AddMinutes(-dice.Between(2, 50));
        var last = new EventBody("web", $"j-{id}-ad", DemoChannels.PaidSearch, campaign, Wire.Time(adClick))
        {
            VisitorId = $"p-{id}",
            ClickIds = new Dictionary<string, string> { ["gclid"] = gclid },
        };
        return new Journey(form, Door.Google, [.. Earlier(dice, id, adClick, dice.Between(0, 3)), last, .. Later(dice, id, time)]);
    }

    /// <summary>A form of the website: the visitor is known, the form belongs to the channel that brought the visit.</summary>
    private static Journey WebsiteForm(Dice dice, string id, DateTimeOffset time)
    {
        var visits = Earlier(dice, id, time, dice.Pick([1, 1, 2, 2, 3, 4, 5])).ToList();
        if (dice.Chance(25) && DemoChannels.ById(visits[^1].Channel!).ClickId is { } name)
        {
            // A page that reads the click id from its address: the visit is known to be the one that the form came from.
            visits[^1] = visits[^1] with { ClickIds = new Dictionary<string, string> { [name] = $"{name}.{id}" } };
        }

        var form = new EventBody("site", $"form-{id}", visits[^1].Channel, visits[^1].Campaign, Wire.Time(time))
        {
            VisitorId = $"p-{id}",
            ClickIds = visits[^1].ClickIds,
            Contact = People.Contact(dice, id),
        };
        return new Journey(form, Door.Site, [.. visits, .. Later(dice, id, time)]);
    }

    /// <summary>A form that was filled inside Meta's apps: nothing is known before it.</summary>
    private static Journey MetaForm(Dice dice, string id, DateTimeOffset time) =>
        new(Instant(dice, id, Number("10293847", id), DemoChannels.PaidSocial, time), Door.Meta, []);

    private static Journey TikTokForm(Dice dice, string id, DateTimeOffset time) =>
        new(Instant(dice, id, Number("74389126", id), DemoChannels.TikTok, time), Door.TikTok, []);

    /// <summary>LinkedIn hands on the click id of its ad, by which earlier visits are found that came from the same ad.</summary>
    private static Journey LinkedInForm(Dice dice, string id, DateTimeOffset time)
    {
        var form = Instant(dice, id, $"5c1d0f4e-{id}", DemoChannels.LinkedIn, time);
        if (!dice.Chance(50))
        {
            return new Journey(form, Door.LinkedIn, []);
        }

        var click = new Dictionary<string, string> { ["li_fat_id"] = $"li.{id}" };
        var visit = new EventBody("web", $"j-{id}-ad", DemoChannels.LinkedIn, form.Campaign, Wire.Time(time.AddMinutes(-dice.Between(5, 3_000)))) { VisitorId = $"p-{id}", ClickIds = click };
        return new Journey(form with { ClickIds = click }, Door.LinkedIn, [.. Earlier(dice, id, Wire.Parse(visit.OccurredAt), dice.Between(0, 2)), visit]);
    }

    /// <summary>A call that was written down.</summary>
    private static Journey Call(Dice dice, string id, DateTimeOffset time) => new(Instant(dice, id, $"call-{id}", DemoChannels.Direct, time) with { Source = "crm" }, Door.Site, []);

    private static EventBody Instant(Dice dice, string id, string leadId, string channel, DateTimeOffset time) =>
        new("instant", leadId, channel, Visits.Campaign(dice, DemoChannels.ById(channel)), Wire.Time(time)) { Contact = People.Contact(dice, id) };

    /// <summary>Platforms give numbers to their leads.</summary>
    private static string Number(string prefix, string id) => prefix + id.Replace("-", "000", StringComparison.Ordinal);

    /// <summary>Visits before an instant, oldest first, hours or days apart; at times from a second device, at times long forgotten.</summary>
    private static IEnumerable<EventBody> Earlier(Dice dice, string id, DateTimeOffset before, int count)
    {
        var times = new List<DateTimeOffset>();
        for (var at = before; times.Count < count; times.Insert(0, at))
        {
            at = at.AddMinutes(-dice.Between(30, 6_000));
        }

        if (count > 0 && dice.Chance(4))
        {
            yield return Visit(dice, $"j-{id}-old", before.AddDays(-30).AddMinutes(-dice.Between(1, 3_000))) with { VisitorId = $"p-{id}" };
        }

        // A link opened on the phone first and on the computer later carries the same click id under two visitor ids.
        var link = new Dictionary<string, string> { ["fbclid"] = $"IwAR.{id}" };
        var secondDevice = count >= 3 && dice.Chance(30);
        for (var index = 0; index < count; index++)
        {
            var visit = Visit(dice, $"j-{id}-{index}", times[index]);
            yield return (secondDevice, index) switch
            {
                (true, 0) => visit with { VisitorId = $"p2-{id}", Channel = DemoChannels.Email, Campaign = "newsletter-2026", ClickIds = null },
                (true, 1) => visit with { VisitorId = $"p2-{id}", Channel = DemoChannels.PaidSocial, Campaign = "120214508876540456", ClickIds = link },
                (true, 2) => visit with { VisitorId = $"p-{id}", Channel = DemoChannels.PaidSocial, Campaign = "120214508876540456", ClickIds = link },
                _ => visit with { VisitorId = $"p-{id}" },
            };
        }
    }

    /// <summary>Some come back after the form, which earns nobody anything.</summary>
    private static IEnumerable<EventBody> Later(Dice dice, string id, DateTimeOffset form)
    {
        var again = form.AddMinutes(dice.Between(10, 4_000));
        if (dice.Chance(15) && DemoCalendar.Day(again) <= DemoCalendar.Last)
        {
            yield return Visit(dice, $"j-{id}-again", again) with { VisitorId = $"p-{id}" };
        }
    }

    private static EventBody Visit(Dice dice, string id, DateTimeOffset time)
    {
        var channel = dice.Pick(DemoChannels.OfTheSite, c => c.ClicksADay);
        return new EventBody("web", id, channel.Id, Visits.Campaign(dice, channel), Wire.Time(time));
    }
}
