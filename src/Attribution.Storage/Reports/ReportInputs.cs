using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Domain.Models;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Reports;

/// <summary>Everything that one report follows from. Frozen with it: the same inputs give the same bytes.</summary>
/// <param name="Reader">Who gets it.</param>
/// <param name="Week">The reported week.</param>
/// <param name="PreviousAsSent">The week before, as the reader has seen it; null when no report of it was sent.</param>
/// <param name="PreviousNow">The week before, as it stands now.</param>
public sealed record ReportInputs(Marketer Reader, WeekInputs Week, WeekInputs? PreviousAsSent, WeekInputs PreviousNow)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter(), new ModelCreditsConverter(), new ReportingWeekConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutClaims, WithoutUsualFamily, WithoutWhatAWeekLacks, WithoutDefaultsOfPlans, WithoutDefaultLanguage } },
    };

    /// <summary>Canonical bytes: lists are sorted where they are read, members are written in the order of their declaration.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static ReportInputs FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<ReportInputs>(bytes, Json)!;

    /// <summary>Which visits a channel claims says where they are counted; the figures are the same whatever it will claim from now on.</summary>
    private static void WithoutClaims(JsonTypeInfo type)
    {
        if (type.Type == typeof(Channel))
        {
            foreach (var claim in type.Properties.Where(p => p.Name is nameof(Channel.Groups) or nameof(Channel.Sources)).ToList())
            {
                type.Properties.Remove(claim);
            }
        }
    }

    /// <summary>A channel of the usual family is written as it was before there were families: the same inputs, the same bytes.</summary>
    private static void WithoutUsualFamily(JsonTypeInfo type)
    {
        foreach (var family in type.Properties.Where(p => type.Type == typeof(Channel) && p.Name is nameof(Channel.Family)))
        {
            family.ShouldSerialize = (_, value) => value is not null;
        }

        foreach (var usual in type.Properties.Where(p => type.Type == typeof(Channel) && p.Name is nameof(Channel.FamilyOrUsual)).ToList())
        {
            type.Properties.Remove(usual);
        }
    }

    /// <summary>Alike for what is not there in every week, and was not kept in former ones.</summary>
    private static void WithoutWhatAWeekLacks(JsonTypeInfo type)
    {
        foreach (var list in type.Properties.Where(p => type.Type == typeof(WeekInputs)
            && p.Name is nameof(WeekInputs.CampaignNames) or nameof(WeekInputs.Withheld) or nameof(WeekInputs.Temperatures) or nameof(WeekInputs.Intake)))
        {
            list.ShouldSerialize = (_, value) => value is System.Collections.ICollection { Count: > 0 };
        }
    }

    /// <summary>A plan that never changed and pays nothing is written as it was before plans had versions and pay: the same inputs, the same bytes.</summary>
    private static void WithoutDefaultsOfPlans(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p =>
            (type.Type == typeof(Plan) && p.Name is nameof(Plan.HoldsFrom) or nameof(Plan.Pay) or nameof(Plan.IsWithdrawn))
            || (type.Type == typeof(PlanCredit) && p.Name is nameof(PlanCredit.Version))))
        {
            property.ShouldSerialize = (_, value) => value is not (null or false or 0 or DateOnly { DayNumber: 0 });
        }
    }

    /// <summary>Alike for readers who get what everybody got before there were languages.</summary>
    private static void WithoutDefaultLanguage(JsonTypeInfo type)
    {
        foreach (var language in type.Properties.Where(p => type.Type == typeof(Marketer) && p.Name is nameof(Marketer.Language)))
        {
            language.ShouldSerialize = (_, value) => value is not Marketer.DefaultLanguage;
        }
    }

    /// <summary>SHA-256 of the canonical bytes, in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
