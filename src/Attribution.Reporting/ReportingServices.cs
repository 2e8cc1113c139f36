using Attribution.Reporting.Fonts;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Pdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Reporting;

/// <summary>What this project offers to a host.</summary>
public static partial class ReportingServices
{
    /// <summary>Adds <see cref="IReportRenderer"/> (PDF, section <c>Reports</c>) and <see cref="IMailSender"/> (SMTP, section <c>Mail</c>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">The configuration names a renderer that this build does not have.</exception>
    public static IServiceCollection AddReporting(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        AddRenderer(services, configuration);
        return services;
    }

    private static void AddRenderer(IServiceCollection services, IConfiguration configuration)
    {
        var renderers = new Dictionary<string, Action<IServiceCollection, IConfiguration>>(StringComparer.Ordinal)
        {
            [RendererOptions.BuiltIn] = (s, _) => s.AddSingleton<IReportRenderer>(_ => new PdfRenderer(FontSet.Default)),
        };
        AddOtherRenderers(renderers);
        var chosen = configuration.GetSection(RendererOptions.Section).Get<RendererOptions>()?.Renderer ?? RendererOptions.BuiltIn;
        if (!renderers.TryGetValue(chosen, out var add))
        {
            throw new InvalidOperationException($"Reports:Renderer is '{chosen}'; this build has {string.Join(", ", renderers.Keys)}. questpdf needs a build with -p:StandIns=false.");
        }

        add(services, configuration);
    }

    /// <summary>Renderers that only some builds have.</summary>
    static partial void AddOtherRenderers(Dictionary<string, Action<IServiceCollection, IConfiguration>> renderers);
}
