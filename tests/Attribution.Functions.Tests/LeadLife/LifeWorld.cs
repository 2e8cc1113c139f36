using System.Globalization;
using System.Text.Json;
using Attribution.Functions.Tests.Support;
using Attribution.Storage.Leads;

namespace Attribution.Functions.Tests.LeadLife;

/// <summary>Leads of a test of its own: their channels, ids and days begin with its name and its Monday.</summary>
internal sealed class LifeWorld(AppFixture app, string own, DateOnly monday)
{
    public string Channel(string name) => $"{own}-{name}";

    public string Key(string id) => LeadStore.Key("web", $"{own}-{id}");

    /// <summary>A moment, as hours after noon of Monday.</summary>
    public string At(double hours) => new DateTimeOffset(monday, new TimeOnly(12, 0), TimeSpan.Zero).AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A form of somebody whom nobody else is, with clicks of a visitor before it.</summary>
    public async Task Lead(string id, string channel, double hours, params string[] clicks)
    {
        foreach (var (number, click) in clicks.Index())
        {
            await app.Api.Sends("clicks", $$"""{"source":"web","id":"{{own}}-{{id}}-{{number}}","channel":"{{Channel(click)}}","occurredAt":"{{At(hours - clicks.Length + number)}}","visitorId":"{{own}}-{{id}}"}""");
        }

        await app.Api.Sends("applications",
            $$"""{"source":"web","id":"{{own}}-{{id}}","contact":{"email":"{{id}}@{{own}}.example","name":"N","interest":"all","company":"C"},"channel":"{{Channel(channel)}}","occurredAt":"{{At(hours)}}","visitorId":"{{own}}-{{id}}"}""");
    }

    /// <summary>A fact as JSON: <c>q1 qualified 5</c> is id, kind and hours after noon of Monday; what its kind needs follows.</summary>
    public string Fact(string lead, string id, string kind, double hours, string more = "") =>
        $$"""{"lead":"{{Key(lead)}}","source":"crm","id":"{{own}}-{{id}}","kind":"{{kind}}","at":"{{At(hours)}}"{{(more.Length > 0 ? "," + more : "")}}}""";

    public Task<Answer> Say(params string[] facts) => app.Api.Post("/leads/events", $"[{string.Join(',', facts)}]");

    public async Task<JsonElement> Life(string lead) => (await app.Api.Get($"/leads/{Key(lead)}/life")).Body;

    public async Task<JsonElement> Kpis(string by = "total", int days = 7)
    {
        var answer = await app.Api.Get($"/kpis/lead-life?from={monday:yyyy-MM-dd}&to={monday.AddDays(days - 1):yyyy-MM-dd}&by={by}&model=linear");
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    /// <summary>Figures of the total by name: <c>leads 3, qualified 0.5, nps no:answers</c>.</summary>
    public async Task<string> Total(params string[] names)
    {
        var figures = (await Kpis()).GetProperty("total").EnumerateArray().ToDictionary(figure => figure.GetProperty("name").GetString()!);
        return string.Join(", ", names.Select(name => $"{name} {Text(figures[name])}"));
    }

    /// <summary>A figure's numerator per line of a cut, without the lines that have none: <c>ads 1.5, site 0.5</c>.</summary>
    public async Task<string> Lines(string by, string figure) => string.Join(", ", (await Kpis(by)).GetProperty("lines").EnumerateArray()
        .Select(line => (Id: line.GetProperty("id").GetString()!, Value: Numerator(line, figure))).Where(line => line.Value != 0)
        .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Id.Replace(own + "-", "", StringComparison.Ordinal)} {line.Value:0.####}")));

    public static decimal Numerator(JsonElement line, string figure) => line.GetProperty("figures").EnumerateArray()
        .Where(f => f.GetProperty("name").GetString() == figure).Select(f => f.GetProperty("numerator").GetProperty("value").GetDecimal()).SingleOrDefault();

    private static string Text(JsonElement figure) => figure.GetProperty("value") is { ValueKind: JsonValueKind.Number } value
        ? value.GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)
        : figure.GetProperty("why").GetString()!;
}
