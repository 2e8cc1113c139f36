using System.Globalization;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Pipeline;

/// <summary>A company's deals over HTTP. Each test has a month, channels, a company and deals of its own: <paramref name="name"/> is in all of them.</summary>
internal sealed class DealWorld(AppFixture app, string name, int year, int month)
{
    private int told;

    public string Domain => $"{name}.lv";

    public string Channel(string channel) => $"{name}-{channel}";

    public async Task Channels(params string[] channels)
    {
        foreach (var channel in channels)
        {
            await app.Api.Channel(Channel(channel));
        }
    }

    /// <summary>A moment of the month: noon of a day, UTC.</summary>
    public string At(int day) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}T12:00:00Z");

    /// <summary>A form of somebody, by default with an address of the company.</summary>
    public async Task Form(string person, int day, string channel, string? email = null, string? visitor = null)
    {
        var browser = visitor is null ? "" : $",\"visitorId\":\"{name}-{visitor}\"";
        await app.Api.Sends("applications", $$"""{"source":"web","id":"{{name}}-{{person}}","channel":"{{Channel(channel)}}","occurredAt":"{{At(day)}}","contact":{"name":"{{person}}","email":"{{email ?? $"{person}@{Domain}"}}"}{{browser}}}""");
    }

    public Task Visit(string visitor, int day, string channel) =>
        app.Api.Sends("touches", $$"""{"source":"web","id":"{{name}}-{{visitor}}-{{day}}","channel":"{{Channel(channel)}}","occurredAt":"{{At(day)}}","visitorId":"{{name}}-{{visitor}}"}""");

    /// <summary>Something that happened to a deal, with further fields as JSON.</summary>
    public string Fact(string deal, int day, string kind, string fields = "") =>
        $$"""{"source":"crm","deal":"{{name}}-{{deal}}","id":"{{++told}}","kind":"{{kind}}","at":"{{At(day)}}"{{(fields.Length == 0 ? "" : "," + fields)}}}""";

    public string Opened(string deal, int day, string fields = "") =>
        Fact(deal, day, "opened", $"\"stage\":\"proposal\",\"amount\":\"1000\",\"currency\":\"EUR\",\"domain\":\"{Domain}\"{(fields.Length == 0 ? "" : "," + fields)}");

    public async Task<JsonElement> Tell(params string[] facts)
    {
        var answer = await app.Api.Post("/deals/events", $"[{string.Join(',', facts)}]");
        Assert.True(answer.IsSuccess, answer.ToString());
        await app.Settled();
        return answer.Body;
    }

    public async Task<JsonElement> Deal(string deal, string model = "linear")
    {
        var answer = await app.Api.Get($"/deals/crm/{name}-{deal}?model={model}");
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    /// <summary>Whose revenue a deal is, as <c>search 333.33, social 666.67</c>.</summary>
    public async Task<string> Revenue(string deal, string model = "linear") => string.Join(", ", (await Deal(deal, model)).GetProperty("closed").GetProperty("channels").EnumerateArray()
        .Select(part => $"{Short(part.GetProperty("id").GetString()!)} {part.GetProperty("revenue").GetString()}"));

    /// <summary>A figure of the month, by default of everything; null when it has no value.</summary>
    public async Task<decimal?> Kpi(string figure, string by = "total", string id = "", string area = "pipeline", string model = "linear") =>
        await Figure(figure, by, id, area, model) is { } found && found.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    /// <summary>What the month's cost is divided by.</summary>
    public async Task<decimal?> NewCustomers() => (await Figure("cac", "total", "", "pipeline", "linear"))?.GetProperty("denominator").GetProperty("value").GetDecimal();

    private async Task<JsonElement?> Figure(string figure, string by, string id, string area, string model)
    {
        var days = $"from={year:D4}-{month:D2}-01&to={year:D4}-{month:D2}-{DateTime.DaysInMonth(year, month)}";
        var answer = await app.Api.Get($"/kpis/{area}?{days}&by={by}&model={model}");
        Assert.True(answer.IsSuccess, answer.ToString());
        var figures = id.Length == 0 ? answer.Body.GetProperty("total")
            : answer.Body.GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("id").GetString() == id).Select(line => (JsonElement?)line.GetProperty("figures")).SingleOrDefault();
        return figures?.EnumerateArray().First(f => f.GetProperty("name").GetString() == figure);
    }

    private string Short(string channel) => channel.StartsWith(name, StringComparison.Ordinal) ? channel[(name.Length + 1)..] : channel;
}
