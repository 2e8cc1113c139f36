using Attribution.Domain.Bookings;
using Attribution.Domain.Calendar;
using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Kpis;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;
using Attribution.Storage.Bookings;
using Attribution.Storage.Catalog;
using Attribution.Storage.Pipeline;

namespace Attribution.Storage.Figures;

/// <summary>Gathers everything that KPIs follow from. The cost follows days × lines of the cuts, and channels × days × campaigns; never facts.</summary>
public sealed class KpiReader(
    BookingReader bookings, ChannelDays channelDays, PipelineReader pipeline, EventInputReader events, PersonaInputReader personas, CatalogStore catalog)
{
    /// <summary>Reads the inputs of some days, and sums of as many days before.</summary>
    /// <param name="days">The days, at least one, in the reporting time zone.</param>
    /// <param name="currency">ISO 4217 code of the reporting currency.</param>
    /// <param name="today">Today, in the reporting time zone.</param>
    /// <param name="zone">The reporting time zone.</param>
    /// <param name="ct">Stops between queries.</param>
    public async Task<KpiInputs> Read(DayRange days, string currency, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var before = new DayRange(days.From.AddDays(-days.Days), days.From);
        var now = bookings.Sums(days, ct);
        var earlier = bookings.Sums(before, ct);
        var (channels, sums, totals) = await channelDays.Read(new DayRange(before.From, days.Until), ct).ConfigureAwait(false);
        var booked = await now.ConfigureAwait(false);
        return new KpiInputs(
            days,
            currency,
            booked,
            await earlier.ConfigureAwait(false),
            CampaignCosts.Of(days, channels, sums, totals),
            CampaignCosts.Of(before, channels, sums, totals))
        {
            Events = await events.Read(days, booked, ct).ConfigureAwait(false),
            Personas = await personas.Read(ct).ConfigureAwait(false),
            Names = await Names(channels, ct).ConfigureAwait(false),
            Pipeline = await pipeline.Read(days, today, zone, ct).ConfigureAwait(false),
        };
    }

    private async Task<SortedDictionary<string, string>> Names(IReadOnlyList<Channel> channels, CancellationToken ct)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(CutKind.Channel, channels, channel => channel.Id, channel => channel.Name);
        Add(CutKind.Marketer, await catalog.All<Marketer>(includeRetired: true, ct).ConfigureAwait(false), marketer => marketer.Id, marketer => marketer.Name);
        Add(CutKind.Manager, await catalog.All<Manager>(includeRetired: true, ct).ConfigureAwait(false), manager => manager.Id, manager => manager.Name);
        Add(CutKind.Stage, await catalog.All<PipelineStage>(includeRetired: true, ct).ConfigureAwait(false), stage => stage.Id, stage => stage.Name);
        Add(CutKind.Event, await catalog.All<MarketingEvent>(includeRetired: true, ct).ConfigureAwait(false), entry => entry.Id, entry => entry.Name);
        Add(CutKind.Cell, await catalog.All<Persona>(includeRetired: true, ct).ConfigureAwait(false), persona => persona.Id, persona => persona.Name);
        return names;

        void Add<T>(CutKind kind, IEnumerable<T> entries, Func<T, string> id, Func<T, string> name)
        {
            foreach (var entry in entries)
            {
                names[KpiInputs.NameKey(kind, id(entry))] = name(entry);
            }
        }
    }
}
