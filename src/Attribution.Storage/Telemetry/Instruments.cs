using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Attribution.Storage.Telemetry;

/// <summary>
/// Every instrument of the product; <c>src/Attribution.Functions/README.md</c> says what each counts. They stand in the lowest project that counts, so that there is one
/// class of them. Nothing is measured unless somebody listens, and no measurement allocates: tags are constants, ids of the catalogue's kind, or codes. None is ever of a person.
/// </summary>
public static class Instruments
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Attribution";

    private const string Accepted = "accepted";
    private const string Endpoint = "endpoint";
    private const string Outcome = "outcome";
    private const string Kind = "kind";
    private const string Service = "service";
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    private static readonly Meter Meter = new(Name);
    private static readonly InstrumentAdvice<double> OfRequests = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<double> OfQueues = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400] };
    private static readonly InstrumentAdvice<int> OfGroups = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 99] };

    private static readonly Counter<long> Items = Meter.CreateCounter<long>("attribution.items", "{item}");
    private static readonly Counter<long> Leads = Meter.CreateCounter<long>("attribution.leads.credited", "{lead}");
    private static readonly Histogram<double> LeadDelay = Meter.CreateHistogram("attribution.leads.delay", "s", advice: OfQueues);
    private static readonly Histogram<int> GroupSize = Meter.CreateHistogram("attribution.groups.size", "{event}", advice: OfGroups);
    private static readonly Histogram<double> GroupWait = Meter.CreateHistogram("attribution.groups.wait", "s", advice: OfRequests);
    private static readonly Counter<long> StoreCalls = Meter.CreateCounter<long>("attribution.store.calls", "{call}");
    private static readonly Counter<long> StoreConflicts = Meter.CreateCounter<long>("attribution.store.conflicts", "{call}");
    private static readonly Counter<long> StoreRetries = Meter.CreateCounter<long>("attribution.store.retries", "{call}");
    private static readonly Histogram<double> Render = Meter.CreateHistogram("attribution.reports.render", "s", advice: OfRequests);
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("attribution.mails", "{mail}");
    private static readonly ConcurrentDictionary<string, int> PoisonByQueue = new(StringComparer.Ordinal);
    private static readonly ObservableGauge<int> Poison = Meter.CreateObservableGauge("attribution.poison", PoisonNow, "{message}");

    /// <summary>Activities of the product.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    /// <summary>All instruments, as they stand in this class.</summary>
    public static IReadOnlyList<Instrument> All { get; } = [Items, Leads, LeadDelay, GroupSize, GroupWait, StoreCalls, StoreConflicts, StoreRetries, Render, Mails, Poison];

    /// <summary>Items were new.</summary>
    /// <param name="endpoint">By which door they came.</param>
    /// <param name="count">How many.</param>
    public static void ItemsAccepted(string endpoint, long count = 1) => Items.Add(count, new(Endpoint, endpoint), new(Outcome, Accepted));

    /// <summary>Items were there already.</summary>
    /// <param name="endpoint">By which door they came.</param>
    /// <param name="count">How many.</param>
    public static void ItemsRepeated(string endpoint, long count = 1) => Items.Add(count, new(Endpoint, endpoint), new(Outcome, "duplicate"));

    /// <summary>An item could not be taken.</summary>
    /// <param name="endpoint">By which door it came.</param>
    /// <param name="reason">Code of the problem.</param>
    public static void ItemRejected(string endpoint, string reason) => Items.Add(1, new(Endpoint, endpoint), new(Outcome, "rejected"), new("reason", reason));

    /// <summary>A lead's credit changed.</summary>
    /// <param name="outcome">What became of it: <c>attributed</c>, <c>unattributed</c>, <c>attached</c> or <c>withheld</c>.</param>
    public static void LeadCredited(string outcome) => Leads.Add(1, new KeyValuePair<string, object?>(Outcome, outcome));

    /// <summary>How long after its form a lead was credited for the first time.</summary>
    /// <param name="delay">From the moment of the form.</param>
    public static void LeadDelayed(TimeSpan delay) => LeadDelay.Record(delay.TotalSeconds);

    /// <summary>A group of events is about to be written in one transaction.</summary>
    /// <param name="size">How many.</param>
    /// <param name="since">When the first of them began to wait, as a timestamp of the stopwatch.</param>
    public static void GroupTaken(int size, long since)
    {
        GroupSize.Record(size);
        if (GroupWait.Enabled)
        {
            GroupWait.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
        }
    }

    /// <summary>A call to the storage account is about to be made.</summary>
    /// <param name="service"><c>table</c>, <c>queue</c> or <c>blob</c>.</param>
    /// <param name="isRetry">Whether it was made before, in vain.</param>
    public static void StoreCalled(string service, bool isRetry)
    {
        StoreCalls.Add(1, new KeyValuePair<string, object?>(Service, service));
        if (isRetry)
        {
            StoreRetries.Add(1, new(Service, service), new(Kind, "call"));
        }
    }

    /// <summary>A call to the storage account was answered; counts it when somebody else was there first.</summary>
    /// <param name="service"><c>table</c>, <c>queue</c> or <c>blob</c>.</param>
    /// <param name="status">HTTP status.</param>
    public static void StoreAnswered(string service, int status)
    {
        if (status is Conflict or PreconditionFailed)
        {
            StoreConflicts.Add(1, new KeyValuePair<string, object?>(Service, service));
        }
    }

    /// <summary>What was read was out of date when it was to be written: it is read, decided and written again.</summary>
    public static void DecisionRepeated() => StoreRetries.Add(1, new(Service, "table"), new(Kind, "decision"));

    /// <summary>A report was drawn.</summary>
    /// <param name="began">When that began, as a timestamp of the stopwatch.</param>
    public static void ReportRendered(long began) => Render.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);

    /// <summary>A mail was handed to the server.</summary>
    /// <param name="kind"><c>report</c> or <c>assignment</c>.</param>
    /// <param name="outcome">What the server said: <c>sent</c>, <c>refused</c> or <c>put-off</c>.</param>
    public static void MailHanded(string kind, string outcome) => Mails.Add(1, new(Kind, kind), new(Outcome, outcome));

    /// <summary>How many messages lie in the poison queue of a queue.</summary>
    /// <param name="queue">Name of the queue, without <c>-poison</c>.</param>
    /// <param name="messages">About how many.</param>
    public static void PoisonFound(string queue, int messages) => PoisonByQueue[queue] = messages;

    private static IEnumerable<Measurement<int>> PoisonNow() => PoisonByQueue.Select(queue => new Measurement<int>(queue.Value, new KeyValuePair<string, object?>("queue", queue.Key)));
}
