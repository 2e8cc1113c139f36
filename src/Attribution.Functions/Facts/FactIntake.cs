using System.Text.Json;
using Attribution.Domain.Facts;
using Attribution.Functions.Ingestion;
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
    /// <summary>Takes in a batch: each item stands for itself.</summary>
    /// <param name="batch">Items as they came; null for a line that is not JSON.</param>
    /// <param name="format">How they are read.</param>
    /// <param name="ct">Stops between subjects.</param>
    public async Task<IntakeReceipt> Accept(IReadOnlyList<JsonElement?> batch, IFactFormat format, CancellationToken ct)
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

        await Store(sent, format, outcomes, ct).ConfigureAwait(false);
        return IntakeReceipt.From(outcomes);
    }

    private async Task Store(List<(int Index, SentFact Fact)> sent, IFactFormat format, ItemOutcome?[] outcomes, CancellationToken ct)
    {
        if (sent.Count == 0)
        {
            return;
        }

        var subjects = sent.GroupBy(item => item.Fact.Subject, StringComparer.Ordinal).ToList();
        var ticket = await outbox.Announce([.. format.Consequences([.. subjects.Select(subject => subject.Key)])], ct).ConfigureAwait(false);
        foreach (var subject in subjects)
        {
            var items = subject.ToList();
            var recorded = await facts.Add(subject.Key, [.. items.Select(item => item.Fact.Fact)], ct).ConfigureAwait(false);
            var idle = format.WithoutEffect(subject.Key, await facts.Of(subject.Key, ct).ConfigureAwait(false))
                .ToDictionary(fact => (fact.Key.Source, fact.Key.Id), fact => fact.Value);
            for (var i = 0; i < items.Count; i++)
            {
                var (index, fact) = items[i];
                outcomes[index] = idle.TryGetValue((fact.Fact.Source, fact.Fact.Id), out var fault) ? new ItemOutcome(index, "rejected", fault.Field, fault.Code, fault.Message)
                    : recorded[i] == Recorded.Duplicate ? new ItemOutcome(index, "duplicate")
                    : null;
            }
        }

        await outbox.Deliver(ticket, ct).ConfigureAwait(false);
    }

    private static (SentFact? Fact, ItemFault? Fault) Read(JsonElement? item, IFactFormat format)
    {
        if (item is not { ValueKind: JsonValueKind.Object } element)
        {
            return (null, item is null
                ? new ItemFault("", "malformed-json", "The line is not JSON.")
                : new ItemFault("", "not-an-object", $"An item must be an object; this one is {item.Value.ValueKind.ToString().ToLowerInvariant()}."));
        }

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
