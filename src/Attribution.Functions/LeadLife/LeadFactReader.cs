using System.Globalization;
using Attribution.Domain.Catalog;
using Attribution.Domain.LeadLife;
using Attribution.Domain.Leads;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.LeadLife;

/// <summary>Reads a fact of a lead from the fields of an item.</summary>
/// <param name="fields">The item.</param>
/// <param name="now">The present moment.</param>
internal sealed class LeadFactReader(FieldReader fields, DateTimeOffset now)
{
    /// <summary>Reads it; null when the fields hold a fault.</summary>
    public LeadFact? Read() =>
        fields.Slug("source", out var source)
        && (source != LeadFact.OwnSource || fields.Fails("source", "reserved-id", $"'{source}' names what the product says itself; a source needs another name."))
        && fields.Text("id", out var id) && Kind(out var kind) && fields.Time("at", now, out var at) && Details(kind, source) is { } details
            ? new LeadFact(source, id, kind, at, details)
            : null;

    private bool Kind(out LeadFactKind kind)
    {
        kind = default;
        if (!fields.Text("kind", out var text))
        {
            return false;
        }

        kind = LeadFactKinds.Parse(text) ?? default;
        return kind != default || fields.Fails("kind", "unknown-kind", $"'kind' must be one of {LeadFactKinds.Text(LeadFactKinds.All)}.");
    }

    private LeadFactDetails? Details(LeadFactKind kind, string source) => kind switch
    {
        LeadFactKind.Rejected => fields.Text("reason", out var reason) ? new() { Reason = reason } : null,
        LeadFactKind.Deferred => Until(out var until) && Optional("reason", out var why) ? new() { Until = until, Reason = why } : null,
        LeadFactKind.Reactivated => Optional("reason", out var cause) ? new() { Reason = cause } : null,
        LeadFactKind.Assigned => fields.Slug("manager", out var manager) ? new() { Manager = manager } : null,
        LeadFactKind.Converted => Optional("customer", out var customer) ? new() { Customer = customer } : null,
        LeadFactKind.Nps => Score(out var score) ? new() { Score = score } : null,
        LeadFactKind.Temperature => Temperature(out var temperature) ? new() { Temperature = temperature } : null,
        LeadFactKind.Family => Family(out var family) ? new() { Family = family } : null,
        LeadFactKind.Persona => fields.Slug("persona", out var persona) ? new() { Persona = persona } : null,
        LeadFactKind.Stage => fields.Slug("stage", out var stage) ? new() { Stage = stage } : null,
        LeadFactKind.Retracted => RetractedSource(source, out var of) && fields.Text("retractedId", out var id) ? new() { RetractedSource = of, RetractedId = id } : null,
        _ => new(),
    };

    /// <summary>Who said what is retracted: the same who retracts it, unless another is named.</summary>
    private bool RetractedSource(string own, out string source)
    {
        source = own;
        return !fields.Has("retractedSource") || fields.Slug("retractedSource", out source);
    }

    private bool Optional(string field, out string? value)
    {
        value = null;
        if (!fields.Has(field))
        {
            return true;
        }

        var isRight = fields.Text(field, out var text);
        value = text;
        return isRight;
    }

    /// <summary>A day that may lie ahead, as the days to which leads are put off do.</summary>
    private bool Until(out DateOnly until)
    {
        until = default;
        return fields.Text("until", out var text)
            && (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out until)
                || fields.Fails("until", "invalid-date", "'until' must be a day that exists, such as 2026-09-01."));
    }

    private bool Score(out int score)
    {
        var isRight = fields.Count("score", out var given) && (given <= 10 || fields.Fails("score", "out-of-range", "'score' must be 0 to 10."));
        score = isRight ? (int)given : 0;
        return isRight;
    }

    private bool Temperature(out LeadTemperature? temperature)
    {
        temperature = null;
        if (!fields.Text("temperature", out var text))
        {
            return false;
        }

        temperature = LeadTemperatures.Parse(text);
        return temperature is not null || fields.Fails("temperature", "unknown-temperature", $"'temperature' must be one of {LeadTemperatures.Names}.");
    }

    private bool Family(out LeadFamily? family)
    {
        family = null;
        if (!fields.Text("family", out var text))
        {
            return false;
        }

        family = Enum.GetValues<LeadFamily>().Where(known => known.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(known => (LeadFamily?)known).FirstOrDefault();
        return family is not null || fields.Fails("family", "unknown-family", "'family' must be one of seeds, nets, spears.");
    }
}
