using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Attribution.Benchmarks.Kill.Facts;
using Attribution.Local.Demo.Senders;

namespace Attribution.Benchmarks.Kill.Promises;

/// <summary>What was acknowledged is there, and what was erased is not.</summary>
internal static class Kept
{
    /// <summary>Begins a line of the log that asks for a person.</summary>
    private const string Alarm = "Sums differ from facts";

    /// <summary>Entries say what was last acknowledged; secrets still prove who sends.</summary>
    public static async Task<IReadOnlyList<string>> Catalogue(World world, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var (path, sent) in world.Book.Catalogue.ToList())
        {
            var answer = await world.Callers.Ask(world.Requests.Get(path), ct);
            var stored = answer.Status == 200 ? JsonNode.Parse(answer.Body)!.AsObject() : [];
            faults.AddRange(sent.Where(field => !Same(field.Value, stored[field.Key])).Select(field => $"{path}: '{field.Key}' was acknowledged as {field.Value}, and is {stored[field.Key]?.ToJsonString() ?? answer.ToString()}"));
        }

        foreach (var (path, secret) in world.Book.Secrets.ToList())
        {
            // A test lead, which is acknowledged and never counted.
            var (connection, id) = (path.Split('/')[2], FormattableString.Invariant($"proof-{world.Next()}"));
            var body = Encoding.UTF8.GetBytes($$$"""{"type":"lead.created","timestamp":"{{{Riga.Text(world.Now.AddMinutes(-1))}}}","data":{"test":true}}""");
            var answer = await world.Callers.Ask(world.Requests.Signed($"/webhooks/standard-webhooks/{connection}", body, Signatures.Standard(secret, id)(body, world.Now)), ct);
            if (answer.Status != 200)
            {
                faults.Add($"The secret of {connection} was acknowledged, and what it signs is answered {answer}");
            }
        }

        return faults;
    }

    /// <summary>Everybody who was not erased is found by their address, with contact data that can be read.</summary>
    public static async Task<IReadOnlyList<string>> People(World world, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var person in world.Book.People.Values.Where(person => !person.IsErased).ToList())
        {
            var answer = await world.Callers.Ask(world.Master.Get($"/people/email/{person.Email}"), ct);
            if (answer.Status != 200 || !Encoding.UTF8.GetString(answer.Body).Contains($"\"{person.Email}\"", StringComparison.Ordinal))
            {
                faults.Add($"{person.Email} is answered {answer}");
            }
        }

        return faults;
    }

    /// <summary>Nothing leads from the address to anybody any more, and the form holds no contact data.</summary>
    public static async Task<IReadOnlyList<string>> Erased(World world, CancellationToken ct)
    {
        var faults = new List<string>();
        foreach (var person in world.Book.People.Values.Where(person => person.IsErased).ToList())
        {
            foreach (var path in new[] { $"/people/email/{person.Email}", $"/people/visitor/{person.Visitor}" })
            {
                var byName = await world.Callers.Ask(world.Master.Get(path), ct);
                if (byName.Status != 404)
                {
                    faults.Add($"GET {path} of somebody who was erased is answered {byName}");
                }
            }

            var form = await world.Callers.Ask(world.Requests.Get(person.Card.Explanation), ct);
            using var json = form.Status == 200 ? JsonDocument.Parse(form.Body) : null;
            var known = json is null ? form : await world.Callers.Ask(world.Master.Get($"/people/lead/{json.RootElement.GetProperty("lead").GetString()}"), ct);
            if (known.Status != 200 || Encoding.UTF8.GetString(known.Body) is var text && (text.Contains(person.Email, StringComparison.Ordinal) || text.Contains($"Person {person.Number}\"", StringComparison.Ordinal)))
            {
                faults.Add($"The form of {person.Email}, who was erased, is told as {known}");
            }
        }

        return faults;
    }

    /// <summary>Nobody was answered what should never be, and the app has not called for help.</summary>
    public static Task<IReadOnlyList<string>> Answers(World world, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. world.Callers.Surprises,
        .. world.App.Log().Where(line => line.Contains(Alarm, StringComparison.Ordinal)).Select(line => $"The log says: {line}"),
    ]);

    private static bool Same(JsonNode? sent, JsonNode? stored) =>
        JsonNode.DeepEquals(sent, stored) || (sent is JsonValue && stored is JsonValue && decimal.TryParse(sent.ToString(), out var a) && decimal.TryParse(stored.ToString(), out var b) && a == b);
}
