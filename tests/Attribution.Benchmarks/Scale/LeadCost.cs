namespace Attribution.Benchmarks.Scale;

/// <summary>
/// What one lead takes, at most: a test (<c>StorageCallTests</c>) counts, and fails when a figure here is not enough: rows that are read or written from its click and form to its booking,
/// when the next one comes after all that.
/// </summary>
internal static class LeadCost
{
    /// <summary>Rows of each table.</summary>
    public static IReadOnlyDictionary<string, double> Rows { get; } = new Dictionary<string, double>
    {
        ["Bookings"] = 26,
        ["Catalog"] = 14,
        ["Contacts"] = 1,
        ["Credits"] = 24,
        ["DaySums"] = 4,
        ["DealLinks"] = 4,
        ["Erased"] = 1,
        ["Events"] = 4,
        ["Facts"] = 4,
        ["Journeys"] = 9,
        ["Leads"] = 3,
        ["Outbox"] = 6,
        ["Persons"] = 5,
    };

    /// <summary>What stands in <c>infra/README.md</c>: its calls, those of its click included.</summary>
    public static CostPage.Row Calls => CostPage.Rows["leads with a click before, alone"];

    /// <summary>Settlements of a lead, each of which takes its turn at the week's rows: when it is new, and when a touch or a fact asks for it again.</summary>
    public const double Settlements = 2;

    /// <summary>All plans are read before and after a settlement: an entry and a version each.</summary>
    public const double RowsPerPlan = 2;

    /// <summary>CPU of a lead, in milliseconds: assumed, twenty times that of an event for its eighty calls.</summary>
    public const double CpuMilliseconds = 20;
}
