using Attribution.Domain.Leads;
using Attribution.Storage.Leads;
using Attribution.Storage.Tests.Support;

#pragma warning disable format // The columns of tables stay aligned.

namespace Attribution.Storage.Tests.Leads;

[Collection(StorageCollection.Name)]
public sealed class LeadStandingStoreTests(StorageFixture storage)
{
    [Theory]
    //          statements with their hours, as they arrive        the one that holds
    [InlineData("",                                                "-")]
    [InlineData("rejected@9",                                      "rejected@9")]
    [InlineData("rejected@9 restored@10",                          "restored@10")]
    [InlineData("restored@10 rejected@9",                          "restored@10")]
    [InlineData("rejected@9 restored@10 rejected@11",              "rejected@11")]
    [InlineData("rejected@11 rejected@9 restored@10",              "rejected@11")]
    // Of the same moment a rejection stands.
    [InlineData("rejected@9 restored@9",                           "rejected@9")]
    [InlineData("restored@9 rejected@9",                           "rejected@9")]
    public async Task Put_KeepsTheLastStatement_WhateverTheOrder(string statements, string holds)
    {
        var lead = Ids.Own(statements);
        foreach (var statement in statements.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await new LeadStandingStore(storage.Tables).Put(lead, Standing(statement), default);
        }

        var found = await new LeadStandingStore(storage.Tables).Find(lead, default);
        Assert.Equal(holds, found is null ? "-" : $"{(found.IsRejected ? "rejected" : "restored")}@{found.At.Hour}");
    }

    private static LeadStanding Standing(string text)
    {
        var parts = text.Split('@');
        var isRejected = parts[0] == "rejected";
        return new LeadStanding(isRejected, isRejected ? "spam" : "", new DateTimeOffset(2026, 3, 16, int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), 0, 0, TimeSpan.Zero));
    }
}
