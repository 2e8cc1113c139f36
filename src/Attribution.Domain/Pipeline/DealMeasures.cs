namespace Attribution.Domain.Pipeline;

/// <summary>What deals book. The words are stored and never renamed.</summary>
/// <remarks>Of a deal that was reopened, what its closing booked is taken back until it is closed again.</remarks>
public static class DealMeasures
{
    /// <summary>Deals, on the day on which they were first opened.</summary>
    public const string OpenedDeals = "openedDeals";

    /// <summary>Deals that are won, on the day on which they were.</summary>
    public const string WonDeals = "wonDeals";

    /// <summary>Deals that are lost, on the day on which they were.</summary>
    public const string LostDeals = "lostDeals";

    /// <summary>Seconds from the first opening of won and lost deals to their closing, on the day of that.</summary>
    public const string CycleSeconds = "cycleSeconds";

    /// <summary>Customers of whom nothing was won before, on the day of the first win.</summary>
    public const string NewCustomers = "newCustomers";

    /// <summary>Customers that left, on the day on which they did.</summary>
    public const string LostCustomers = "lostCustomers";

    /// <summary>Deals that were expected to close on a day, as was thought when it began; on that day.</summary>
    public const string ExpectedDeals = "expectedDeals";

    /// <summary>Those of <see cref="ExpectedDeals"/> that were closed when the day was over.</summary>
    public const string MetDeals = "metDeals";

    /// <summary>Seconds that deals were in a stage, on the day on which they left it; cut by stage alone.</summary>
    public const string StageSeconds = "stageSeconds";

    /// <summary>Stays in a stage, on the day on which they ended; cut by stage alone.</summary>
    public const string StagesLeft = "stagesLeft";

    /// <summary>Closed deals that had been in a stage, on the day of closing; cut by stage alone.</summary>
    public const string StageClosed = "stageClosed";

    /// <summary>Won deals that had been in a stage, on the day of winning; cut by stage alone.</summary>
    public const string StageWon = "stageWon";

    /// <summary>Deals in the pipeline now; never stored.</summary>
    public const string OpenDeals = "openDeals";

    /// <summary>Customers when some days began; never stored.</summary>
    public const string CustomersAtStart = "customersAtStart";

    private const string WonDealsPrefix = WonDeals + "_";
    private const string OpenedDealsPrefix = OpenedDeals + "_";
    private const string WonRevenuePrefix = "wonRevenue_";
    private const string OpenedValuePrefix = "openedValue_";
    private const string OpenValuePrefix = "openValue_";

    /// <summary>Opened deals that are worth something in a currency.</summary>
    public static string OpenedDealsIn(string currency) => OpenedDealsPrefix + currency;

    /// <summary>What opened deals were first said to be worth, in micros, on the day on which they were opened.</summary>
    public static string OpenedValue(string currency) => OpenedValuePrefix + currency;

    /// <summary>What deals in the pipeline are worth now, in micros; never stored.</summary>
    public static string OpenValue(string currency) => OpenValuePrefix + currency;

    /// <summary>Won deals that were paid in a currency.</summary>
    public static string WonDealsIn(string currency) => WonDealsPrefix + currency;

    /// <summary>What won deals were won for, in micros, on the day on which they were.</summary>
    public static string WonRevenue(string currency) => WonRevenuePrefix + currency;

    /// <summary>The part of <see cref="WonRevenue"/> that larger contracts, other product groups or further periods brought; null for first business.</summary>
    public static string? RevenueOf(DealKind kind, string currency) => kind switch
    {
        DealKind.Expansion => $"expansionRevenue_{currency}",
        DealKind.CrossSell => $"crossSellRevenue_{currency}",
        DealKind.Renewal => $"renewalRevenue_{currency}",
        _ => null,
    };

    /// <summary>Currencies of measures of money, sorted.</summary>
    internal static IReadOnlyList<string> CurrenciesOf(IEnumerable<string> measures) =>
    [
        .. measures.SelectMany(measure => new[] { WonRevenuePrefix, OpenedValuePrefix, OpenValuePrefix }
                .Where(prefix => measure.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => measure[prefix.Length..]))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
