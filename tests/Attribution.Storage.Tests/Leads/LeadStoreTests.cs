using Attribution.Domain.Leads;
using Attribution.Storage.Leads;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Leads;

[Collection(StorageCollection.Name)]
public sealed class LeadStoreTests(StorageFixture storage)
{
    [Theory]
    [InlineData("paid-social", "spring", "c:1 v:1")]
    [InlineData(null,          "",       "")]
    public async Task Find_ReturnsWhatWasAdded_WhenTheFormNames(string? channel, string campaign, string identifiers)
    {
        var lead = Lead(Ids.Own($"{channel}")) with
        {
            Channel = channel,
            Campaign = campaign,
            Identifiers = identifiers.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        };

        var (recorded, added) = await Store().Add(lead, default);
        var found = await Store().Find(lead.Key, default);

        Assert.Equal((Recorded.New, lead), (recorded, added));
        Assert.NotNull(found);
        Assert.Equal(lead with { Identifiers = found.Identifiers }, found);
        Assert.Equal(lead.Identifiers, found.Identifiers);
    }

    [Theory]
    // carried        told                 carried then
    [InlineData("e:1 v:2", "e:1=A p:3=C",  "e:1=A v:2")]
    [InlineData("e:1=A",   "e:1=A",        "e:1=A")]
    [InlineData("e:1=A",   "e:A=X",        "e:1=A=X")]
    [InlineData("e:erased-0000-x", "e:1=A", "e:erased-0000-x")]
    [InlineData("",        "e:1=A",        "")]
    public async Task Spell_AddsSpellings_ToWhatTheFormCarries(string carried, string told, string then)
    {
        var lead = new Lead(LeadStore.Key("spell", carried + told), "spell", null, "", new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.Zero), new DateOnly(2026, 3, 16), carried.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Accounts = ["o:5"],
        };
        await Store().Add(lead, default);

        var (first, again) = ((await Store().Spell(lead.Key, told.Split(' '), default))!.Value, (await Store().Spell(lead.Key, [.. told.Split(' '), "o:5"], default))!.Value);

        Assert.Equal((then, carried != then), (string.Join(' ', first.Lead.Identifiers), first.HasChanged));
        Assert.Equal((then, false), (string.Join(' ', again.Lead.Identifiers), again.HasChanged));
        Assert.True((await Store().Spell(lead.Key, ["o:5=E"], default))!.Value.HasChanged);
        Assert.Equal(["o:5=E"], (await Store().Find(lead.Key, default))!.Accounts);
        Assert.Null(await Store().Spell(LeadStore.Key("spell", "nobody"), ["o:5=E"], default));
    }

    [Fact]
    public async Task Add_ReturnsTheFirstDelivery_WhenALaterOneSaysOtherwise()
    {
        var first = Lead(Ids.Own());
        await Store().Add(first, default);

        var (recorded, lead) = await Store().Add(first with { Campaign = "autumn", Day = first.Day.AddDays(1) }, default);

        Assert.Equal(Recorded.Duplicate, recorded);
        Assert.Equal((first.Campaign, first.Day), (lead.Campaign, lead.Day));
    }

    [Fact]
    public async Task Add_IsNewOnce_WhenManyDeliverAtOnce()
    {
        var lead = Lead(Ids.Own());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Store().Add(lead with { Campaign = $"c{n}" }, default)));

        Assert.Single(outcomes, o => o.Recorded == Recorded.New);
        Assert.Single(outcomes.Select(o => o.Lead.Campaign).Distinct());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(LeadTemperature.Cold)]
    [InlineData(LeadTemperature.Hot)]
    public async Task Find_TellsHowWarmTheLeadWas(LeadTemperature? temperature)
    {
        var lead = Lead(Ids.Own($"{temperature}")) with { Temperature = temperature };
        await Store().Add(lead, default);

        Assert.Equal(temperature, (await Store().Find(lead.Key, default))!.Temperature);
    }

    [Fact]
    public async Task Find_IsNull_WhenThereIsNone() => Assert.Null(await Store().Find(Ids.Own(), default));

    [Fact]
    public void Key_TellsConnectionsApart()
    {
        Assert.Equal(LeadStore.Key("meta", "1"), LeadStore.Key("meta", "1"));
        Assert.NotEqual(LeadStore.Key("meta", "1"), LeadStore.Key("google", "1"));
        Assert.NotEqual(LeadStore.Key("meta", "1"), LeadStore.Key("meta1", ""));
    }

    private LeadStore Store() => new(storage.Tables);

    private static Lead Lead(string key) =>
        new(key, "meta", "paid-social", "spring", new DateTimeOffset(2026, 3, 16, 23, 30, 0, 123, TimeSpan.Zero), new DateOnly(2026, 3, 17), []);
}
