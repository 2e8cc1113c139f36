using Attribution.Reporting.Fonts;
using Attribution.Reporting.Mail;
using Attribution.Reporting.Pdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Reporting;

/// <summary>What this project offers to a host.</summary>
public static class ReportingServices
{
    /// <summary>Adds <see cref="IReportRenderer"/> (PDF) and <see cref="IMailSender"/> (SMTP, section <c>Mail</c>).</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddReporting(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<MailOptions>()
            .Bind(configuration.GetSection(MailOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IReportRenderer>(_ => new PdfRenderer(FontSet.Default));
        services.AddSingleton<IMailSender, SmtpMailSender>();
        return services;
    }
}
