#pragma warning disable format // The columns of tables stay aligned.
using System.Globalization;
using Attribution.Domain.Leads;
using Attribution.Storage.Leads;
using Attribution.Storage.Persons;
using Attribution.Storage.Tests.Support;
using Azure.Data.Tables;

namespace Attribution.Storage.Tests.Persons;

[Collection(StorageCollection.Name)]
public sealed class PersonStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    // Forms in order of arrival: name@day and what they carry. The person of the last one, the card first.
    [InlineData("a@1:e1",                               "a")]
    [InlineData("a@1:e1 b@2:e1",                        "a b")]
    [InlineData("a@2:e1 b@1:e1",                        "b a")]
    [InlineData("a@1:e1 b@2:e2",                        "b")]
    [InlineData("a@1:e1 b@2:p1 c@3:e1,p1",              "a b c")]
    [InlineData("a@3:e1 b@2:e1,p1 c@1:p1,e2 d@4:e2",    "c b a d")]
    // A browser or a link makes nobody one person.
    [InlineData("a@1:e1,v1,c1 b@2:e2,v1,c1",            "b")]
    [InlineData("a@1:v1 b@2:v1",                        "b")]
    // A number beside six e-mails connects nobody any more; the e-mails still do.
    [InlineData("a@1:e1,p1 b@1:e2,p1 c@1:e3,p1 d@1:e4,p1 f@1:e5,p1 g@2:e5,p1",           "a b c d f g")]
    [InlineData("a@1:e1,p1 b@1:e2,p1 c@1:e3,p1 d@1:e4,p1 f@1:e5,p1 g@1:e6,p1 h@2:e1,p1", "a h")]
    // Across a change of the key: e1 and p1 become e7 and p7.
    [InlineData("a@1:e1 b@2:e1=7 c@3:e7",                                                "a b c")]
    [InlineData("a@1:e1 c@3:e7",                                                         "c")]
    [InlineData("c@3:e7 b@2:e1=7 a@1:e1",                                                "a b c")]
    [InlineData("a@1:e1=7,p1 b@2:p1=7,e2=8 c@3:e8 d@4:p7",                               "a b c d")]
    [InlineData("a@1:e1,p1 b@1:e2=8,p1=7 c@1:e3=9,p7 d@1:e4,p1 f@1:e5,p1 g@2:e5=6,p1=7", "a b c d f g")]
    [InlineData("a@1:e1=7,p1=0 b@1:e2,p1 c@1:e3,p1 d@1:e4,p1 f@1:e5,p1 g@1:e6,p0 h@2:e7,p0", "a h")]
    public async Task Of_IsEverybodyConnected_WhenTheFormsAre(string forms, string expected)
    {
        var own = Ids.Own(forms);
        var known = new KnownPerson(null!, []);
        foreach (var form in forms.Split(' '))
        {
            known = await Arrive(own, form);
        }

        Assert.Equal(expected, Names(own, known.Person.Forms));
        Assert.Equal(expected[..1], Names(own, [known.Person.Card]));
        Assert.Equal(expected, Names(own, (await Persons().Find(Form(own, forms.Split(' ')[^1]), default)).Forms));
    }

    [Fact]
    public async Task Of_NamesThoseThatAFormParts_OnceAndWheneverItIsAsked()
    {
        var own = Ids.Own();
        await Arrive(own, "z@1:e1");
        foreach (var form in new[] { "a@1:e1,p1", "b@1:e2,p1", "c@1:e3,p1", "d@1:e4,p1", "f@1:e5,p1" })
        {
            Assert.Empty((await Arrive(own, form)).Parted);
        }

        // Those that were connected through the number, and what they are connected with.
        Assert.Equal("a b c d f z", string.Join(' ', Names(own, (await Arrive(own, "g@1:e6,p1")).Parted).Split(' ').Order()));
        Assert.Equal("a b c d f z", string.Join(' ', Names(own, (await Arrive(own, "g@1:e6,p1")).Parted).Split(' ').Order()));
        Assert.Empty((await Arrive(own, "h@1:e7,p1")).Parted);
    }

    [Theory]
    // A form reads and writes its identifiers one after the other; another comes in between.
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Of_MissesNobody_WhenAFormArrivesMeanwhile(int after)
    {
        var own = Ids.Own($"{after}");
        KnownPerson? other = null;
        await Stored(own, "a@1:e1,p1");
        using var network = new InterruptedNetwork(after, async () => other = await Arrive(own, "b@2:p1,e1"));

        var one = await new PersonStore(storage.TablesBehind(network), Leads()).Of(Form(own, "a@1:e1,p1"), default);

        Assert.True(one.Person.Forms.Count == 2 || other!.Person.Forms.Count == 2, "Neither saw the other.");
    }

    [Fact]
    public async Task Of_IsAttachedToWhatIsKnown_WhenThereIsNoMoreRoom()
    {
        var own = Ids.Own();
        await Stored(own, "a@2:e1");
        var full = string.Join(' ', Enumerable.Range(0, 300).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{(i == 0 ? Form(own, "a@2:e1").Key : $"gone-{own}-{i}")}:{Monday.UtcTicks}")));
        await storage.Tables.GetTableClient("Persons").AddEntityAsync(new TableEntity($"e:{own}1", "forms") { ["Forms"] = full });

        var known = await Arrive(own, "b@1:e1");

        Assert.Equal("a", Names(own, known.Person.Forms));
        Assert.Equal("a", Names(own, (await Persons().Find(Form(own, "b@1:e1"), default)).Forms));
    }

    [Fact]
    public async Task Find_WritesNothing()
    {
        var own = Ids.Own();
        await Stored(own, "a@1:e1");
        await Persons().Find(Form(own, "a@1:e1"), default);

        Assert.False((await storage.Tables.GetTableClient("Persons").GetEntityIfExistsAsync<TableEntity>($"e:{own}1", "forms")).HasValue);
    }

    [Fact]
    public async Task LeadStore_KeepsHowCompleteAFormWas()
    {
        var lead = Form(Ids.Own(), "a@1:e1") with { Completeness = 75, Missing = ["company", "source"] };
        await Leads().Add(lead, default);

        var read = await Leads().Find(lead.Key, default);

        Assert.Equal((75, "company source"), (read!.Completeness, string.Join(' ', read.Missing)));
    }

    private async Task<KnownPerson> Arrive(string own, string form)
    {
        await Stored(own, form);
        return await Persons().Of(Form(own, form), default);
    }

    private PersonStore Persons() => new(storage.Tables, Leads());

    private Task Stored(string own, string form) => Leads().Add(Form(own, form), default);

    private LeadStore Leads() => new(storage.Tables);

    private static string Names(string own, IEnumerable<Lead> forms) => string.Join(' ', forms.Select(form => form.Key.Replace($"-{own}", "", StringComparison.Ordinal)));

    private static Lead Form(string own, string text)
    {
        var parts = text.Split('@', ':');
        var at = Monday.AddDays(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return new Lead(
            $"{parts[0]}-{own}", "site", null, "", at, DateOnly.FromDateTime(at.DateTime),
            [.. string.Join(':', parts[2..]).Split(',').Select(i => Identifier.Spelled(i[1..].Split('=').Select(spelling => $"{i[0]}:{own}{spelling}")))]);
    }
}
