using System.Globalization;
using System.Text.Json;
using Attribution.Functions.Tests.Support;

namespace Attribution.Functions.Tests.Plans;

/// <summary>A marketer with channels, plans and leads of their own; it is Monday, 23 March 2026.</summary>
internal sealed class PlanWorld(AppFixture app, string name)
{
    public string Marketer => name;

    public string Channel(string channel) => $"{name}-{channel}";

    public async Task Exists(params string[] channels)
    {
        foreach (var channel in channels)
        {
            await app.Api.Channel(Channel(channel));
        }

        var answer = await app.Api.Put($"/marketers/{name}", $$"""{"name":"Anna of {{name}}","email":"{{name}}@example.com","timeZone":"Europe/Riga","sendOn":"sunday"}""");
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    /// <summary>A plan for March unless <paramref name="extra"/> says otherwise, for channels of this world.</summary>
    public async Task Plan(string id, string channels, int target, string extra = "", string days = "\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"")
    {
        var scope = string.Join(',', channels.Split(' ').Select(channel => $"\"{Channel(channel)}\""));
        var answer = await app.Api.Put($"/plans/{name}-{id}", $$"""{"marketer":"{{name}}",{{days}},"targetLeads":{{target}},"allowedCpl":"35","channels":[{{scope}}]{{extra}}}""");
        Assert.True(answer.IsSuccess, answer.ToString());
    }

    /// <summary>Leads at noon: <c>16 search, 17 email</c>. A lead is known by its place in the text.</summary>
    public async Task Leads(string leads)
    {
        foreach (var (lead, place) in leads.Split(", ").Select((lead, place) => (lead, place)))
        {
            await Form($"{name}-{place}", int.Parse(lead[..2], CultureInfo.InvariantCulture), lead[3..], $"{name}-{place}@example.com");
        }

        await app.Settled();
    }

    public Task<JsonElement> Form(string id, int day, string channel, string email, string phone = "") => app.Api.Sends(
        "applications",
        $$$"""{"source":"web","id":"{{{id}}}","channel":"{{{Channel(channel)}}}","occurredAt":"2026-03-{{{day:00}}}T10:00:00Z","contact":{"email":"{{{email}}}","phone":"{{{phone}}}"}}""");

    public async Task Cost(int day, string channel, string euros) => await app.Api.Sends(
        "costs", $$"""{"source":"web","id":"{{name}}-{{day}}-{{channel}}","channel":"{{Channel(channel)}}","occurredAt":"2026-03-{{day:00}}T10:00:00Z","amount":"{{euros}}","currency":"EUR"}""");

    public async Task<JsonElement> Get(string question)
    {
        var answer = await app.Api.Get($"/plans/{name}/{question}");
        Assert.True(answer.IsSuccess, answer.ToString());
        return answer.Body;
    }

    public Task<Answer> Close(string period) => app.Api.Post($"/plans/{name}/{period}/pay/close", "");

    /// <summary>The line of one plan.</summary>
    public JsonElement Line(JsonElement body, string plan) => body.GetProperty("plans").EnumerateArray().Single(p => p.GetProperty("plan").GetString() == $"{name}-{plan}");

    /// <summary>A figure as <c>numerator/denominator = value unit</c>, or with the reason why there is no value.</summary>
    public static string Figure(JsonElement line, string figure)
    {
        var f = line.GetProperty(figure);
        Assert.NotNull(f.GetProperty("unit").GetString());
        return $"{f.GetProperty("numerator")}/{f.GetProperty("denominator")} = {(f.GetProperty("value").ValueKind == JsonValueKind.Null ? f.GetProperty("because").GetString() : f.GetProperty("value").GetRawText())}";
    }
}
