using Attribution.Functions.Settings;
using Attribution.Functions.Webhooks.Fetching;
using Attribution.Functions.Webhooks.Senders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Attribution.Functions.Webhooks;

/// <summary>Registers senders, and what fetches their leads.</summary>
internal static class WebhookRegistration
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<DeliveryRates>();
        services.AddSingleton<IWebhookSender, GoogleLeadForms>().AddSingleton<IWebhookSender, MetaLeadAds>().AddSingleton<IWebhookSender, LinkedInLeadSync>();
        services.AddSingleton<IWebhookSender, TikTokInstantForms>().AddSingleton<IWebhookSender, VkLeadForms>().AddSingleton<IWebhookSender, StandardWebhooks>();
        services.AddSingleton<ConnectionDirectory>().AddSingleton<DeliveredLeads>().AddSingleton<ParkedDeliveries>();
        services.AddSingleton<LeadAnnouncements>().AddSingleton<DeliveryHandling>().AddSingleton<WebhookEndpoint>();

        services.AddOptions<MetaOptions>().BindConfiguration(MetaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LinkedInOptions>().BindConfiguration(LinkedInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddLeadSource<MetaGraph>(p => p.GetRequiredService<IOptions<MetaOptions>>().Value.TimeoutSeconds);
        services.AddLeadSource<LinkedInForms>(p => p.GetRequiredService<IOptions<LinkedInOptions>>().Value.TimeoutSeconds);
        return services.AddTransient<LeadFetching>();
    }

    /// <summary>No redirects, which could carry a token elsewhere, and no log of addresses, which hold Meta's.</summary>
    private static void AddLeadSource<T>(this IServiceCollection services, Func<IServiceProvider, int> timeoutSeconds)
        where T : class, ILeadSource
    {
        services.AddHttpClient<T>((provider, http) =>
            {
                http.Timeout = TimeSpan.FromSeconds(timeoutSeconds(provider));
                http.MaxResponseContentBufferSize = PlatformCalls.MostBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();
        services.AddTransient<ILeadSource>(p => p.GetRequiredService<T>());
    }
}
