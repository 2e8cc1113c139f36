using System.Text;
using System.Text.Json;
using Attribution.Functions.Messages;
using Attribution.Storage.Notices;
using Attribution.Storage.Outbox;
using Attribution.Storage.Parking;
using Attribution.Storage.Sealing;

namespace Attribution.Functions.Operations;

/// <summary>What can never succeed, until somebody has mended why: items of queues can be put back, those of senders must be delivered again.</summary>
public sealed class ParkedItems(ParkedStore parked, NoticeStore notices, DataCipher cipher, MessageSender sender, TimeProvider clock)
{
    /// <summary>Everything that is parked, by origin, then time.</summary>
    public async Task<IReadOnlyList<ParkedItem>> All(CancellationToken ct) =>
        [.. (await parked.All(ct).ConfigureAwait(false)).OrderBy(item => item.Origin, StringComparer.Ordinal).ThenBy(item => item.FirstAt)];

    /// <summary>One item with what it is; null when it is not there.</summary>
    public async Task<(ParkedView View, string Item)?> Find(string origin, string id, CancellationToken ct) =>
        await parked.Find(origin, id, ct).ConfigureAwait(false) is { } item ? (ParkedView.Of(item), Text(item)) : null;

    /// <summary>Whether an item can be put back: it is whole, of a queue, and was not put back since it was parked.</summary>
    internal static bool CanBeReplayed(ParkedItem item) => item is { IsReplayed: false, IsWhole: true } && PoisonItems.IsQueue(item.Origin) && (Announced(item) is not null || IsMessage(item.Item!));

    /// <summary>Puts items back into their queue. The rows stay, and count on if the items are parked again.</summary>
    /// <returns>Those that were, or would be.</returns>
    public Task<IReadOnlyList<ParkedView>> Replay(string origin, AskedItems asked, CancellationToken ct) => Each(origin, asked, CanBeReplayed, async item =>
    {
        var at = clock.GetUtcNow();
        await sender.Send(await Message(item, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        await parked.NoteReplay(origin, item.Id, at, ct).ConfigureAwait(false);
        await Task.Delay(TimeSpan.FromSeconds(1) / asked.PerSecond, ct).ConfigureAwait(false);
    }, ct);

    /// <summary>Deletes items.</summary>
    /// <returns>Those that were, or would be.</returns>
    public Task<IReadOnlyList<ParkedView>> Drop(string origin, AskedItems asked, CancellationToken ct) =>
        Each(origin, asked, _ => true, item => parked.Remove(origin, item.Id, ct), ct);

    private async Task<IReadOnlyList<ParkedView>> Each(string origin, AskedItems asked, Func<ParkedItem, bool> canBe, Func<ParkedItem, Task> handle, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var meant = (await parked.Of(origin, ct).ConfigureAwait(false)).Where(item => canBe(item) && asked.Match(item.Id, item.Reason, item.LastAt, now)).OrderBy(item => item.FirstAt).Take(asked.Most).ToList();
        foreach (var item in asked.IsDryRun ? [] : meant)
        {
            await handle(item).ConfigureAwait(false);
        }

        return [.. meant.Select(ParkedView.Of)];
    }

    /// <summary>The message of an item. A lead that could never be fetched is announced once more: its notice would hold it back.</summary>
    private async Task<OutgoingMessage> Message(ParkedItem item, CancellationToken ct)
    {
        if (Announced(item) is not { } notice)
        {
            return new OutgoingMessage(item.Origin, item.Item!);
        }

        if (await notices.StateOf(notice, ct).ConfigureAwait(false) == NoticeState.Hopeless)
        {
            await notices.Move(notice, NoticeState.Announced, ct).ConfigureAwait(false);
        }

        return Outgoing.Message(FetchLeads.Queue, new FetchLeads(notice.Connection, [notice.Id]));
    }

    /// <summary>The lead that could not be fetched, as <c>connection|id</c>; null for anything else.</summary>
    private static LeadNotice? Announced(ParkedItem item) =>
        item.Origin == FetchLeads.Queue && !IsMessage(item.Item!) && item.Item!.Split('|', 2) is [{ Length: > 0 } connection, { Length: > 0 } id] ? new LeadNotice(connection, id) : null;

    /// <summary>Keys that were parked by themselves are none.</summary>
    private static bool IsMessage(string item)
    {
        try
        {
            using var document = JsonDocument.Parse(item);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private string Text(ParkedItem item) =>
        item.Item ?? (item.Sealed is { } data ? Encoding.UTF8.GetString(cipher.Decrypt($"parked|{item.Origin}|{item.Id}", data)) : "");
}
