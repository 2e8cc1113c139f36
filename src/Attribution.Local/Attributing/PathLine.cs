using System.Text;
using Attribution.Domain.Paths;

namespace Attribution.Local.Attributing;

/// <summary>Reads the fields of a line into a path, in memory that is used again for the next.</summary>
internal sealed class PathLine(ChannelNames names, PathColumns columns, PathNeeds needs)
{
    private readonly int path = columns.Path;
    private readonly int conversions = columns.Conversions;
    private readonly int value = columns.Value;
    private readonly int nulls = columns.Nulls;
    private readonly int days = needs.Ages ? columns.Optional(PathNeeds.Days) : -1;
    private readonly int lead = needs.Milestones ? columns.Optional(PathNeeds.Lead) : -1;
    private readonly int opportunity = needs.Milestones ? columns.Optional(PathNeeds.Opportunity) : -1;

    private int[] channels = new int[64];
    private double[] ages = new double[64];
    private int count;
    private int leadIndex = PathRow.NotReached;
    private int opportunityIndex = PathRow.NotReached;
    private double converted;
    private double valued;
    private double ended;

    /// <summary>The path of the line that was read last.</summary>
    public PathRow Row => new()
    {
        Channels = channels.AsSpan(0, count),
        AgesInDays = needs.Ages ? ages.AsSpan(0, count) : default,
        LeadIndex = leadIndex,
        OpportunityIndex = opportunityIndex,
        Conversions = converted,
        Value = valued,
        Nulls = ended,
    };

    /// <summary>Reads the line at hand.</summary>
    /// <returns>What is wrong with it, and what would be right; null when nothing is.</returns>
    public string? Read(CsvLines line)
    {
        if (line.Count != columns.Count)
        {
            return $"{line.Count} fields, where the header has {columns.Count}; a field that holds a comma is written in quotes";
        }

        return ReadChannels(line[path])
            ?? (Decimals.TryRead(line[conversions], out converted) ? null : NoNumber("total_conversions", line[conversions]))
            ?? (Decimals.TryRead(line[value], out valued) ? null : NoNumber("total_conversion_value", line[value]))
            ?? (Decimals.TryRead(line[nulls], out ended) ? null : NoNumber("total_null", line[nulls]))
            ?? (days >= 0 ? ReadAges(line[days]) : null)
            ?? (lead >= 0 ? ReadIndex(PathNeeds.Lead, line[lead], ref leadIndex) : null)
            ?? (opportunity >= 0 ? ReadIndex(PathNeeds.Opportunity, line[opportunity], ref opportunityIndex) : null)
            ?? (lead >= 0 && opportunityIndex != PathRow.NotReached && opportunityIndex < leadIndex
                ? $"opp_index {opportunityIndex} lies before lead_index {leadIndex}; a lead comes before its opportunity"
                : null);
    }

    private string? ReadChannels(ReadOnlySpan<byte> text)
    {
        count = 0;
        while (true)
        {
            var end = Separator(text);
            var name = Trimmed(end < 0 ? text : text[..end]);
            if (name.IsEmpty || name[0] == '>' || name[^1] == '>')
            {
                return name.IsEmpty && count == 0 && end < 0
                    ? "path is empty; a journey without a touch is written with a channel of its own, such as unattributed"
                    : "path has an empty place; channels are separated by ' > ', and none is left out";
            }

            if (count == channels.Length)
            {
                Array.Resize(ref channels, count * 2);
            }

            channels[count] = names.Number(name);
            if (channels[count++] < 0)
            {
                return "path is not UTF-8; save the file in that encoding";
            }

            if (end < 0)
            {
                return null;
            }

            text = text[(end + 2)..];
        }
    }

    private string? ReadAges(ReadOnlySpan<byte> text)
    {
        if (ages.Length < channels.Length)
        {
            ages = new double[channels.Length];
        }

        if (converted == 0 && valued == 0 && Trimmed(text).IsEmpty)
        {
            // Without a conversion there is nothing that the touches could be older than.
            ages.AsSpan(0, count).Clear();
            return null;
        }

        var place = 0;
        for (var end = 0; end >= 0; text = text[Math.Max(0, end + 1)..], place++)
        {
            end = text.IndexOf((byte)'>');
            var age = Trimmed(end < 0 ? text : text[..end]);
            if (place >= count)
            {
                return $"days has more ages than the path has channels; {count} were expected";
            }

            if (!Decimals.TryRead(age, out ages[place]))
            {
                return NoNumber("days", age);
            }
        }

        return place == count ? null : $"days has {place} ages, and the path {count} channels; write one age for each, separated by ' > '";
    }

    private string? ReadIndex(string name, ReadOnlySpan<byte> text, ref int index)
    {
        index = PathRow.NotReached;
        if (Trimmed(text).IsEmpty)
        {
            return null;
        }

        if (!Decimals.TryRead(text, out var number) || number >= count || number != Math.Floor(number))
        {
            return $"{name} is '{Shown(text)}', and must be a whole number from 0 to {count - 1}, or empty when there is none yet";
        }

        index = (int)number;
        return null;
    }

    // Place of the blank before the next separator; a name may hold the sign alone.
    private static int Separator(ReadOnlySpan<byte> text)
    {
        for (var start = 0; ;)
        {
            var sign = text[start..].IndexOf((byte)'>') + start;
            if (sign < start)
            {
                return -1;
            }

            if (sign > 0 && sign + 1 < text.Length && text[sign - 1] == ' ' && text[sign + 1] == ' ')
            {
                return sign - 1;
            }

            start = sign + 1;
        }
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);

    private static string NoNumber(string column, ReadOnlySpan<byte> text) =>
        $"{column} is '{Shown(text)}', and must be a number from 0 on, such as 3 or 2.5";

    private static string Shown(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text.Length > 60 ? text[..60] : text);
}
