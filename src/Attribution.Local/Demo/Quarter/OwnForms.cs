using System.Globalization;

namespace Attribution.Local.Demo.Quarter;

/// <summary>
/// Forms that bring a lead without clicks before it: those of the weeks before the spring campaigns, and through the whole quarter what partners, existing
/// customers and the stands of events bring.
/// </summary>
internal static class OwnForms
{
    /// <summary>Leads a week before the spring campaigns: quiet over Christmas, then more with every week.</summary>
    private static readonly int[] Weeks = [7, 8, 13, 15, 18, 20, 22, 25, 27];

    private static readonly (string Channel, int Weight)[] Winter =
    [
        (DemoChannels.PaidSearch, 28),
        (DemoChannels.PaidSocial, 26),
        (DemoChannels.YandexSearch, 9),
        (DemoChannels.LinkedIn, 8),
        (DemoChannels.TikTok, 8),
        (DemoChannels.Email, 9),
        (DemoChannels.Direct, 12),
    ];

    private static readonly string[] Interests = ["price list", "stock counting", "purchasing", "second warehouse", "integration with accounting"];

    private static readonly string[] Mailboxes = ["gmail.com", "inbox.lv", "mail.ru", "freemail.hu"];

    /// <summary>All forms, in order of the week.</summary>
    public static IEnumerable<EventBody> Generate(DemoSize size) => size.TellsQuarter ? [.. WinterForms(), .. Recommended(), .. OfCustomers(), .. AtStands()] : [];

    private static IEnumerable<EventBody> WinterForms()
    {
        var dice = new Dice(8001);
        foreach (var (week, leads) in Weeks.Index())
        {
            for (var number = 1; number <= leads; number++)
            {
                var channel = DemoChannels.ById(dice.Pick(Winter, choice => choice.Weight).Channel);
                var id = string.Create(CultureInfo.InvariantCulture, $"w{week + 1}-{number}");
                yield return Form(dice, "site", id, channel, Moment(dice, week), dice.Chance(8) ? Anywhere(dice, id) : People.Contact(dice, id, Company.Of(id)));
            }
        }
    }

    /// <summary>What partners bring: about two a week, and good ones.</summary>
    private static IEnumerable<EventBody> Recommended()
    {
        var dice = new Dice(8002);
        for (var number = 1; number <= 27; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"partner-{number}");
            yield return Form(dice, "crm", id, DemoChannels.ById(DemoChannels.Referrals), Moment(dice, number * 13 / 28), People.Contact(dice, id, Company.Of(id)));
        }
    }

    /// <summary>People of companies that buy already, who answer the newsletter.</summary>
    private static IEnumerable<EventBody> OfCustomers()
    {
        var dice = new Dice(8003);
        foreach (var (number, company) in Company.Customers.Index().Where(company => company.Index % 3 != 1))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"customer-{number}");
            yield return Form(dice, "crm", id, DemoChannels.ById(DemoChannels.Email), Moment(dice, number * 11 / Company.Customers.Count), People.Contact(dice, id, company));
        }
    }

    /// <summary>Whoever left a card at a stand, or asked after a webinar.</summary>
    private static IEnumerable<EventBody> AtStands()
    {
        var dice = new Dice(8004);
        foreach (var occasion in DemoEvents.All)
        {
            for (var number = 1; number <= occasion.CardsLeft; number++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{occasion.Id}-{number}");
                var at = DemoCalendar.At(occasion.From.AddDays(dice.Between(0, occasion.To.DayNumber - occasion.From.DayNumber)), dice.Between(36_000, 61_000));
                yield return Form(dice, "stand", id, DemoChannels.ById(DemoChannels.Events), at, People.Contact(dice, id, Company.Of(id))) with { Campaign = occasion.Id };
            }
        }
    }

    private static EventBody Form(Dice dice, string source, string id, DemoChannel channel, DateTimeOffset at, ContactBody contact) =>
        new(source, id, channel.Id, channel.Others.Concat(channel.Campaigns).Select(campaign => campaign.Id).FirstOrDefault(), Wire.Time(at))
        {
            Contact = contact with { Interest = dice.Chance(65) ? dice.Pick(Interests) : null, Temperature = Prospects.Of(channel.Id).Temperature(dice) },
        };

    /// <summary>A mailbox that says nothing about a company.</summary>
    private static ContactBody Anywhere(Dice dice, string id) =>
        People.Contact(dice, id) with { Email = $"invented.person.{id}@{dice.Pick(Mailboxes)}", Company = null };

    /// <summary>Sometime in a week of the quarter, on working days more than on others.</summary>
    private static DateTimeOffset Moment(Dice dice, int week) =>
        DemoCalendar.At(QuarterCalendar.First.AddDays((7 * week) + dice.Pick([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5])), dice.Between(27_000, 79_000));
}
