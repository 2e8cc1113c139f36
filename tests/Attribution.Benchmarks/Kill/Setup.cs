using Attribution.Benchmarks.Kill.Activities;

namespace Attribution.Benchmarks.Kill;

/// <summary>What must be there before anybody can send.</summary>
internal static class Setup
{
    /// <summary>Readers of reports, with their languages; one of them sees everything.</summary>
    private static readonly (string Id, string Language, string Role)[] Readers = [("anna", "en", "marketer"), ("boris", "lv", "head"), ("carla", "hy", "marketer")];

    public static IReadOnlyList<IReadOnlyList<Call>> Of(World world)
    {
        var entries = new List<Call>
        {
            Entries.Entry(world, $"/channels/{Measures.Social}", """{"name":"Social","platform":"social-ads"}"""),
            Entries.Entry(world, $"/channels/{Measures.Radio}", """{"name":"Radio","platform":"radio"}"""),
            Entries.Entry(world, $"/connections/{Leads.Standard}", """{"platform":"standard-webhooks","name":"Standard","channel":"email"}"""),
            Entries.Entry(world, $"/connections/{Leads.Google}", """{"platform":"google-ads","name":"Google","channel":"search"}"""),
        };
        entries.InsertRange(0, Measures.Own.Select(channel => Entries.Entry(world, $"/channels/{channel}", $$"""{"name":"{{channel}}","slices":4,"shards":2}""")));
        foreach (var (id, language, role) in Readers)
        {
            world.Book.Readers.Add(id);
            entries.Add(Entries.Entry(world, $"/marketers/{id}", $$"""{"name":"Marketer {{id}}","email":"{{id}}@example.com","timeZone":"Europe/Riga","language":"{{language}}","role":"{{role}}"}"""));
        }

        // Each channel before what names it, and each connection before its secret.
        return
        [
            .. entries.Select(entry => new[] { entry }),
            [
                Entries.Entry(world, "/managers/manager-0", """{"name":"Manager","email":"manager-0@example.com","capacity":100000}"""),
                Entries.Secret(world, Leads.Standard, Entries.NewSecret()),
                Call.Put(world.Requests, $"/connections/{Leads.Google}/secrets/key", $$"""{"value":"{{Leads.GoogleKey}}"}"""),
            ],
        ];
    }
}
