using Attribution.Benchmarks.Fuzz;
using Attribution.Benchmarks.Kill.Facts;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>What has leads credited again: clicks that come late, a plan with other terms, and somebody who asks for it.</summary>
internal static class Late
{
    private const int People = 6;

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var calls = new List<Call>();
        foreach (var person in world.Book.People.Values.Where(person => !person.IsErased).Reverse().Where(_ => dice.OneIn(2)).Take(People).ToList())
        {
            // Between the clicks that are known, at a second that none of them has.
            var at = person.Card.At.AddMinutes(-1).AddSeconds(-1 - (person.Touches.Count * 7) - (dice.Below(8) * 60 * 60 * 24));
            if (person.Touches.TrueForAll(touch => touch.At != at))
            {
                calls.Add(Leads.Touch(world, person, at, dice.Of(Measures.Own)));
            }
        }

        var to = Riga.Day(world.Now);
        calls.Add(Call.Post(world.Master, $"/attribution/recompute?from={Riga.Text(Riga.Monday(to))}&to={Riga.Text(to)}"));
        calls.Add(Entries.Plan(world, dice, dice.Of([.. world.Book.Readers]), to));
        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([calls]);
    }
}
