using Attribution.Domain.Catalog;
using Attribution.Domain.Events;
using Attribution.Domain.Personas;
using Attribution.Domain.Pipeline;
using Attribution.Functions.Attributing;
using Attribution.Functions.Cataloguing;
using Attribution.Functions.Comparing;
using Attribution.Functions.Dashboard;
using Attribution.Functions.DataDriven;
using Attribution.Functions.Events;
using Attribution.Functions.Explaining;
using Attribution.Functions.Facts;
using Attribution.Functions.Identity;
using Attribution.Functions.Imports;
using Attribution.Functions.Ingestion;
using Attribution.Functions.Ingestion.Tallies;
using Attribution.Functions.LeadLife;
using Attribution.Functions.Operations;
using Attribution.Functions.Personas;
using Attribution.Functions.Pipeline;
using Attribution.Functions.Plans;
using Attribution.Functions.Protection;
using Attribution.Functions.Protection.Ageing;
using Attribution.Functions.Reports;
using Attribution.Functions.Settings;
using Attribution.Functions.Touches;
using Attribution.Functions.Webhooks;
using Attribution.Storage.Leads;
using Attribution.Storage.Sealing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions;

/// <summary>Registers what the functions call.</summary>
internal static class AttributionRegistration
{
    /// <summary>Settings, clock and keys; then one group per kind of work.</summary>
    public static IServiceCollection AddAttribution(this IServiceCollection services)
    {
        services.AddOptions<AttributionOptions>().BindConfiguration(AttributionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => Clock(p.GetRequiredService<IOptions<AttributionOptions>>().Value));
        services.AddSingleton(p => p.GetRequiredService<IOptions<AttributionOptions>>().Value.Pseudonyms);
        services.AddSingleton(p => p.GetRequiredService<IOptions<AttributionOptions>>().Value.Cipher).AddSingleton<ContactCipher>(p => new(p.GetRequiredService<DataCipher>()));
        services.AddSingleton<ReportingCalendar>();
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(p => new ReaderLinks(p.GetRequiredService<IOptions<AttributionOptions>>().Value.LinkSecrets, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PreliminaryWeeks>().AddSingleton<DashboardWeeks>().AddSingleton<DashboardEndpoint>();

        services.AddSingleton<TelephoneNumbers>().AddSingleton<ContactReader>().AddSingleton<IdentifierReader>();
        services.AddSingleton<MeasureItemReader>().AddSingleton<LeadIntake>().AddSingleton<ErasedPeople>().AddSingleton<EventIntake>().AddSingleton<MeasureIntake>();
        services.AddSingleton<IntakeTallies>().AddSingleton<TallyFlushing>().AddHostedService(p => p.GetRequiredService<TallyFlushing>());
        services.AddSingleton<FoldAnnouncer>().AddHostedService(p => p.GetRequiredService<FoldAnnouncer>()).AddHostedService<RemindersAtStart>();
        services.AddSingleton<IntakeGate>().AddSingleton<RetryAppointments>().AddSingleton<MeasureEndpoint>();
        services.AddSingleton<AllowedOrigins>().AddSingleton<TouchRates>().AddSingleton<TouchEndpoint>();
        services.AddSingleton<FactIntake>().AddSingleton<FactEndpoint>();
        services.AddWebhooks();
        services.AddSingleton<ImportRun>();
        services.AddSingleton<EventFolding>().AddSingleton<TouchIndexing>().AddSingleton<CurrentRules>().AddSingleton<LeadAttributor>().AddSingleton<JourneyClosing>();
        services.AddSingleton<LeadEventEndpoint>().AddSingleton<LeadLifeEndpoint>().AddSingleton<CrmImport>();
        services.AddSingleton<ManagerLoads>().AddSingleton<LeadAssigning>().AddSingleton<AssignmentMailing>();
        services.AddSingleton<IEntryFormat<Manager>, ManagerFormat>().AddSingleton<LeadBookkeeping>().AddOptions<LeadLifeOptions>().BindConfiguration(LeadLifeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LeadExplainer>().AddSingleton<LeadStandingEndpoint>().AddSingleton<DataDrivenRun>().AddSingleton<DataDrivenColumns>().AddSingleton<ReportMailing>().AddSingleton<ReportRun>();
        services.AddSingleton<WeekFreezing>().AddSingleton<WeekReopening>();

        services.AddSingleton<IEntryFormat<Channel>, ChannelFormat>().AddSingleton<IEntryFormat<Campaign>, CampaignFormat>();
        services.AddSingleton<IEntryFormat<Marketer>, MarketerFormat>().AddSingleton<IEntryFormat<Plan>, PlanFormat>();
        services.AddSingleton<IEntryFormat<Connection>, ConnectionFormat>().AddSingleton<SecretEndpoint>();
        services.AddSingleton<IEntryFormat<Persona>, PersonaFormat>().AddSingleton<IEntryFormat<JourneyStage>, JourneyStageFormat>().AddSingleton<IEntryFormat<Content>, ContentFormat>();
        services.AddSingleton<IEntryFormat<MarketingEvent>, MarketingEventFormat>().AddSingleton<EventFactEndpoint>().AddSingleton<EventSettling>().AddSingleton<LeadTags>();
        services.AddSingleton(typeof(CatalogueEndpoint<>)).AddSingleton<PlanVersionList>();
        services.AddSingleton<AccountReader>().AddSingleton<DealDetails>().AddSingleton<DealFormat>().AddSingleton<DealPeople>().AddSingleton<DealSettling>().AddSingleton<LeadDeals>();
        services.AddSingleton<IEntryFormat<PipelineStage>, PipelineStageFormat>().AddSingleton<IEntryFormat<SalesQuota>, SalesQuotaFormat>();
        services.AddSingleton<IEntryFormat<PipelineSettings>, PipelineSettingsFormat>();
        services.AddSingleton<PersonFinder>().AddSingleton<PersonExport>().AddSingleton<ErasedItems>().AddSingleton<ErasedPseudonyms>().AddSingleton<PersonErasing>().AddSingleton<ErasureFinishing>().AddSingleton<PersonEndpoint>().AddSingleton<EncryptionRenewal>().AddSingleton<IdentityRenewal>();
        services.AddSingleton<Retention>().AddSingleton<Horizons>().AddSingleton<EventNames>().AddSingleton<IValidateOptions<RetentionOptions>, RetentionLimits>();
        services.AddSingleton<IAged, AgedEvents>().AddSingleton<IAged, AgedTouches>().AddSingleton<IAged, AgedPeople>().AddSingleton<IAged, AgedFacts>();
        services.AddSingleton<IAged, AgedContacts>().AddSingleton<IAged, AgedParked>().AddSingleton<IAged, AgedFailures>().AddSingleton<IAged, AgedAudit>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PlanQuestions>().AddSingleton<PayRun>();
        services.AddSingleton<AuditedOperations>().AddSingleton<PoisonItems>().AddSingleton<ParkedItems>();
        services.AddSingleton<SumChecking>().AddSingleton<RebuildRun>().AddSingleton<ReportResending>();
        return services;
    }

    private static TimeProvider Clock(AttributionOptions options) =>
        options.StartClockAt is { } start ? new StartedClock(start) : TimeProvider.System;
}
