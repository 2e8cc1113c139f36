using System.Globalization;

namespace Attribution.Local.Demo;

/// <summary>Forms without a way to reach anybody (a price list was downloaded): applications, and no leads.</summary>
internal static class Interest
{
    public static IEnumerable<EventBody> Generate(DemoSize size)
    {
        var dice = new Dice(6006);
        foreach (var day in DemoCalendar.Days(size))
        {
            var forms = dice.Around(14, 40) * size.Percent / 100;
            for (var number = 1; number <= forms; number++)
            {
                var channel = dice.Pick(DemoChannels.OfTheSite, c => c.ClicksADay);
                var time = DemoCalendar.At(day, dice.Between(0, 86_399));
                var id = string.Create(CultureInfo.InvariantCulture, $"price-list-{day:MMdd}-{number}");
                yield return new EventBody("site", id, channel.Id, Visits.Campaign(dice, channel), Wire.Time(time))
                {
                    Contact = dice.Chance(30) ? new ContactBody("Anonymous", null, null, null) : null,
                };
            }
        }
    }
}
