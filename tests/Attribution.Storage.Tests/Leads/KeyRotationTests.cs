using System.Security.Cryptography;
using Attribution.Storage.Leads;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;
using Attribution.Storage.Secrets;
using Attribution.Storage.Tests.Support;

namespace Attribution.Storage.Tests.Leads;

/// <summary>Another encryption key takes the place of the one before it, and nothing is unreadable meanwhile.</summary>
[Collection(StorageCollection.Name)]
public sealed class KeyRotationTests(StorageFixture storage)
{
    private static readonly byte[] Old = [.. Enumerable.Repeat((byte)71, 32)];
    private static readonly byte[] New = [.. Enumerable.Repeat((byte)72, 32)];
    private static readonly Dictionary<string, string> Anna = new() { ["email"] = "anna@example.com" };

    [Fact]
    public void Cipher_ReadsBoth_AndWritesWithThePresentKey()
    {
        var (before, both, after) = (new DataCipher(Old), new DataCipher(New, Old), new DataCipher(New));
        var (old, anew) = (before.Encrypt("here", [1, 2]), both.Encrypt("here", [3]));

        Assert.Equal<byte>([1, 2], both.Decrypt("here", old));
        Assert.Equal<byte>([3], after.Decrypt("here", anew));
        Assert.Throws<AuthenticationTagMismatchException>(() => after.Decrypt("here", old));
        Assert.Throws<AuthenticationTagMismatchException>(() => both.Decrypt("there", old));
        Assert.Equal<byte>([1, 2], after.Decrypt("here", both.Renew("here", old)!));
        Assert.Null(both.Renew("here", anew));
        Assert.Null(both.Renew("there", old));
        Assert.Equal((true, false, false), (both.HasEarlierKey, after.HasEarlierKey, new DataCipher(New, New).HasEarlierKey));
    }

    [Fact]
    public async Task Contacts_AreEncryptedAnew_SomeAtATime_AndErasedOnesStayErased()
    {
        var keys = Enumerable.Range(0, 7).Select(number => LeadStore.Key("rotation", $"{number}")).ToList();
        var (before, both, after) = (Store(new DataCipher(Old)), Store(new DataCipher(New, Old)), Store(new DataCipher(New)));
        foreach (var key in keys)
        {
            await before.Add(key, Anna, default);
        }

        await before.Erase(keys[6], default);
        Assert.Equal("anna@example.com", (await both.Find(keys[0], default))!["email"]);

        var (last, renewed, steps) = ((string?)"", 0, 0);
        while (last is not null)
        {
            var step = await both.Renew(last, 3, default);
            (last, renewed, steps) = (step.Last, renewed + step.Renewed, steps + 1);
        }

        // The table is shared: what others wrote is read by neither key, and stays.
        Assert.Equal(6, renewed);
        Assert.True(steps >= 3, $"{steps} steps of three rows cannot have been enough.");
        foreach (var key in keys.Take(6))
        {
            Assert.Equal("anna@example.com", (await after.Find(key, default))!["email"]);
        }

        Assert.Null(await after.Find(keys[6], default));
        Assert.Equal(0, (await both.Renew("", 1_000, default)).Renewed);
    }

    [Fact]
    public async Task Secrets_AreEncryptedAnew_TheOneBeforeToo()
    {
        SecretStore Secrets(DataCipher cipher) => new(storage.Tables, cipher, TimeProvider.System);
        await Secrets(new DataCipher(Old)).Put("rotated", "key", "first", TimeSpan.Zero, default);
        await Secrets(new DataCipher(Old)).Put("rotated", "key", "second", TimeSpan.FromHours(1), default);

        Assert.Equal(1, await Secrets(new DataCipher(New, Old)).Renew(default));

        Assert.NotNull(await Secrets(new DataCipher(New)).Of("rotated", default));
        Assert.Equal(0, await Secrets(new DataCipher(New, Old)).Renew(default));
        await storage.Tables.GetTableClient("Secrets").DeleteEntityAsync("rotated", "key", Azure.ETag.All);
    }

    [Fact]
    public async Task Erasures_AreEncryptedAnew_WhileTheyAreUnderWay()
    {
        ErasedStore Erasures(DataCipher cipher) => new(storage.Tables, cipher);
        var erasure = new Erasure("rotated", DateTimeOffset.UnixEpoch, ["a lead"], new Dictionary<string, string> { ["v:visitor"] = "v:erased-0000-chance" });
        await Erasures(new DataCipher(Old)).Keep(_ => erasure, default);

        Assert.Equal(1, await Erasures(new DataCipher(New, Old)).Renew(default));

        var begun = Assert.Single(await Erasures(new DataCipher(New)).Begun(default), begun => begun.Id == "rotated");
        Assert.Equal(("a lead", "v:erased-0000-chance"), (begun.Leads[0], begun.Renames["v:visitor"]));
        Assert.Equal(0, await Erasures(new DataCipher(New, Old)).Renew(default));
        await Erasures(new DataCipher(New)).End("rotated", default);
    }

    private ContactStore Store(DataCipher cipher) => new(storage.Tables, new ContactCipher(cipher));
}
