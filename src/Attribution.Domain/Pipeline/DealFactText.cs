using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attribution.Domain.Facts;

namespace Attribution.Domain.Pipeline;

/// <summary>Facts of deals as they are stored among all facts, and back.</summary>
public static class DealFactText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Dictionary<DealFactKind, string> WordOf = new()
    {
        [DealFactKind.Opened] = "opened",
        [DealFactKind.LeadAdded] = "lead-added",
        [DealFactKind.Manager] = "manager",
        [DealFactKind.Stage] = "stage",
        [DealFactKind.Amount] = "amount",
        [DealFactKind.ExpectedClose] = "expected-close",
        [DealFactKind.Won] = "won",
        [DealFactKind.Lost] = "lost",
        [DealFactKind.Reopened] = "reopened",
        [DealFactKind.CustomerLost] = "customer-lost",
        [DealFactKind.Retracted] = "retracted",
    };

    private static readonly Dictionary<string, DealFactKind> KindOf = WordOf.ToDictionary(word => word.Value, word => word.Key, StringComparer.Ordinal);

    /// <summary>What kinds are called, in their order.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. WordOf.Values];

    /// <summary>What a kind is called where facts are sent and stored.</summary>
    public static string Word(DealFactKind kind) => WordOf[kind];

    /// <summary>The kind that is called so; null when none is.</summary>
    public static DealFactKind? Kind(string word) => KindOf.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>A fact of a deal as a fact of anything.</summary>
    public static RecordedFact Recorded(DealFact fact) => new(fact.Source, fact.Id, Word(fact.Kind), fact.At, JsonSerializer.Serialize(
        new Details(
            fact.Stage,
            fact.AmountMicros,
            fact.Currency,
            fact.ExpectedClose,
            fact.Manager,
            fact.DealKind,
            fact.Accounts is [] ? null : fact.Accounts,
            fact.Leads is [] ? null : fact.Leads,
            fact.Reason,
            fact.RetractedSource,
            fact.RetractedId),
        Json));

    /// <summary>Reads what <see cref="Recorded"/> wrote; null for a kind that does not belong to deals.</summary>
    public static DealFact? Read(RecordedFact fact)
    {
        if (Kind(fact.Kind) is not { } kind)
        {
            return null;
        }

        var details = JsonSerializer.Deserialize<Details>(fact.Details, Json)!;
        return new DealFact(fact.Source, fact.Id, kind, fact.At)
        {
            Stage = details.Stage,
            AmountMicros = details.AmountMicros,
            Currency = details.Currency,
            ExpectedClose = details.ExpectedClose,
            Manager = details.Manager,
            DealKind = details.DealKind,
            Accounts = details.Accounts ?? [],
            Leads = details.Leads ?? [],
            Reason = details.Reason,
            RetractedSource = details.RetractedSource,
            RetractedId = details.RetractedId,
        };
    }

    /// <summary>What a fact says beside who, when and what; what it does not say is left out.</summary>
    private sealed record Details(
        string? Stage,
        long? AmountMicros,
        string? Currency,
        DateOnly? ExpectedClose,
        string? Manager,
        DealKind? DealKind,
        IReadOnlyList<string>? Accounts,
        IReadOnlyList<string>? Leads,
        string? Reason,
        string? RetractedSource,
        string? RetractedId);
}
