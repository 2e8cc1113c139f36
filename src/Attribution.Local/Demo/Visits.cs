using System.Globalization;

namespace Attribution.Local.Demo;

/// <summary>Clicks of people who never fill a form: most of the traffic.</summary>
internal static class Visits
{
    public static IEnumerable<EventBody> Generate(DemoSize size)
    {
        var dice = new Dice(1001);
        foreach (var day in DemoCalendar.Days(size))
        {
            foreach (var channel in DemoChannels.OfTheSite)
            {
                var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 60 : 100;
                var clicks = dice.Around(channel.ClicksADay * weekend / 100, 20) * size.Percent / 100;
                for (var number = 1; number <= clicks; number++)
                {
                    yield return Click(dice, channel, day, number);
                }
            }
        }
    }

    private static EventBody Click(Dice dice, DemoChannel channel, DateOnly day, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{channel.Id}-{day:MMdd}-{number}");
        var click = new EventBody("web", $"c-{id}", channel.Id, Campaign(dice, channel), Wire.Time(DemoCalendar.At(day, dice.Between(0, 86_399))));

        // The rest declined to be followed: such a click counts and leads nowhere.
        return !dice.Chance(30) ? click : click with
        {
            VisitorId = $"v-{id}",
            ClickIds = channel.ClickId is { } name && dice.Chance(50) ? new Dictionary<string, string> { [name] = $"{name}.{id}" } : null,
        };
    }

    /// <summary>One of the channel's campaigns, if it has any.</summary>
    public static string? Campaign(Dice dice, DemoChannel channel) => channel.Campaigns.Count == 0 ? null : dice.Pick(channel.Campaigns).Id;
}
