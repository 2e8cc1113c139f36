using Attribution.Storage.Notices;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Notices;

[Collection(StorageCollection.Name)]
public sealed class NoticeStoreTests(StorageFixture storage)
{
    private NoticeStore Store => new(storage.Tables, new SetClock());

    [Fact]
    public async Task Add_TellsHowFarAKnownLeadHasGot()
    {
        var notice = new LeadNotice(Ids.Own(), "1");

        Assert.Null(await Store.StateOf(notice, default));
        Assert.Equal(NoticeState.Announced, await Store.Add(notice, default));
        Assert.Equal(NoticeState.Announced, await Store.Add(notice, default));
        Assert.Equal(NoticeState.Fetched, await Store.Move(notice, NoticeState.Fetched, default));
        Assert.Equal(NoticeState.Fetched, await Store.Add(notice, default));
        Assert.Null(await Store.StateOf(notice with { Id = "2" }, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdrawn_StaysSo_WhetherItWasAnnouncedBeforeOrNot(bool announcedBefore)
    {
        var notice = new LeadNotice(Ids.Own($"{announcedBefore}"), "1");
        if (announcedBefore)
        {
            await Store.Add(notice, default);
        }

        await Store.Move(notice, NoticeState.Withdrawn, default);

        Assert.Equal(NoticeState.Withdrawn, await Store.Move(notice, NoticeState.Fetched, default));
        Assert.Equal(NoticeState.Withdrawn, await Store.Add(notice, default));
    }
}
