using System.Text.Json;
using Attribution.Benchmarks.Processes;
using Azure.Data.Tables;

namespace Attribution.Benchmarks.Soak;

/// <summary>What the product says: figures over HTTP per channel, and for campaigns and days the sums that reports read.</summary>
internal sealed class ServedNumbers(Stack stack)
{
    private const long UnitsPerLead = 1_000_000_000;

    private static readonly (string Name, string Member)[] Members =
        [("clicks", "clicks"), ("impressions", "impressions"), ("applications", "applications"), ("costs", "costMicros")];

    private readonly byte[] request = new Requests(stack.Settings.HostKey).Get($"/figures/{Times.Week}");
    private readonly TableClient sums = new TableServiceClient(stack.Azurite.ConnectionString).GetTableClient("DaySums");

    /// <summary>Everything that is not zero, by the names of <see cref="Expectation"/>.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Read(CancellationToken ct)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        await Figures(numbers, ct);
        for (var i = 0; i < Traffic.Channels; i++)
        {
            await Campaigns(numbers, Traffic.Channel(i), ct);
        }

        return numbers;
    }

    private async Task Figures(Dictionary<string, long> numbers, CancellationToken ct)
    {
        using var app = new HttpConnection(stack.Address);
        var answer = await app.Send(request, ct);
        if (answer.Status != 200)
        {
            throw new InvalidDataException($"The figures were answered {answer}");
        }

        using var json = JsonDocument.Parse(answer.Body);
        foreach (var channel in json.RootElement.GetProperty("channels").EnumerateArray())
        {
            var id = channel.GetProperty("channel").GetString();
            foreach (var (name, member) in Members)
            {
                if (channel.GetProperty(member) is { ValueKind: JsonValueKind.Number } value && value.GetInt64() != 0)
                {
                    numbers[$"{id} {name}"] = value.GetInt64();
                }
            }
        }

        var units = json.RootElement.GetProperty("total").GetProperty("leadUnits").GetInt64();
        if (units % UnitsPerLead != 0)
        {
            throw new InvalidDataException($"The credits of all leads add up to {units} billionths, which is no whole number of leads.");
        }

        if (units > 0)
        {
            numbers["leads"] = units / UnitsPerLead;
        }
    }

    /// <summary>The figures tell no campaigns; the sums that they are made of do.</summary>
    private async Task Campaigns(Dictionary<string, long> numbers, string channel, CancellationToken ct)
    {
        var partition = FormattableString.Invariant($"{channel}|{Times.ClockStart:yyyyMMdd}");
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {"sum|"} and RowKey lt {"sum}"}");
        await foreach (var row in sums.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            var parts = row.RowKey.Split('|');
            var isCost = parts[1] == "cost";
            numbers[$"{channel} {parts[2]} {(isCost ? "costs" : parts[1])}"] = row.GetInt64(isCost ? "Micros" : "Count") ?? 0;
        }
    }
}
