using System.Text.Json;
using Attribution.Domain.Catalog;
using Attribution.Domain.Measures;
using Attribution.Domain.Touches;
using Attribution.Functions.Ingestion;

namespace Attribution.Functions.Cataloguing;

/// <summary>Channels as JSON.</summary>
public sealed class ChannelFormat : IEntryFormat<Channel>
{
    internal const int MostSlices = 864_000;
    internal const int MostShards = 64;
    private const int MostSources = 50;

    /// <summary>Measures that somebody else may count too.</summary>
    private static readonly IReadOnlyList<Measure> Reported = [.. Enum.GetValues<Measure>().Where(measure => !measure.IsOurs())];

    /// <inheritdoc />
    public string Kind => "channel";

    /// <inheritdoc />
    public Task<Channel?> Read(string id, JsonElement body, FieldReader fields, Channel? before, CancellationToken ct)
    {
        string? platform = null;
        if (id == Channel.Unattributed)
        {
            fields.Fails("id", "reserved-id", $"'{id}' names what no channel earned.");
        }

        if (!fields.Text("name", out var name) || (fields.Has("platform") && !fields.Slug("platform", out platform!))
            || !fields.Flag("direct", out var isDirect) || !Truth(fields, out var truth)
            || !Number(fields, "slices", MostSlices, out var slices) || !Number(fields, "shards", MostShards, out var shards)
            || !Family(fields, out var family) || !Groups(fields, out var groups) || !fields.Texts("sources", MostSources, out var sources))
        {
            return Task.FromResult<Channel?>(null);
        }

        return Task.FromResult<Channel?>(new Channel(id, name, platform, isDirect, truth, new EventLayout(slices, shards))
        {
            Family = family,
            Groups = groups,
            Sources = [.. sources.Select(UtmTags.Normalised).Distinct(StringComparer.Ordinal)],
        });
    }

    /// <inheritdoc />
    public object View(Channel entry) => new
    {
        entry.Id,
        entry.Name,
        entry.Platform,
        Direct = entry.IsDirect,
        Truth = Reported.ToDictionary(Name, m => Name(entry.TruthFor(m))),
        entry.Layout.Slices,
        entry.Layout.Shards,
        Family = Name(entry.FamilyOrUsual),
        entry.Groups,
        entry.Sources,
    };

    private static bool Family(FieldReader fields, out LeadFamily? family)
    {
        family = null;
        if (!fields.Has("family"))
        {
            return true;
        }

        if (!fields.Text("family", out var text) || !Parse<LeadFamily>(text, out var known))
        {
            return fields.Fails("family", "unknown-family", $"'family' must be one of {Names<LeadFamily>()}.");
        }

        family = known;
        return true;
    }

    private static bool Groups(FieldReader fields, out IReadOnlyList<string> groups) =>
        fields.Texts("groups", ChannelGroups.Names.Count, out groups) && (groups.All(ChannelGroups.Names.Contains)
            || fields.Fails("groups", "unknown-group", $"A group is one of {string.Join(", ", ChannelGroups.Names)}."));

    private static bool Truth(FieldReader fields, out Dictionary<Measure, SourceOfTruth> truth)
    {
        truth = [];
        if (!fields.Object("truth", out var given) || given.ValueKind == JsonValueKind.Undefined)
        {
            return fields.Fault is null;
        }

        var values = new FieldReader(given);
        foreach (var property in given.EnumerateObject())
        {
            if (!Parse<Measure>(property.Name, out var measure) || !Reported.Contains(measure))
            {
                return fields.Fails($"truth.{property.Name}", "unknown-measure", $"A measure is one of {string.Join(", ", Reported.Select(Name))}.");
            }

            if (!values.Text(property.Name, out var text) || !Parse<SourceOfTruth>(text, out var source))
            {
                return fields.Fails($"truth.{property.Name}", "unknown-source", $"A source of truth is one of {Names<SourceOfTruth>()}.");
            }

            truth[measure] = source;
        }

        return true;
    }

    private static bool Number(FieldReader fields, string field, int most, out int value)
    {
        value = 1;
        if (!fields.Has(field))
        {
            return true;
        }

        if (!fields.Count(field, out var given))
        {
            return false;
        }

        value = (int)Math.Clamp(given, 1, most);
        return given == value || fields.Fails(field, "out-of-range", $"'{field}' must lie between 1 and {most:N0}.");
    }

    private static bool Parse<T>(string text, out T value)
        where T : struct, Enum
    {
        value = Enum.GetValues<T>().FirstOrDefault(v => Name(v) == text);
        return Name(value) == text;
    }

    private static string Names<T>()
        where T : struct, Enum =>
        string.Join(", ", Enum.GetValues<T>().Select(Name));

    private static string Name<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
