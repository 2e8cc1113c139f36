using Attribution.Functions.Http;
using Attribution.Functions.Identity;
using Attribution.Functions.Ingestion;
using Attribution.Storage.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Protection;

/// <summary>Tells what is known about one person, or erases it.</summary>
public sealed class PersonEndpoint(PersonFinder finder, PersonExport export, PersonErasing erasing, ContactReader contacts, Pseudonyms pseudonyms)
{
    private const string Lead = "lead";
    private const string Click = "click:";
    private const int MostCharacters = 512;

    /// <summary>200 with everything, 404, 409 when it may be several people, 422.</summary>
    public async Task<IActionResult> Show(string kind, string value, CancellationToken ct) =>
        await Find(kind, value, ct).ConfigureAwait(false) switch
        {
            { Refusal: { } refusal } => refusal,
            { Person: { IsKnown: true } person } => new OkObjectResult(await export.Of(person, ct).ConfigureAwait(false)),
            _ => Problems.NotFound("Nothing is known about anybody of that kind and value."),
        };

    /// <summary>200 with what was erased, also when that was nothing; 404 for a lead that is not there; 409 and 422 as above.</summary>
    public async Task<IActionResult> Erase(string kind, string value, CancellationToken ct)
    {
        var (person, identifier, refusal) = await Find(kind, value, ct).ConfigureAwait(false);
        if (refusal is not null || person is null)
        {
            return refusal ?? Problems.NotFound("There is no lead of this key.");
        }

        var words = kind is "email" or "phone" ? value : null;
        var erasure = await erasing.Erase(person, identifier, words, ct).ConfigureAwait(false);
        return new OkObjectResult(new { ErasedAt = erasure.At, Forms = erasure.Leads.Count, Touches = person.Touches.Count, Pseudonyms = erasure.Renames.Count });
    }

    private async Task<(FoundPerson? Person, string? Identifier, IActionResult? Refusal)> Find(string kind, string value, CancellationToken ct)
    {
        if (value.Length > MostCharacters)
        {
            return Refused(Problems.Invalid(new ItemFault("value", "too-long", $"The value holds at most {MostCharacters} characters.")));
        }

        if (kind == Lead)
        {
            return (await finder.ByLead(value, ct).ConfigureAwait(false), null, null);
        }

        if (Pseudonym(kind, value, out var fault) is not { } identifier)
        {
            return Refused(Problems.Invalid(fault!));
        }

        var result = await finder.By(identifier, ct).ConfigureAwait(false);
        return result.Refusal is { } refusal ? Refused(Problems.Conflict(refusal)) : (result.Person, identifier, null);
    }

    private string? Pseudonym(string kind, string value, out ItemFault? fault)
    {
        fault = null;
        switch (kind)
        {
            case "email":
                fault = new ItemFault("value", "invalid-email", "The value must be an address such as anna@example.com.");
                return contacts.OfEmail(value);
            case "phone":
                fault = new ItemFault("value", "invalid-phone", "The value must be a telephone number with its country's prefix, such as +37120000000.");
                return contacts.OfPhone(value);
            case "visitor":
                return pseudonyms.OfVisitor(value);
            case var click when click.StartsWith(Click, StringComparison.Ordinal) && click.Length > Click.Length:
                return pseudonyms.OfClick(click[Click.Length..], value);
            default:
                fault = new ItemFault("kind", "unknown-kind", "The kind must be email, phone, visitor, lead, or click: and the name of the click id, such as click:gclid.");
                return null;
        }
    }

    private static (FoundPerson? Person, string? Identifier, IActionResult? Refusal) Refused(IActionResult refusal) => (null, null, refusal);
}
