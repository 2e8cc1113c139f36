using Attribution.Functions.Imports;

namespace Attribution.Functions.Tests.Imports;

/// <summary>Whatever arrives, reading ends, with rows and faults and never with an exception.</summary>
public sealed class DamagedFileTests
{
    private const int Damages = 400;

    public static TheoryData<string, string> Samples => new()
    {
        { "google-ads-csv", "google-ads-campaign-daily.csv" },
        { "ga4-cost-csv", "ga4-cost-import.csv" },
        { "csv", "ga4-cost-import.csv" },
        { "meta-insights", "meta-insights.json" },
        { "meta-insights", "meta-insights-period.json" },
        { "meta-insights", "ga4-cost-import.csv" },
        { "csv", "meta-insights.json" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Reading_Ends_WhenAFileIsDamaged(string format, string sample)
    {
        var whole = System.Text.Encoding.UTF8.GetBytes(Read.Sample(sample));
        var intact = (await Read.Bytes(format, whole)).Split(" | ");
        var different = 0;
        for (var seed = 0; seed < Damages; seed++)
        {
            var told = await Read.Bytes(format, Damaged(whole, new Random(seed)), CsvSettings.Usual, piece: 1 + (seed % 500));
            different += told.Split(" | ").SequenceEqual(intact) ? 0 : 1;
        }

        // A file of another format has no rows to lose.
        Assert.InRange(different, intact.Length > 1 ? Damages / 10 : 0, Damages);
    }

#pragma warning disable CA5394 // Seeded, so that a failure can be repeated.
    private static byte[] Damaged(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, "\"\\{}[],;\n\r\t\0"u8.ToArray()[random.Next(12)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, random.Next(200)));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(at, 300)));
                    break;
            }
        }

        return [.. bytes];
    }
#pragma warning restore CA5394
}
