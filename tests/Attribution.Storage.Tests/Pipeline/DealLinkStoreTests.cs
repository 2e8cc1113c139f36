using Attribution.Storage.Pipeline;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Pipeline;

/// <summary>A form and a deal of one account find each other, whichever comes first.</summary>
[Collection(StorageCollection.Name)]
public sealed class DealLinkStoreTests(StorageFixture storage)
{
    [Fact]
    public async Task NoteDeal_SeesTheForms_WhenTheyCameFirst()
    {
        var account = Ids.Own();
        await Store().NoteForm(account, "form-1", default);
        await Store().NoteForm(account, "form-2", default);

        var links = await Store().NoteDeal(account, "deal-1", default);

        Assert.Equal(["form-1", "form-2"], links.Forms);
        Assert.Equal(["deal-1"], links.Deals);
    }

    [Fact]
    public async Task NoteForm_SeesTheDeals_WhenTheyCameFirst()
    {
        var account = Ids.Own();
        await Store().NoteDeal(account, "deal-1", default);

        Assert.Equal(["deal-1"], await Store().NoteForm(account, "form-1", default));
        Assert.Equal(["deal-1"], await Store().DealsAt(account, default));
    }

    [Fact]
    public async Task Note_KeepsEachKeyOnce_WhenManyWriteAtOnce()
    {
        var account = Ids.Own();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => n % 2 == 0 ? Store().NoteForm(account, $"form-{n % 4}", default) : Store().NoteDeal(account, $"deal-{n % 3}", default) as Task));

        var links = await Store().NoteDeal(account, "deal-0", default);
        Assert.Equal(["form-0", "form-2"], links.Forms.Order());
        Assert.Equal(["deal-0", "deal-1", "deal-2"], links.Deals.Order());
    }

    [Fact]
    public async Task NoteForm_LeavesOutWhatDoesNotFit_WhenAnAccountIsNobodysInParticular()
    {
        var account = Ids.Own();
        for (var n = 0; n < 205; n++)
        {
            await Store().NoteForm(account, $"form-{n:D17}", default);
        }

        Assert.Equal(200, (await Store().NoteDeal(account, "deal", default)).Forms.Count);
    }

    [Theory]
    // Across a change of the key: what an account is called where forms and deals come one after the other, and who knows of whom at the end.
    [InlineData("form-1 1, deal-1 1=7, form-2 7", "form-1 form-2", "deal-1")]
    [InlineData("deal-1 1, form-1 1=7, deal-2 7", "form-1",        "deal-1 deal-2")]
    [InlineData("deal-1 1, form-1 7",             "form-1",        "")]
    public async Task Account_IsOne_UnderAllItsSpellings(string notes, string forms, string deals)
    {
        var own = Ids.Own(notes);
        foreach (var note in notes.Split(", ").Select(note => note.Split(' ')))
        {
            await (note[0].StartsWith("form", StringComparison.Ordinal) ? Store().NoteForm($"o:{own}{note[1].Replace("=", $"={own}", StringComparison.Ordinal)}", note[0], default)
                : Store().NoteDeal($"o:{own}{note[1].Replace("=", $"={own}", StringComparison.Ordinal)}", note[0], default) as Task);
        }

        var links = await Store().NoteDeal($"o:{own}7", "asks", default);

        Assert.Equal((forms, deals), (string.Join(' ', links.Forms.Order()), string.Join(' ', links.Deals.Where(deal => deal != "asks").Order())));
        Assert.Equal(notes.Contains('=', StringComparison.Ordinal) ? [$"o:{own}1", $"o:{own}7"] : [$"o:{own}7"], links.Spellings);
    }

    [Fact]
    public async Task Join_ChangesNothing_WhenTheFormIsThere()
    {
        var account = Ids.Own();
        await Store().NoteForm($"o:{account}1", "form-1", default);

        Assert.True(await Store().Join($"o:{account}1={account}7", "form-1", default));
        Assert.False(await Store().Join($"o:{account}1={account}7", "form-1", default));
    }

    [Fact]
    public async Task DealsAt_IsEmpty_WhenNobodyWroteAnythingDown() => Assert.Empty(await Store().DealsAt(Ids.Own(), default));

    private DealLinkStore Store() => new(storage.Tables);
}
