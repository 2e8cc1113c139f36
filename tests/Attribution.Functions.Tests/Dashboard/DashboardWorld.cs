using System.Text.RegularExpressions;
using Attribution.Functions.Dashboard;
using Attribution.Functions.Messages;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Dashboard;

/// <summary>A week with leads and costs, reported to a head and two marketers with a plan each, in the running app.</summary>
internal static partial class DashboardWorld
{
    public const string Week = "2026-W12";
    private static readonly SemaphoreSlim Once = new(1);
    private static bool isMade;

    /// <summary>Pushes and reports it, the first time.</summary>
    public static async Task Make(AppFixture app)
    {
        await Once.WaitAsync();
        try
        {
            if (isMade)
            {
                return;
            }

            await app.Api.Channel("dash-search", ",\"platform\":\"google-ads\"");
            await app.Api.Channel("dash-social");
            await Marketer(app, "dash-head", "Ilze Kalniņa", "\"role\":\"head\"");
            await Marketer(app, "dash-anna", "Anna Ozola", "\"role\":\"marketer\"");
            await Marketer(app, "dash-nare", "Նարե Պետրոսյան", "\"role\":\"marketer\"");
            await Marketer(app, "dash-gone", "Gone", "\"role\":\"marketer\"");
            await Plan(app, "dash-anna", "dash-search");
            await Plan(app, "dash-nare", "dash-social");
            await app.Api.Sends("costs", """{"source":"google-ads","channel":"dash-search","day":"2026-03-16","amount":"4321.50","currency":"EUR","reportedAt":"2026-03-17T03:00:00Z"}""");
            for (var n = 0; n < 6; n++)
            {
                var channel = n % 3 == 0 ? "dash-social" : "dash-search";
                await app.Api.Sends("clicks", $$"""{"source":"web","id":"dash-{{n}}","channel":"{{channel}}","occurredAt":"2026-03-17T0{{n}}:00:00Z","visitorId":"dash-{{n}}"}""");
                await app.Api.Sends("applications", $$"""{"source":"web","id":"dash-{{n}}","channel":"dash-social","occurredAt":"2026-03-18T0{{n}}:00:00Z","visitorId":"dash-{{n}}","contact":{"email":"dash-{{n}}@example.com"} }""");
            }

            await app.Settled();
            var queues = new Queues(app.Azurite);
            foreach (var marketer in new[] { "dash-head", "dash-anna", "dash-nare", "dash-gone" })
            {
                await queues.Send(SendReport.Queue, $$"""{"week":"{{Week}}","marketer":"{{marketer}}","version":1}""");
                await Eventually.Equal(1, () => Task.FromResult(app.Smtp.To(Address(marketer)).Count));
            }

            Assert.True((await app.Api.Delete("/marketers/dash-gone")).IsSuccess);
            isMade = true;
        }
        finally
        {
            Once.Release();
        }
    }

    public static string Address(string marketer) => $"{marketer}@example.com";

    /// <summary>What the link in a reader's mail holds after the app's address.</summary>
    public static string LinkOf(AppFixture app, string marketer)
    {
        var text = app.Smtp.To(Address(marketer))[0].Text.ReplaceLineEndings("\n");
        return Link().Match(text) is { Success: true } link ? link.Groups["path"].Value : throw new InvalidOperationException($"No link in:\n{text}");
    }

    /// <summary>The signature in it.</summary>
    public static string SignatureOf(string link) => link.Split("link=")[1].Split('&')[0];

    /// <summary>A link made by hand.</summary>
    public static string LinkFor(string marketer, DateTimeOffset until) =>
        $"/dashboard/mine?link={new ReaderLinks([Convert.FromBase64String(AppSettings.Secret)], TimeProvider.System).For(marketer, until)}";

    private static async Task Marketer(AppFixture app, string id, string name, string role) => Assert.True(
        (await app.Api.Put($"/marketers/{id}", $$"""{"name":"{{name}}","email":"{{Address(id)}}","timeZone":"Europe/Riga",{{role}}}""")).IsSuccess);

    private static async Task Plan(AppFixture app, string marketer, string channel) => Assert.True((await app.Api.Put(
        $"/plans/{marketer}-march",
        $$"""{"marketer":"{{marketer}}","from":"2026-03-01","to":"2026-03-31","targetLeads":20,"allowedCpl":"50.00","budget":"6500.00","channels":["{{channel}}"],"campaigns":[],"model":"positionBased"}""")).IsSuccess);

    [GeneratedRegex(@"^https://reports\.example\.com/api(?<path>/dashboard/mine\?\S+)$", RegexOptions.Multiline)]
    private static partial Regex Link();
}
