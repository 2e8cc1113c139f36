using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Attribution.Domain.Bookings;
using Attribution.Domain.Catalog;
using Attribution.Domain.Figures;
using Attribution.Storage.Credits;

namespace Attribution.Storage.Reports;

/// <summary>Canonical text of snapshots: lists are sorted where they are read, members are written in the order of their declaration.</summary>
public static class SnapshotText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter(), new ModelCreditsConverter(), new ReportingWeekConverter(), new DayRangeConverter(), new BookedSumsConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutClaims, WithoutKpisThatWereNotRead } },
    };

    /// <summary>Its bytes; the same snapshot gives the same ones on every machine.</summary>
    public static byte[] ToBytes(WeekSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Json);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static WeekSnapshot FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<WeekSnapshot>(bytes, Json)!;

    /// <summary>SHA-256, in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

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

    /// <summary>Snapshots from before there were KPIs keep their bytes, and so their hash.</summary>
    private static void WithoutKpisThatWereNotRead(JsonTypeInfo type)
    {
        foreach (var property in type.Type == typeof(WeekSnapshot) ? type.Properties : [])
        {
            property.ShouldSerialize = property.Name switch
            {
                nameof(WeekSnapshot.Quarter) => (_, quarter) => quarter is not null,
                nameof(WeekSnapshot.WeekSums) => (_, sums) => sums is BookedSums booked && booked.All.Any(),
                _ => property.ShouldSerialize,
            };
        }
    }
}
