using Attribution.Domain.Pipeline;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Pipeline;

/// <summary>Says why a fact of a deal has no effect, and what could have happened instead.</summary>
internal static class DealRefusals
{
    public static ItemFault Fault(IdleDealFact idle)
    {
        var (kind, legal) = (DealFactText.Word(idle.Fact.Kind), string.Join(", ", idle.Legal.Select(DealFactText.Word)));
        return idle.Refusal switch
        {
            DealRefusal.NotOpened => new ItemFault("kind", "deal-not-opened", $"The deal was not opened by then, so '{kind}' has no effect until that is told; first comes: {legal}."),
            DealRefusal.IsOpen => new ItemFault("kind", "deal-is-open", $"The deal was open at that moment, so '{kind}' has no effect; possible were: {legal}."),
            DealRefusal.IsClosed => new ItemFault("kind", "deal-is-closed", $"The deal was closed at that moment, so '{kind}' has no effect; possible were: {legal}."),
            DealRefusal.NotWon => new ItemFault("kind", "deal-not-won", $"The deal was not won at that moment, so there was no customer to lose; possible were: {legal}."),
            DealRefusal.AmountUnknown => new ItemFault("amount", "amount-unknown", "Nobody has said what the deal is worth: say 'amount' and 'currency' with 'won', or before it."),
            DealRefusal.NothingToRetract => new ItemFault("retractedId", "nothing-to-retract", "No fact of that source and id is known of the deal; it has no effect until one is. A retraction cannot be retracted."),
            _ => throw new ArgumentOutOfRangeException(nameof(idle), idle.Refusal, "Unknown refusal."),
        };
    }
}
