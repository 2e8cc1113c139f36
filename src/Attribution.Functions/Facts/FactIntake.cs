using System.Text.Json;
using Attribution.Domain.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Telemetry;
using Attribution.Storage;
using Attribution.Storage.Facts;
using Attribution.Storage.Outbox;

namespace Attribution.Functions.Facts;

/// <summary>A fact as it was sent.</summary>
/// <param name="Subject">What it is about: kind and key, for example <c>lead|Rp4hc-ZRvz8Alapffq6PnA</c>.</param>
/// <param name="Fact">What happened.</param>
public sealed record SentFact(string Subject, RecordedFact Fact);

/// <summary>How facts of one kind of subject are read, judged and followed up.</summary>
public interface IFactFormat
{
    /// <summary>Reads one item; null when the fields hold a fault.</summary>
    SentFact? Read(JsonElement item, FieldReader fields);

    /// <summary>
    /// Which facts of a subject have no effect beside the others, and why. They are kept: what was said is never lost, and a fact that is told late may give
    /// them their effect.
    /// </summary>
    IReadOnlyDictionary<RecordedFact, ItemFault> WithoutEffect(string subject, IReadOnlyList<RecordedFact> all);

    /// <summary>What must follow when subjects have new facts.</summary>
    IEnumerable<OutgoingMessage> Consequences(IReadOnlyList<string> subjects);
}

/// <summary>Writes facts down, once each, and has the sums brought up to date. When this returns, everything that it does not reject is durable.</summary>
public sealed class FactIntake(FactStore facts, OutboxStore outbox)
{
    private const int SubjectsAtOnce = 8;

    /// <summary>Takes in a batch: each item stands for itself.</summary>
    /// <param name="batch">Items as they came; null for a line that is not JSON.</param>
    /// <param name="format">How they are read.</param>
    /// <param name="ct">Stops between subjects.</param>
    public async Task<IntakeReceipt> Accept(IReadOnlyList<JsonElement?> batch, IFactFormat format, CancellationToken ct)
    {
        var (sent, outcomes) = Read(batch, format);
        if (sent.Count > 0)
        {
            var ticket = await outbox.Announce([.. format.Consequences([.. sent.Select(subject => subject.Key)])], ct).ConfigureAwait(false);
            await OfEach(sent, format, outcomes, facts.Add, ct).ConfigureAwait(false);
            await outbox.Deliver(ticket, ct).ConfigureAwait(false);
        }

        ItemCounts.Count(Doors.Of(format), outcomes);
        return IntakeReceipt.From(outcomes);
    }

    /// <summary>What taking in a batch would say; nothing is written.</summary>
    /// <param name="batch">Items as they came; null for a line that is not JSON.</param>
    /// <param name="format">How they are read.</param>
    /// <param name="ct">Stops between subjects.</param>
    public async Task<IntakeReceipt> Preview(IReadOnlyList<JsonElement?> batch, IFactFormat format, CancellationToken ct)
    {
        var (sent, outcomes) = Read(batch, format);
        await OfEach(sent, format, outcomes, add: null, ct).ConfigureAwait(false);
        return IntakeReceipt.From(outcomes);
    }

    private static (IReadOnlyList<IGrouping<string, (int Index, SentFact Fact)>> Sent, ItemOutcome?[] Outcomes) Read(IReadOnlyList<JsonElement?> batch, IFactFormat format)
    {
        var outcomes = new ItemOutcome?[batch.Count];
        var sent = new List<(int Index, SentFact Fact)>();
        for (var i = 0; i < batch.Count; i++)
        {
            var (fact, fault) = Read(batch[i], format);
            if (fact is null)
            {
                outcomes[i] = new ItemOutcome(i, "rejected", fault!.Field, fault.Code, fault.Message);
            }
            else
            {
                sent.Add((i, fact));
            }
        }

        return ([.. sent.GroupBy(item => item.Fact.Subject, StringComparer.Ordinal)], outcomes);
    }

    private Task OfEach(
        IReadOnlyList<IGrouping<string, (int Index, SentFact Fact)>> sent,
        IFactFormat format,
        ItemOutcome?[] outcomes,
        Func<string, IReadOnlyList<RecordedFact>, CancellationToken, Task<IReadOnlyList<Recorded>>>? add,
        CancellationToken ct) =>
        Parallel.ForEachAsync(sent, new ParallelOptions { MaxDegreeOfParallelism = SubjectsAtOnce, CancellationToken = ct }, async (subject, token) =>
        {
            var items = subject.ToList();
            IReadOnlyList<RecordedFact> told = [.. items.Select(item => item.Fact.Fact)];
            var recorded = add is null ? null : await add(subject.Key, told, token).ConfigureAwait(false);
            var all = await facts.Of(subject.Key, token).ConfigureAwait(false);
            recorded ??= WouldBe(all, told);
            var idle = format.WithoutEffect(subject.Key, [.. all.Concat(told).DistinctBy(fact => (fact.Source, fact.Id))])
                .ToDictionary(fact => (fact.Key.Source, fact.Key.Id), fact => fact.Value);
            for (var i = 0; i < items.Count; i++)
            {
                var (index, fact) = items[i];
                outcomes[index] = idle.TryGetValue((fact.Fact.Source, fact.Fact.Id), out var fault) ? new ItemOutcome(index, "rejected", fault.Field, fault.Code, fault.Message)
                    : recorded[i] == Recorded.Duplicate ? new ItemOutcome(index, "duplicate")
                    : null;
            }
        });

    /// <summary>Of a fact that is there twice the first would count.</summary>
    private static IReadOnlyList<Recorded> WouldBe(IReadOnlyList<RecordedFact> known, IReadOnlyList<RecordedFact> told)
    {
        var seen = known.Select(fact => (fact.Source, fact.Id)).ToHashSet();
        return [.. told.Select(fact => seen.Add((fact.Source, fact.Id)) ? Recorded.New : Recorded.Duplicate)];
    }

    private static (SentFact? Fact, ItemFault? Fault) Read(JsonElement? item, IFactFormat format)
    {
        if (ItemSplitter.NoObject(item) is { } noObject)
        {
            return (null, noObject);
        }

        var element = item!.Value;
        var fields = new FieldReader(element);
        try
        {
            var fact = format.Read(element, fields);
            return fields.Fault is { } fault ? (null, fault) : (fact, null);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is valid JSON, but no text.
            return (null, new ItemFault("", "invalid-text", "The item contains a text that is not Unicode."));
        }
    }
}
