using System.Diagnostics.Metrics;
using System.Reflection;
using Attribution.Domain.Leads;
using Attribution.Domain.Models;
using Attribution.Functions.Documentation;
using Attribution.Functions.Telemetry;
using Attribution.Storage.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Functions.Tests.Telemetry;

/// <summary>The page for operators lists the instruments as they are, and counting costs nothing.</summary>
public sealed class InstrumentsTests
{
    [Fact]
    public void Page_ListsTheInstruments_WithTheirUnits() => Assert.Equal(
        Instruments.All.Select(i => (i.Name, Kind(i), i.Unit)).Order(),
        InterfacePage.Rows("Telemetry").Select(cells => (InterfacePage.Quoted(cells[0]).Single(), cells[1], (string?)InterfacePage.Quoted(cells[2]).Single())).Order());

    [Fact]
    public void All_IsEveryInstrumentOfTheClass() => Assert.Equal(
        typeof(Instruments).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(f => f.GetValue(null)).OfType<Instrument>().Select(i => i.Name).Order(),
        Instruments.All.Select(i => i.Name).Order());

    [Fact]
    public void Tags_AreThoseOfThePage()
    {
        var told = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        using var listener = Listening((name, tags) =>
        {
            lock (told)
            {
                told.TryAdd(name, []);
                told[name].UnionWith(tags);
            }
        });

        EachOnce();
        listener.RecordObservableInstruments();

        var page = InterfacePage.Rows("Telemetry").ToDictionary(cells => InterfacePage.Quoted(cells[0]).Single(), cells => InterfacePage.Quoted(cells[3]).Order(StringComparer.Ordinal).ToList());
        lock (told)
        {
            Assert.Equal(page.Keys.Order(StringComparer.Ordinal), told.Keys);
            Assert.All(told, instrument => Assert.Equal(page[instrument.Key], instrument.Value));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Measuring_AllocatesNothing(bool isListenedTo)
    {
        const int Rounds = 1_000;
        using var listener = isListenedTo ? new MeterListener { InstrumentPublished = (i, l) => Enable(i, l) } : null;
        listener?.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener?.SetMeasurementEventCallback<int>(static (_, _, _, _) => { });
        listener?.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener?.Start();
        EachOnce();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            EachOnce();
        }

        // The runtime may compile a method anew meanwhile; what a measurement allocates would be there in every round.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Rounds - 1);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData(" ", 0)]
    [InlineData("http://127.0.0.1:4318", 2)]
    public void Export_IsThere_OnlyWithACollector(string? endpoint, int services)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)]).Build();

        Assert.Equal(services, new ServiceCollection().AddTelemetry(configuration).Count);
    }

#pragma warning disable format
    [Theory]
    [InlineData("paid-search", false, false, "attributed")]
    [InlineData("unattributed", false, false, "unattributed")]
    [InlineData(null,          true,  false, "attached")]     // another form of a person that has a card
    [InlineData(null,          false, true,  "withheld")]     // rejected: earns nothing
#pragma warning restore format
    public void Leads_AreToldApart(string? channel, bool isAttached, bool isRejected, string outcome) => Assert.Equal(outcome, LeadCounts.OutcomeOf(
        new LeadCredits("lead", channel is null ? [] : [new ChannelCredit(channel, "", null!)], [], [], "")
        {
            AttachedTo = isAttached ? "card" : null,
            Standing = isRejected ? new LeadStanding(true, "spam", default) : null,
        }));

    private static void EachOnce()
    {
        Instruments.ItemsAccepted("test");
        Instruments.ItemsRepeated("test");
        Instruments.ItemRejected("test", "missing-field");
        Instruments.LeadCredited("attributed");
        Instruments.LeadDelayed(TimeSpan.FromSeconds(1));
        Instruments.GroupTaken(1, 0);
        Instruments.StoreCalled("table", isRetry: true);
        Instruments.StoreAnswered("table", 409);
        Instruments.DecisionRepeated();
        Instruments.ReportRendered(0);
        Instruments.MailHanded("report", "sent");
        Instruments.PoisonFound("test", 0);
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        _ => "gauge",
    };

    private static MeterListener Listening(Action<string, IEnumerable<string>> told)
    {
        var listener = new MeterListener { InstrumentPublished = (i, l) => Enable(i, l) };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => told(instrument.Name, Names(tags)));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => told(instrument.Name, Names(tags)));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => told(instrument.Name, Names(tags)));
        listener.Start();
        return listener;
    }

    private static List<string> Names(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var names = new List<string>();
        foreach (var tag in tags)
        {
            names.Add(tag.Key);
        }

        return names;
    }

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == Instruments.Name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
