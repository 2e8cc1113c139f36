using Attribution.Functions.Attributing;
using Attribution.Functions.Http;
using Attribution.Functions.Identity;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Operations;
using Attribution.Storage.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Attribution.Functions.Protection;

/// <summary>Tells what is known about one person, or erases it. Both are noted in the audit, without saying who it was.</summary>
public sealed class PersonEndpoint(
    PersonFinder finder, PersonExport export, PersonErasing erasing, ContactReader contacts, Pseudonyms pseudonyms, AuditedOperations audited)
{
    private const string Lead = "lead";
    private const string Click = "click:";
    private const int MostCharacters = 512;

    private delegate Task<(IActionResult Answer, int Count, string Outcome)> Operation(FoundPerson? person, string? identifier);

    /// <summary>200 with everything, 404, 409 when it may be several people, 422.</summary>
    public Task<IActionResult> Show(HttpRequest request, string kind, string value, CancellationToken ct) => Run(request, "export-person", kind, value, async (person, _) =>
        person is { IsKnown: true }
            ? (new OkObjectResult(await export.Of(person, ct).ConfigureAwait(false)), person.Forms.Count, "Shown.")
            : (Problems.NotFound("Nothing is known about anybody of that kind and value."), 0, "Nobody is known."), ct);

    /// <summary>As above; kind and value stand in the body, so that no address of a request names anybody.</summary>
    public async Task<IActionResult> Show(HttpRequest request, CancellationToken ct)
    {
        var (kind, value, refusal) = await Asked(request, ct).ConfigureAwait(false);
        return refusal ?? await Show(request, kind, value, ct).ConfigureAwait(false);
    }

    /// <summary>200 with what was erased, also when that was nothing; 404 for a lead that is not there; 409 and 422 as above.</summary>
    public Task<IActionResult> Erase(HttpRequest request, string kind, string value, CancellationToken ct) => Run(request, "erase-person", kind, value, async (person, identifier) =>
    {
        if (person is null)
        {
            return (Problems.NotFound("There is no lead of this key."), 0, "Nobody is known.");
        }

        var erasure = await erasing.Erase(person, identifier, kind is "email" or "phone" ? value : null, ct).ConfigureAwait(false);
        var erased = new { ErasedAt = erasure.At, Forms = erasure.Leads.Count, Touches = person.Touches.Count, Pseudonyms = erasure.Renames.Count };
        return (new OkObjectResult(erased), erased.Forms, "Erased.");
    }, ct);

    /// <summary>As above; kind and value stand in the body.</summary>
    public async Task<IActionResult> Erase(HttpRequest request, CancellationToken ct)
    {
        var (kind, value, refusal) = await Asked(request, ct).ConfigureAwait(false);
        return refusal ?? await Erase(request, kind, value, ct).ConfigureAwait(false);
    }

    private static async Task<(string Kind, string Value, IActionResult? Refusal)> Asked(HttpRequest request, CancellationToken ct)
    {
        var (item, refusal) = await ItemSplitter.One(request, ct).ConfigureAwait(false);
        if (refusal is not null)
        {
            return ("", "", refusal);
        }

        var fields = new FieldReader(item);
        try
        {
            return fields.Text("kind", out var kind) && fields.Text("value", out var value) ? (kind, value, null) : ("", "", Problems.Invalid(fields.Fault!));
        }
        catch (InvalidOperationException)
        {
            return ("", "", Problems.Invalid(new ItemFault("", "invalid-text", "The body contains a text that is not Unicode.")));
        }
    }

    private async Task<IActionResult> Run(HttpRequest request, string what, string kind, string value, Operation operation, CancellationToken ct)
    {
        if (value.Length > MostCharacters)
        {
            return Problems.Invalid(new ItemFault("value", "too-long", $"The value holds at most {MostCharacters} characters."));
        }

        var identifier = Pseudonym(kind, value, out var fault);
        return fault is not null ? Problems.Invalid(fault) : await audited.Run(request, what, Concerned(kind, value), isDryRun: false, async () =>
        {
            var (person, refusal) = identifier is null
                ? new PersonSearchResult(await finder.ByLead(value, ct).ConfigureAwait(false), null)
                : await finder.By(identifier, ct).ConfigureAwait(false);
            return refusal is null ? await operation(person, identifier).ConfigureAwait(false) : (Problems.Conflict(refusal), 0, "Nobody can be named.");
        }, ct).ConfigureAwait(false);
    }

    /// <summary>What the audit says: the kind alone, or a key that says nothing about a person.</summary>
    private static string Concerned(string kind, string value) => kind != Lead ? kind.Split(':')[0] : LeadStandingEndpoint.IsKey(value) ? $"{Lead}/{value}" : Lead;

    private string? Pseudonym(string kind, string value, out ItemFault? fault)
    {
        var (pseudonym, refused) = kind switch
        {
            Lead => (null, null),
            "email" => (contacts.OfEmail(value), new ItemFault("value", "invalid-email", "The value must be an address such as anna@example.com.")),
            "phone" => (contacts.OfPhone(value), new ItemFault("value", "invalid-phone", "The value must be a telephone number with its country's prefix, such as +37120000000.")),
            "visitor" => (pseudonyms.OfVisitor(value), null),
            _ when kind.StartsWith(Click, StringComparison.Ordinal) && kind.Length > Click.Length => (pseudonyms.OfClick(kind[Click.Length..], value), null),
            _ => ((string?)null, (ItemFault?)new ItemFault("kind", "unknown-kind", "The kind must be email, phone, visitor, lead, or click: and the name of the click id, such as click:gclid.")),
        };
        fault = pseudonym is null ? refused : null;
        return pseudonym;
    }
}
