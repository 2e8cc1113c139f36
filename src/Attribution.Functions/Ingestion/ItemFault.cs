using System.Text.Json.Serialization;
using Attribution.Domain.Leads;

namespace Attribution.Functions.Ingestion;

/// <summary>What is wrong with one item of a batch.</summary>
/// <param name="Field">Name of the field; empty when it is the item as a whole.</param>
/// <param name="Code">Stable code, documented in <c>src/Attribution.Functions/README.md</c>.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record ItemFault(string Field, string Code, string Message)
{
    /// <summary>ISO 4217 code of an amount that is refused for its currency; null for every other fault, and where it is written in no such code.</summary>
    public string? Currency { get; init; }

    /// <summary>The code that a currency is written in, in capitals; null when it is none, or the reporting one written otherwise than it should be.</summary>
    internal static string? CurrencyIn(string text, string reporting) =>
        text.Length == 3 && text.All(char.IsAsciiLetter) && !text.Equals(reporting, StringComparison.OrdinalIgnoreCase) ? text.ToUpperInvariant() : null;
}

/// <summary>How one item fared, when it was not plainly accepted.</summary>
/// <param name="Index">Position in the batch, from 0.</param>
/// <param name="Outcome"><c>duplicate</c>, <c>restated</c>, <c>unchanged</c>, <c>interest</c> or <c>rejected</c>.</param>
/// <param name="Field">For rejected items and interest: the field.</param>
/// <param name="Code">For rejected items and interest: the code.</param>
/// <param name="Message">For rejected items and interest: the sentence.</param>
public sealed record ItemOutcome(
    int Index,
    string Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null)
{
    /// <summary>An application that was accepted, and is no lead.</summary>
    /// <param name="index">Position in the batch.</param>
    /// <param name="refusal">One of the codes of <see cref="LeadValidity"/>.</param>
    public static ItemOutcome Interest(int index, string refusal) => new(index, "interest", "contact", refusal, refusal switch
    {
        LeadValidity.NoContact => "The form names no way to reach anybody: it counts as an application and is no lead.",
        LeadValidity.InvalidContact => "What the form names is neither an e-mail address nor a telephone number: it counts as an application and is no lead.",
        _ => "A company's telephone number without a person's name: the form counts as an application and is no lead.",
    });
}

/// <summary>How a batch fared. The counts add up to what was received.</summary>
/// <param name="Received">Items in the batch.</param>
/// <param name="Accepted">Stored now; interest is among them.</param>
/// <param name="Duplicate">Events that were stored before.</param>
/// <param name="Restated">Day totals that replaced an earlier statement.</param>
/// <param name="Unchanged">Day totals that are not later than what is stored.</param>
/// <param name="Rejected">Items that cannot be stored as they are.</param>
/// <param name="Items">Every item that was not plainly accepted, in order.</param>
public sealed record IntakeReceipt(
    int Received, int Accepted, int Duplicate, int Restated, int Unchanged, int Rejected, IReadOnlyList<ItemOutcome> Items)
{
    /// <summary>Sums up outcomes; null stands for an item that was plainly accepted.</summary>
    public static IntakeReceipt From(IReadOnlyList<ItemOutcome?> outcomes)
    {
        int Count(string outcome) => outcomes.Count(o => o?.Outcome == outcome);
        return new IntakeReceipt(
            outcomes.Count, outcomes.Count(o => o is null or { Outcome: "interest" }), Count("duplicate"), Count("restated"), Count("unchanged"), Count("rejected"), [.. outcomes.OfType<ItemOutcome>()]);
    }
}
