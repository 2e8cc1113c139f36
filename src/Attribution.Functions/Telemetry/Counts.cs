using System.Collections.Concurrent;
using Attribution.Domain.Catalog;
using Attribution.Domain.Leads;
using Attribution.Domain.Measures;
using Attribution.Domain.Models;
using Attribution.Functions.Facts;
using Attribution.Functions.Ingestion;
using Attribution.Reporting.Mail;
using Attribution.Storage.Telemetry;

namespace Attribution.Functions.Telemetry;

/// <summary>Names of the doors that items come in by, as telemetry tells them apart.</summary>
internal static class Doors
{
    public const string Webhooks = "webhooks";
    public const string Imports = "imports";

    private static readonly ConcurrentDictionary<Type, string> OfFacts = new();

    public static string Of(Measure measure) => measure switch
    {
        Measure.Reach => "reach",
        Measure.Impressions => "impressions",
        Measure.Clicks => "clicks",
        Measure.Applications => "applications",
        Measure.Cost => "costs",
        _ => "touches",
    };

    /// <summary>For example <c>deal-facts</c>: the format is called for what its facts are about.</summary>
    public static string Of(IFactFormat format) => OfFacts.GetOrAdd(
        format.GetType(), type => $"{type.Name.Replace("Fact", "", StringComparison.Ordinal).Replace("Format", "", StringComparison.Ordinal).ToLowerInvariant()}-facts");
}

/// <summary>Counts what became of items.</summary>
internal static class ItemCounts
{
    /// <summary>Counts a batch; null stands for an item that was plainly accepted.</summary>
    public static void Count(string door, ItemOutcome?[] outcomes)
    {
        var (accepted, repeated) = (0, 0);
        foreach (var outcome in outcomes)
        {
            switch (outcome?.Outcome)
            {
                case "duplicate" or "unchanged":
                    repeated++;
                    break;
                case "rejected":
                    Instruments.ItemRejected(door, outcome.Code ?? "");
                    break;
                default:
                    accepted++;
                    break;
            }
        }

        if (accepted > 0)
        {
            Instruments.ItemsAccepted(door, accepted);
        }

        if (repeated > 0)
        {
            Instruments.ItemsRepeated(door, repeated);
        }
    }

    public static void Accepted(string door, bool isTold)
    {
        if (isTold)
        {
            Instruments.ItemsAccepted(door);
        }
    }

    public static void Repeated(string door, bool isTold)
    {
        if (isTold)
        {
            Instruments.ItemsRepeated(door);
        }
    }

    public static void Rejected(string door, string code, bool isTold)
    {
        if (isTold)
        {
            Instruments.ItemRejected(door, code);
        }
    }
}

/// <summary>Counts what became of leads.</summary>
internal static class LeadCounts
{
    /// <summary>Counts a lead whose credit changed.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="credits">What it is credited with now.</param>
    /// <param name="isFirst">Whether its form is new.</param>
    /// <param name="now">The moment.</param>
    public static void Count(Lead lead, LeadCredits credits, bool isFirst, DateTimeOffset now)
    {
        Instruments.LeadCredited(OutcomeOf(credits));
        if (isFirst && now > lead.ConvertedAt)
        {
            Instruments.LeadDelayed(now - lead.ConvertedAt);
        }
    }

    internal static string OutcomeOf(LeadCredits credits) =>
        credits.AttachedTo is not null ? "attached"
        : credits.Standing is { IsRejected: true } ? "withheld"
        : credits.Channels.All(credit => credit.Channel == Channel.Unattributed) ? "unattributed"
        : "attributed";
}

/// <summary>Counts mails by what the server said.</summary>
internal static class MailCounts
{
    public const string Report = "report";
    public const string Assignment = "assignment";

    /// <summary>Counts one; null is a mail that there was no need for.</summary>
    public static void Count(string kind, MailOutcome? outcome)
    {
        if (outcome is not null)
        {
            Instruments.MailHanded(kind, outcome is MailOutcome.Rejected ? "refused" : outcome is MailOutcome.PutOff ? "put-off" : "sent");
        }
    }
}
