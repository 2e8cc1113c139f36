using Attribution.Benchmarks.Fuzz;

namespace Attribution.Benchmarks.Kill.Activities;

/// <summary>People who ask to be forgotten, some of them a moment after they were heard of.</summary>
internal static class Erasing
{
    private const int People = 3;

    public static Task<IReadOnlyList<IReadOnlyList<Call>>> Begin(World world, Chance dice, CancellationToken ct)
    {
        var known = world.Book.People.Values.Where(person => !person.IsErased).ToList();
        var calls = new List<Call>();
        for (var i = 0; i < People; i++)
        {
            // Half of them are of the last who came: what follows from their forms is still under way.
            var person = dice.OneIn(2) ? dice.Of(known) : known[^(1 + dice.Below(Math.Min(6, known.Count)))];
            person.IsErased = true;
            var request = world.Master.Delete($"/people/email/{person.Email}");
            calls.Add(new Call($"DELETE /people/email/{person.Email}", _ => request));
        }

        return Task.FromResult<IReadOnlyList<IReadOnlyList<Call>>>([calls]);
    }
}
