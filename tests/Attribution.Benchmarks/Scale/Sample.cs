using System.Globalization;
using Attribution.Domain.Measures;
using Attribution.Storage.Events;

namespace Attribution.Benchmarks.Scale;

/// <summary>One event on its way to the store.</summary>
/// <param name="At">When its request comes, in milliseconds from the beginning.</param>
/// <param name="Request">Number of the request.</param>
/// <param name="Instance">Which instance gets the request.</param>
/// <param name="Partition">Number of its event partition.</param>
/// <param name="Event">Number of the event; a repetition has that of the original.</param>
/// <param name="IsTouch">Whether somebody can be told by it.</param>
internal readonly record struct Arrival(double At, int Request, int Instance, int Partition, int Event, bool IsTouch);

/// <summary>Some seconds of traffic: events with ids and times, placed by the product's own <see cref="EventPartition.Of(MeasureEvent, Domain.Catalog.EventLayout)"/>.</summary>
internal sealed class Sample
{
    /// <summary>Senders repeat what they got no answer for within seconds.</summary>
    private const int SecondsToRepetition = 5;

    /// <summary>What comes in batches was gathered for up to so long; what comes alone is sent at once.</summary>
    private const double SecondsOfBatch = 2;

    private static readonly DateTimeOffset Begin = new(2026, 3, 16, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 3, 16);

    private readonly Dictionary<EventPartition, int> numbers = [];
    private readonly List<EventPartition> partitions = [];
    private readonly List<Arrival> arrivals = [];
    private readonly Dice dice;

    private Sample(ulong seed) => dice = new Dice(seed);

    /// <summary>Partitions by their numbers.</summary>
    public IReadOnlyList<EventPartition> Partitions => partitions;

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Arrival> Arrivals => arrivals;

    public int Requests { get; private set; }

    public int Events { get; private set; }

    /// <param name="traffic">What comes in a second.</param>
    /// <param name="setup">Layouts.</param>
    /// <param name="instances">Among which requests are spread.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="seed">Decides everything that is left to chance.</param>
    public static Sample Of(ScaleTraffic traffic, ScaleSetup setup, int instances, double seconds, ulong seed)
    {
        var sample = new Sample(seed);
        for (var i = 0; i < traffic.Channels.Count; i++)
        {
            sample.Add(traffic, traffic.Channels[i], setup.Layouts[i], instances, seconds * 1_000);
        }

        sample.arrivals.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Request != b.Request ? a.Request.CompareTo(b.Request) : a.Event.CompareTo(b.Event));
        return sample;
    }

    private void Add(ScaleTraffic traffic, ScaleChannel channel, Domain.Catalog.EventLayout layout, int instances, double until)
    {
        // A sender that got no answer sends the whole request again.
        var sent = new List<(int Event, int Partition, bool IsTouch)[]>();
        var requestsPerSecond = channel.EventsPerSecond / channel.Batch;
        var recent = (int)Math.Max(1, requestsPerSecond * SecondsToRepetition);
        for (var at = dice.Gap(requestsPerSecond); at < until; at += dice.Gap(requestsPerSecond))
        {
            var (request, instance) = (Requests++, dice.Below(instances));
            var isRepetition = sent.Count > 0 && dice.Share() < traffic.Repetitions;
            if (!isRepetition)
            {
                sent.Add([.. Enumerable.Range(0, channel.Batch).Select(_ => New(traffic, channel, layout, at))]);
            }

            foreach (var (number, partition, isTouch) in isRepetition ? sent[^(1 + dice.Below(Math.Min(recent, sent.Count)))] : sent[^1])
            {
                arrivals.Add(new Arrival(at, request, instance, partition, number, isTouch));
            }
        }
    }

    private (int Event, int Partition, bool IsTouch) New(ScaleTraffic traffic, ScaleChannel channel, Domain.Catalog.EventLayout layout, double at)
    {
        var (number, measure) = (Events++, OneOf(dice.Share()));
        var age = channel.Batch > 1 ? dice.Share() * SecondsOfBatch * 1_000 : 0;
        var fact = new MeasureEvent(
            measure, "scale", number.ToString(CultureInfo.InvariantCulture), channel.Name, "", Begin.AddMilliseconds(at - age), Day, 0, []);
        var partition = EventPartition.Of(fact, layout);
        if (!numbers.TryGetValue(partition, out var place))
        {
            numbers[partition] = place = partitions.Count;
            partitions.Add(partition);
        }

        return (number, place, measure.IsTouch() && dice.Share() < traffic.Visitors);
    }

    private static Measure OneOf(double share)
    {
        foreach (var (measure, part) in ScaleTraffic.Mix)
        {
            if ((share -= part) < 0)
            {
                return measure;
            }
        }

        return ScaleTraffic.Mix[0].Measure;
    }
}
