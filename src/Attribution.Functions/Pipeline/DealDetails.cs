using System.Text.Json;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Pipeline;

/// <summary>What a fact of a deal says beside who, when and what.</summary>
public sealed class DealDetails(AccountReader accounts)
{
    private static readonly DateOnly LatestDay = new(2100, 1, 1);

    /// <summary>Completes a fact by the fields of its kind; null when one holds a fault.</summary>
    public DealFact? Read(JsonElement item, FieldReader fields, DealFact fact) => fact.Kind switch
    {
        DealFactKind.Opened => Opened(item, fields, fact),
        DealFactKind.LeadAdded => DealLeads.Read(item, fields, isNeeded: true, out var leads) ? fact with { Leads = leads } : null,
        DealFactKind.Manager => fields.Slug("manager", out var manager) ? fact with { Manager = manager } : null,
        DealFactKind.Stage => fields.Slug("stage", out var stage) ? fact with { Stage = stage } : null,
        DealFactKind.Amount => Amount(fields, fact, isNeeded: true),
        DealFactKind.ExpectedClose => ExpectedClose(fields, fact, isNeeded: true),
        DealFactKind.Won => Amount(fields, fact, isNeeded: false),
        DealFactKind.Lost or DealFactKind.CustomerLost => Optional(fields, "reason", out var reason) ? fact with { Reason = reason } : null,
        DealFactKind.Reopened => OptionalSlug(fields, "stage", out var stage) ? ExpectedClose(fields, fact with { Stage = stage }, isNeeded: false) : null,
        DealFactKind.Retracted => Retracted(fields, fact),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Kind, "Unknown kind."),
    };

    private DealFact? Opened(JsonElement item, FieldReader fields, DealFact fact)
    {
        if (!fields.Slug("stage", out var stage) || !OptionalSlug(fields, "manager", out var manager) || !Kind(fields, out var kind)
            || !Optional(fields, "company", out var company) || !Optional(fields, "domain", out var domain) || !DealLeads.Read(item, fields, isNeeded: false, out var leads)
            || Amount(fields, fact, isNeeded: false) is not { } worth)
        {
            return null;
        }

        return ExpectedClose(fields, worth, isNeeded: false) is { } opened
            ? opened with { Stage = stage, Manager = manager, DealKind = kind, Accounts = accounts.Of(company, domain), Leads = leads }
            : null;
    }

    private static DealFact? Amount(FieldReader fields, DealFact fact, bool isNeeded)
    {
        if (!isNeeded && !fields.Has("amount"))
        {
            return fact;
        }

        return fields.Amount("amount", out var micros) && Currency(fields, out var currency) ? fact with { AmountMicros = micros, Currency = currency } : null;
    }

    /// <summary>Any currency: deals are paid in many, and are told apart by it.</summary>
    internal static bool Currency(FieldReader fields, out string currency) =>
        fields.Text("currency", out currency) && ((currency.Length == 3 && currency.All(char.IsAsciiLetterUpper))
            || fields.Fails("currency", "invalid-currency", "'currency' must be an ISO 4217 code such as EUR."));

    private static DealFact? ExpectedClose(FieldReader fields, DealFact fact, bool isNeeded)
    {
        if (!isNeeded && !fields.Has("expectedClose"))
        {
            return fact;
        }

        return fields.Day("expectedClose", LatestDay, out var day) ? fact with { ExpectedClose = day } : null;
    }

    private static bool Kind(FieldReader fields, out DealKind kind)
    {
        kind = DealKind.New;
        if (!Optional(fields, "dealKind", out var word))
        {
            return false;
        }

        DealKind? known = word switch
        {
            null or "new" => DealKind.New,
            "expansion" => DealKind.Expansion,
            "cross-sell" => DealKind.CrossSell,
            "renewal" => DealKind.Renewal,
            _ => null,
        };
        kind = known ?? DealKind.New;
        return known is not null || fields.Fails("dealKind", "unknown-deal-kind", "'dealKind' must be new, expansion, cross-sell or renewal.");
    }

    private static DealFact? Retracted(FieldReader fields, DealFact fact)
    {
        var source = fact.Source;
        return (!fields.Has("retractedSource") || fields.Slug("retractedSource", out source)) && fields.Text("retractedId", out var id)
            ? fact with { RetractedSource = source, RetractedId = id }
            : null;
    }

    private static bool Optional(FieldReader fields, string field, out string? text)
    {
        text = null;
        if (!fields.Has(field))
        {
            return true;
        }

        var isRight = fields.Text(field, out var given);
        text = given;
        return isRight;
    }

    private static bool OptionalSlug(FieldReader fields, string field, out string? slug)
    {
        slug = null;
        if (!fields.Has(field))
        {
            return true;
        }

        var isRight = fields.Slug(field, out var given);
        slug = given;
        return isRight;
    }
}
