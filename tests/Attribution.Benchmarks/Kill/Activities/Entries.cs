using System.Text.Json.Nodes;
using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>Entries of the catalogue, and secrets, which work as soon as they are acknowledged.</summary>
internal static class Entries
{
    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var number = world.Next();
        var (connection, secret) = (FormattableString.Invariant($"sender-{number}"), NewSecret());
        List<Call> first =
        [
            Entry(world, $"/campaigns/campaign-{number}", $$"""{"name":"Campaign {{number}}","channel":"{{dice.Of(Measures.Own)}}"}"""),
            Entry(world, $"/personas/persona-{number}", $$"""{"name":"Persona {{number}}"}"""),
            Entry(world, $"/managers/manager-{dice.Below(3)}", $$"""{"name":"Manager {{number}}","email":"manager-{{number}}@example.com","capacity":100000}"""),
            Entry(world, $"/pipeline/stages/stage-{dice.Below(3)}", $$"""{"name":"Stage {{number}}","order":{{dice.Below(100)}},"probabilityPercent":{{dice.Below(101)}}}"""),
            Plan(world, dice, dice.Of([.. world.Book.Readers]), Riga.Day(world.Now)),
            Entry(world, $"/connections/{connection}", $$"""{"platform":"standard-webhooks","name":"Sender {{number}}","channel":"email"}"""),
        ];
        var (_, delivery) = Leads.Delivered(world, connection, secret, world.Now.AddMinutes(-3));
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([first, [Secret(world, connection, secret), Rotated(world)], [delivery]]);
    }

    /// <summary>An entry that must be there, as it was sent, once it is acknowledged.</summary>
    public static Call Entry(World world, string path, string body) => Call.Put(world.Requests, path, body, () => world.Book.Note(book => book.Catalogue[path] = JsonNode.Parse(body)!.AsObject()));

    /// <summary>A plan of a week, with other terms than before: its leads are credited again.</summary>
    public static Call Plan(World world, Chance dice, string reader, DateOnly day)
    {
        var from = Riga.Monday(day);
        var path = FormattableString.Invariant($"/plans/{reader}-{from:yyyyMMdd}");
        return Entry(world, path, FormattableString.Invariant(
            $"{{\"marketer\":\"{reader}\",\"from\":\"{Riga.Text(from)}\",\"to\":\"{Riga.Text(from.AddDays(6))}\",\"targetLeads\":{50 + dice.Below(500)},\"allowedCpl\":\"{20 + dice.Below(50)}\",\"channels\":[\"{dice.Of(Measures.Own)}\"]}}"));
    }

    public static Call Secret(World world, string connection, string secret)
    {
        var path = $"/connections/{connection}/secrets/secret";
        return Call.Put(world.Requests, path, $$"""{"value":"{{secret}}","overlapHours":24}""", () => world.Book.Note(book => book.Secrets[path] = secret));
    }

    /// <summary>The next secret of the connection that most leads come by; the one before it holds for a day.</summary>
    private static Call Rotated(World world) => Secret(world, Leads.Standard, NewSecret());

    public static string NewSecret() => "whsec_" + KilledApp.NewKey();
}
