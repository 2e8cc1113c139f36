using Attribution.Reporting.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Attribution.Reporting.Tests;

public class ReportingServicesTests
{
    [Fact]
    public void AddReporting_OffersARendererAndASender()
    {
        using var services = Build(("Mail:Host", "127.0.0.1"), ("Mail:Port", "2525"), ("Mail:From", "reports@example.com"), ("Reports:Renderer", "built-in"));

        Assert.Equal("pdf", services.GetRequiredService<IReportRenderer>().Format);
        Assert.NotNull(services.GetRequiredService<IMailSender>());
        Assert.Equal(2525, services.GetRequiredService<IOptions<MailOptions>>().Value.Port);
    }

    [Theory]
    [InlineData("questpdf")]
    [InlineData("word")]
    public void AddReporting_Throws_WhenTheBuildHasNoSuchRenderer(string renderer)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Build(("Reports:Renderer", renderer)));

        Assert.StartsWith($"Reports:Renderer is '{renderer}'; this build has built-in.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "25", "reports@example.com", "Host")]
    [InlineData("relay", "0", "reports@example.com", "Port")]
    [InlineData("relay", "25", "reports", "From")]
    public void AddReporting_NamesTheSetting_ThatIsWrong(string host, string port, string from, string setting)
    {
        using var services = Build(("Mail:Host", host), ("Mail:Port", port), ("Mail:From", from));

        var fault = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MailOptions>>().Value);
        Assert.Contains(setting, fault.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddReporting(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build())
        .BuildServiceProvider();
}
