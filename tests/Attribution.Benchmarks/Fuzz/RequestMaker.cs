using System.Text;

namespace Attribution.Benchmarks.Fuzz;

/// <summary>Makes request number so-and-so: the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="masterKey">Opens every route: what is refused for its key gets no further.</param>
/// <param name="appTime">The app's clock.</param>
internal sealed class RequestMaker(int seed, string masterKey, Func<DateTimeOffset> appTime)
{
    /// <summary>
    /// What reads or credits whole weeks: hundreds of queries for one request, each of which the emulator answers by reading a whole table. As often as the others they
    /// would make this a test of the emulator.
    /// </summary>
    private static readonly HashSet<string> OfWholeWeeks =
    [
        "POST /attribution/recompute", "POST /reports/{week}/revisions", "POST /plans/{marketer}/{period}/pay/close", "PUT /plans/{id}", "DELETE /plans/{id}", "GET /figures/{week}",
        "GET /attribution/restatements/{week}", "GET /attribution/compare", "GET /attribution/data-driven", "GET /dashboard", "GET /dashboard/mine",
        "GET /plans/{marketer}/{period}/fulfilment", "GET /plans/{marketer}/{period}/pay", "GET /kpis/{area}",
        "POST /operations/poison/{queue}/replay", "POST /operations/parked/{origin}/replay", "POST /operations/rebuild",
    ];

    /// <summary>What retires entries is asked for rarely, or everything else would be refused for it.</summary>
    private static readonly IReadOnlyList<Sample> Weighted = [.. Corpus.All.SelectMany(sample => Enumerable.Repeat(sample, Weight(sample)))];

    private static int Weight(Sample sample) => OfWholeWeeks.Contains(sample.Route) ? 1 : sample.Method is "POST" or "PUT" ? 12 : 3;

    public FuzzRequest Make(int number)
    {
        var chance = new Chance(seed, number);
        var sample = chance.Of(Weighted);
        var request = new RequestWriter { Method = sample.Method, Target = "/api" + sample.Path, Body = sample.Body };
        request.Headers.Add(("Host", "localhost"));
        if (!sample.Path.StartsWith("/webhooks/", StringComparison.Ordinal))
        {
            request.Headers.Add(("x-functions-key", masterKey));
        }

        if (sample.ContentType is not null)
        {
            request.Headers.Add(("Content-Type", sample.ContentType));
        }

        var kind = chance.Below(20);
        if (kind is > 0 and < 15)
        {
            (request.Body, var what) = BodyMutations.Mutate(chance, request.Body);
            request.Note(what);
        }

        // The proof is of what is sent: what reads the body must bear it, not only what verifies it. Some stay unproven.
        foreach (var (name, value) in chance.OneIn(10) || sample.Sign is null ? [] : sample.Sign(request.Body, appTime()))
        {
            request.Headers.Add((name, value));
        }

        if (kind >= 13)
        {
            HeadMutations.Mutate(chance, request);
        }

        if (request.Headers.Exists(h => !Ascii.IsValid(h.Name + h.Value)))
        {
            request.Note("letters beyond ASCII in a header", Wire.Broken);
        }

        return new FuzzRequest(number, request.What.Count == 0 ? "as it is" : string.Join(", ", request.What), sample.Route, request.Bytes(), request.Wire);
    }
}
