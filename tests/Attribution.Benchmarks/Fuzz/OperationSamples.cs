namespace Attribution.Benchmarks.Fuzz;

/// <summary>What is for the master key alone.</summary>
internal static class OperationSamples
{
    private const string Item = "Rp4hc-ZRvz8Alapffq6PnA";

    public static IReadOnlyList<Sample> All { get; } =
    [
        Sample.Of("GET /operations/poison", "/operations/poison"),
        Sample.Of("GET /operations/poison/{queue}/{id}", $"/operations/poison/events-to-fold/{Item}"),
        Sample.Of("POST /operations/poison/{queue}/replay", "/operations/poison/events-to-fold/replay?dryRun=true&reason=store&olderThanMinutes=5&most=10&perSecond=5"),
        Sample.Of("DELETE /operations/poison/{queue}", "/operations/poison/events-to-fold?reason=store"),
        Sample.Of("DELETE /operations/poison/{queue}/{id}", $"/operations/poison/events-to-fold/{Item}"),
        Sample.Of("GET /operations/parked", "/operations/parked"),
        Sample.Of("GET /operations/parked/{origin}/{id}", $"/operations/parked/webhook:fuzz-meta/{Item}"),
        Sample.Of("POST /operations/parked/{origin}/replay", "/operations/parked/leads-to-fetch/replay?dryRun=true"),
        Sample.Of("DELETE /operations/parked/{origin}", "/operations/parked/leads-to-fetch?olderThanMinutes=1440"),
        Sample.Of("DELETE /operations/parked/{origin}/{id}", $"/operations/parked/leads-to-fetch/{Item}"),
        Sample.Of("GET /operations/audit", "/operations/audit?from=2026-03-01&to=2026-03-31"),
        Sample.Of("GET /operations/retention", "/operations/retention"),
        Sample.Of("POST /operations/rebuild", "/operations/rebuild?what=day-sums&from=2026-03-16&to=2026-03-22&dryRun=true"),
        Sample.Of("POST /operations/reports/{week}/{marketer}/resend", "/operations/reports/2026-W12/anna/resend?revision=1"),
    ];
}
