using Attribution.Reporting.QuestPdf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Attribution.Reporting;

/// <content>Present only in a build with the real packages.</content>
public static partial class ReportingServices
{
    static partial void AddOtherRenderers(Dictionary<string, Action<IServiceCollection, IConfiguration>> renderers) => renderers["questpdf"] = (services, configuration) =>
    {
        services.AddOptions<QuestPdfOptions>()
            .Bind(configuration.GetSection(QuestPdfOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IReportRenderer, QuestPdfRenderer>();
    };
}
