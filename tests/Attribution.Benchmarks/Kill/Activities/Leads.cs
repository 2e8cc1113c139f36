using System.Text;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;
using Attribution.Local.Demo;
using Attribution.Local.Demo.Senders;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>People who click and then fill a form, through our own page and through webhooks; some of them a second time.</summary>
internal static class Leads
{
    public const string Standard = "standard";
    public const string Google = "google";
    public const string GoogleKey = "kill-google-key";
    private const int People = 5;

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var (touches, forms) = (new List<Call>(), new List<Call>());
        for (var i = 0; i < People; i++)
        {
            var (person, clicks, form) = Somebody(world, dice);
            touches.AddRange(clicks);
            forms.Add(form);

            // Who is not answered at once sends again, and so do some who are.
            if (dice.OneIn(4))
            {
                forms.Add(form);
            }
        }

        foreach (var known in world.Book.People.Values.Where(person => !person.IsErased).TakeLast(12).Where(_ => dice.OneIn(12)).ToList())
        {
            forms.Add(Again(world, known));
        }

        // Now and then the forms come first, and their clicks late.
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>(dice.OneIn(4) ? [forms, touches] : dice.OneIn(3) ? [[.. touches, .. forms]] : [touches, forms]);
    }

    /// <summary>A lead of Standard Webhooks, by a connection and its secret.</summary>
    public static (Person Person, Call Form) Delivered(World world, string connection, string secret, DateTimeOffset at)
    {
        var number = world.Next();
        var person = new Person(number, new Form("connection", connection, FormattableString.Invariant($"msg-{number}"), at, "email", HasClick: false));
        var body = Encoding.UTF8.GetBytes($$$"""
            {"type":"lead.created","timestamp":"{{{Riga.Text(at)}}}","data":{"contact":{"name":"Person {{{number}}}","email":"{{{person.Email}}}"},"visitor_id":"{{{person.Visitor}}}"}}
            """);
        return (person, Webhook(world, $"/webhooks/standard-webhooks/{connection}", body, Signatures.Standard(secret, person.Card.Id), person));
    }

    /// <summary>Writes somebody down whose form was answered.</summary>
    private static void Note(World world, Person person) => world.Book.Note(book =>
    {
        book.People.TryAdd(person.Number, person);
        book.Count($"applications {person.Card.Sender} {person.Card.Id}", Riga.Day(person.Card.At), person.Card.Channel, "applications");
    });

    private static (Person Person, IReadOnlyList<Call> Clicks, Call Form) Somebody(World world, Chance dice)
    {
        var at = Whole(world.Now.AddMinutes(-10 - dice.Below(300)));
        var (person, form) = dice.Below(3) switch
        {
            0 => Delivered(world, Standard, world.Book.Secrets[$"/connections/{Standard}/secrets/secret"], at),
            1 => OfGoogle(world, at),
            _ => OfPage(world, dice, at),
        };
        var count = person.Card.HasClick ? 1 + dice.Below(3) : dice.Below(4);
        var clicks = new List<Call>();
        for (var i = 0; i < count; i++)
        {
            // The last one before the form is the one that Google names.
            var isNamed = person.Card.HasClick && i == 0;
            clicks.Add(Touch(world, person, at.AddMinutes(-5 - (i * (60 + dice.Below(3_000)))), isNamed ? "search" : dice.Of(Measures.Own), isNamed));
        }

        return (person, clicks, form);
    }

    /// <summary>A click of somebody whose form is, or will be, a lead.</summary>
    public static Call Touch(World world, Person person, DateTimeOffset at, string channel, bool isNamed = false)
    {
        var id = FormattableString.Invariant($"t-{world.Next()}");
        person.Touches.Add((at, channel));
        var click = isNamed ? FormattableString.Invariant($",\"clickIds\":{{\"gclid\":\"gclid-{person.Number}\"}}") : "";
        var line = FormattableString.Invariant($"{{\"source\":\"web\",\"id\":\"{id}\",\"channel\":\"{channel}\",\"occurredAt\":\"{Riga.Text(at)}\",\"visitorId\":\"{person.Visitor}\"{click}}}");
        return Call.Push(world.Requests, "/clicks", [line], () => world.Book.Note(book => book.Count($"clicks {id}", Riga.Day(at), channel, "clicks")));
    }

    private static (Person Person, Call Form) OfPage(World world, Chance dice, DateTimeOffset at)
    {
        var number = world.Next();
        var person = new Person(number, new Form("leadSource", "site", FormattableString.Invariant($"f-{number}"), at, dice.Of(Measures.Own), HasClick: false));
        return (person, Page(world, person, person.Card, () => Note(world, person)));
    }

    private static (Person Person, Call Form) OfGoogle(World world, DateTimeOffset at)
    {
        var number = world.Next();
        var person = new Person(number, new Form("connection", Google, FormattableString.Invariant($"g-{number}"), at, "search", HasClick: true));
        var body = Encoding.UTF8.GetBytes($$"""
            {"lead_id":"{{person.Card.Id}}","user_column_data":[{"column_id":"FULL_NAME","string_value":"Person {{number}}"},{"column_id":"EMAIL","string_value":"{{person.Email}}"}],
             "api_version":"1.0","form_id":1,"campaign_id":21873450912,"google_key":"{{GoogleKey}}","gcl_id":"gclid-{{number}}","is_test":false,"lead_submit_time":"{{Riga.Text(at)}}"}
            """);
        return (person, Webhook(world, $"/webhooks/google-ads/{Google}", body, (_, _) => new Dictionary<string, string>(), person));
    }

    /// <summary>Another form of somebody who is known: an application, and no second lead.</summary>
    private static Call Again(World world, Person person)
    {
        var form = new Form("leadSource", "site", FormattableString.Invariant($"f-{world.Next()}"), Whole(world.Now.AddSeconds(-30)), "direct", HasClick: false);
        return Page(world, person, form, () => world.Book.Note(book => book.Count($"applications site {form.Id}", Riga.Day(form.At), form.Channel, "applications")));
    }

    private static Call Page(World world, Person person, Form form, Action answered)
    {
        var contact = $$"""{"name":"Person {{person.Number}}","email":"{{person.Email}}"}""";
        var line = $$"""{"source":"site","id":"{{form.Id}}","channel":"{{form.Channel}}","occurredAt":"{{Riga.Text(form.At)}}","visitorId":"{{person.Visitor}}","contact":{{contact}}}""";
        return Call.Push(world.Requests, "/applications", [line], answered);
    }

    private static Call Webhook(World world, string path, byte[] body, Signature sign, Person person) =>
        new($"POST {path}", now => world.Requests.Signed(path, body, sign(body, now))) { Answered = _ => Note(world, person) };

    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), at.Offset);
}
