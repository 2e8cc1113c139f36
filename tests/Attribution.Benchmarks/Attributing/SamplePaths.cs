using System.Globalization;
using System.Text;
using Attribution.Benchmarks.Fuzz;

namespace Attribution.Benchmarks.Attributing;

/// <summary>Generated path files: some paths are taken by many journeys, most by few.</summary>
internal static class SamplePaths
{
    // Of a million lines, about this many distinct paths.
    private const double DistinctPerLine = 0.17;

    private const int LongestPath = 30;

    /// <summary>Writes the lines that analysts have, and the same with days and milestones.</summary>
    /// <returns>Distinct paths.</returns>
    public static int Write(AttributeSettings settings, string plain, string complete)
    {
        var chance = new Chance(settings.Seed, 0);
        var paths = Distinct(settings, chance);
        var seen = new HashSet<string[]>(ReferenceEqualityComparer.Instance);
        using var plainly = Writer(plain);
        using var completely = Writer(complete);
        plainly.Write("path,total_conversions,total_conversion_value,total_null\n");
        completely.Write("path,total_conversions,total_conversion_value,total_null,days,lead_index,opp_index\n");
        for (var line = 0; line < settings.Paths; line++)
        {
            // A share of the square of a random number: the first paths come often, the last ones now and then.
            var often = chance.Below(1 << 20) / (double)(1 << 20);
            var path = paths[(int)(paths.Length * often * often)];
            seen.Add(path);
            var conversions = chance.Below(3);
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(" > ", path)},{conversions},{conversions * (1_000 + chance.Below(50_000)) / 100.0:0.00},{chance.Below(20)}");
            var lead = chance.Below(path.Length);
            plainly.Write(text);
            plainly.Write('\n');
            completely.Write(text);
            completely.Write(string.Create(CultureInfo.InvariantCulture, $",{Days(path.Length, chance)},{lead},{lead + chance.Below(path.Length - lead)}\n"));
        }

        return seen.Count;
    }

    private static string[][] Distinct(AttributeSettings settings, Chance chance)
    {
        var names = Enumerable.Range(1, settings.Channels).Select(number => string.Create(CultureInfo.InvariantCulture, $"channel {number:00}")).ToArray();
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var paths = new string[(int)Math.Max(1, settings.Paths * DistinctPerLine)][];
        for (var count = 0; count < paths.Length;)
        {
            var length = 1;
            while (length < LongestPath && chance.Below(100) < 80)
            {
                length++;
            }

            // The lower of two: channels differ in size.
            var path = Enumerable.Range(0, length).Select(_ => names[Math.Min(chance.Below(names.Length), chance.Below(names.Length))]).ToArray();
            if (distinct.Add(string.Join('>', path)))
            {
                paths[count++] = path;
            }
        }

        return paths;
    }

    private static string Days(int touches, Chance chance)
    {
        var ages = new string[touches];
        var hundredths = 0;
        for (var touch = touches - 1; touch >= 0; touch--)
        {
            hundredths += chance.Below(500);
            ages[touch] = (hundredths / 100.0).ToString("0.00", CultureInfo.InvariantCulture);
        }

        return string.Join(" > ", ages);
    }

    private static StreamWriter Writer(string file) => new(file, false, new UTF8Encoding(false), 1 << 20);
}
