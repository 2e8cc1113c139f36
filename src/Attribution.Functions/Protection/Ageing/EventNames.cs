using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Attribution.Domain.Events;
using Attribution.Domain.Leads;
using Attribution.Functions.Messages;
using Attribution.Storage.Facts;
using Attribution.Storage.Outbox;
using Attribution.Storage.Protection;
using Attribution.Storage.Sealing;

namespace Attribution.Functions.Protection.Ageing;

/// <summary>
/// Calls the people of an event by names by chance. Who is whom within the event stays as it was, so that it counts the same people; who they are nobody can tell. The names
/// follow from a key that is kept, encrypted, as long as not all facts are done: after a crash the same names go on.
/// </summary>
public sealed class EventNames(FactStore facts, RetentionStore progress, DataCipher cipher, MessageSender sender)
{
    private const int KeyBytes = 32;
    private const int NameBytes = 12;
    private const string People = "person";

    /// <summary>Replaces the pseudonyms in all facts of an event.</summary>
    /// <returns>Number of facts that were said otherwise; null when that was done before.</returns>
    public async Task<int?> Replace(MarketingEvent occasion, CancellationToken ct)
    {
        var subject = MarketingEvent.Subject(occasion.Id);
        if ((await progress.Find(AgedTables.Facts, subject, ct).ConfigureAwait(false)).DoneBefore > occasion.To)
        {
            return null;
        }

        var fresh = cipher.Encrypt(subject, RandomNumberGenerator.GetBytes(KeyBytes));
        var key = cipher.Decrypt(subject, await progress.Keep(AgedTables.Facts, subject, fresh, ct).ConfigureAwait(false));
        var replaced = await facts.Reword(subject, fact => Replaced(fact.Details, key), ct).ConfigureAwait(false);

        // While half of them were called otherwise somebody may have counted.
        foreach (var message in new[] { SettleEvents.For(occasion.Id) })
        {
            await sender.Send(message, ct).ConfigureAwait(false);
        }

        await progress.Forget(AgedTables.Facts, subject, known => known with { DoneBefore = occasion.To.AddDays(1), Gone = known.Gone + replaced }, ct).ConfigureAwait(false);
        return replaced;
    }

    private static string? Replaced(string details, byte[] key)
    {
        if (JsonNode.Parse(details) is not JsonObject known || known[People] is not JsonArray people)
        {
            return null;
        }

        known[People] = new JsonArray([.. people.Select(one => (JsonNode)Identifier.Spelled(Identifier.Spellings(one!.GetValue<string>()).Select(spelling => Name(spelling, key))))]);
        return known.ToJsonString();
    }

    private static string Name(string identifier, byte[] key) => !Identifier.IsPersonal(identifier) || ErasedNames.IsErased(identifier) ? identifier
        : identifier[..(identifier.IndexOf(':', StringComparison.Ordinal) + 1)] + ErasedNames.Mark
            + Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(identifier)).AsSpan(0, NameBytes));
}
